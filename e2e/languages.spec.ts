import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, expect, type Page, test } from '@playwright/test'
import { serveGallery } from './gallery/gallery-server.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

let gallery: Awaited<ReturnType<typeof serveGallery>>
let browser: Browser
test.beforeAll(async () => {
  test.setTimeout(120_000)
  gallery = await serveGallery()
  browser = await chromium.launch({
    executablePath: process.env.BEDSIDE_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: false,
    args: ['--disable-gpu', '--no-first-run'],
  })
})
test.afterAll(async () => {
  await browser?.close()
  await gallery?.stop()
})

const androidDevanagari = createRequire(import.meta.url).resolve(
  '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff2',
)
const phone = { viewport: { width: 360, height: 640 }, locale: 'en-GB', timezoneId: 'Asia/Kathmandu' }

/** A phone of its own with a list of the font files it fetched. */
async function openPhone(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...phone, baseURL: gallery.origin, ...options })
  const page = await context.newPage()
  const fonts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(new URL(request.url()).pathname)
  })
  return { context, page, fonts }
}

async function show(page: Page, scene: string, language: string) {
  await page.goto(`/dev/gallery/${scene}?language=${language}`)
  await expect(page.locator(`html[data-scene="${scene}"]`)).toHaveCount(1)
  await page.evaluate(() => document.fonts.ready)
}

const isDevanagari = (file: string) => file.includes('mukta-devanagari')

test('a reader of English fetches no Devanagari, a reader of Nepali fetches it from our own house', async () => {
  const { context, page, fonts } = await openPhone()
  await show(page, 'home-join', 'en')
  await expect.poll(() => fonts.filter((file) => file.includes('mukta-latin')).length).toBeGreaterThan(0)
  expect(fonts.filter(isDevanagari)).toEqual([])
  await show(page, 'home-join', 'ne')
  await expect.poll(() => fonts.filter(isDevanagari).length).toBe(2)
  await context.close()
})

test('people who asked to save data are sent no Devanagari', async () => {
  const { context, page, fonts } = await openPhone()
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
  })
  await show(page, 'home-join', 'ne')
  expect(fonts.filter(isDevanagari)).toEqual([])
  await context.close()
})

test('conjuncts are drawn as one, whole and in Mukta, at every weight', async () => {
  const { context, page } = await openPhone()
  await show(page, 'landing', 'ne')
  const seen = await page.evaluate(async () => {
    const main = document.querySelector('main') as HTMLElement
    const measure = (text: string, weight: number, font = 'inherit') => {
      const run = document.createElement('span')
      run.style.cssText = `font:${weight} 40px/1.7 ${font === 'inherit' ? getComputedStyle(main).fontFamily : font};white-space:nowrap;position:absolute`
      run.textContent = text
      main.append(run)
      const { width } = run.getBoundingClientRect()
      run.remove()
      return width
    }
    const words = ['क्षत्रिय', 'ज्ञान', 'श्रेष्ठ', 'मुचुल्का']
    await Promise.all(
      [400, 600].map((weight) => document.fonts.load(`${weight} 40px Mukta`, words.join(' '))),
    )
    return [400, 600, 700].flatMap((weight) =>
      words.map((word) => ({
        word,
        weight,
        whole: measure(word, weight),
        // A zero-width non-joiner after each virama keeps the letters apart: what a font without conjuncts draws.
        broken: measure(word.replaceAll('\u094d', '\u094d\u200c'), weight),
        without: measure(word, weight, 'monospace'),
      })),
    )
  })
  for (const { word, weight, whole, broken, without } of seen) {
    expect(whole, `${word} ${weight} in one`).toBeLessThan(broken)
    expect(whole, `${word} ${weight} in our font`).not.toBe(without)
  }
  await context.close()
})

test('no letter is cut at its top or foot where Devanagari is set tightest', async () => {
  const { context, page } = await openPhone()
  for (const scene of ['landing', 'home-join', 'desk']) {
    await show(page, scene, 'ne')
    const tight = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *, nav *')]
        .filter((element) =>
          [...element.childNodes].some(
            (node) => node.nodeType === 3 && /[\u0900-\u097F]/.test(node.textContent ?? ''),
          ),
        )
        .map((element) => {
          const { fontSize, lineHeight, overflowY } = getComputedStyle(element)
          return {
            of: element.textContent?.slice(0, 30),
            ratio: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
            overflowY,
          }
        })
        .filter(({ ratio }) => ratio < 1.39),
    )
    expect(tight, scene).toEqual([])
  }
  await context.close()
})

/**
 * Gives the phone the Devanagari that Android has, so that what is measured is the swap from it to ours: this machine has none.
 * The styles are the product's own; only where `local()` looks is put in.
 */
async function withAndroidDevanagari(page: Page) {
  await page.route('**/*.css', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replaceAll(
      /local\("?Noto Sans Devanagari"?\)/g,
      'url("/android-devanagari.woff2")',
    )
    await route.fulfill({ response: answer, body })
  })
  await page.route('**/android-devanagari.woff2', (route) => route.fulfill({ path: androidDevanagari }))
}

for (const language of ['en', 'ne'] as const)
  test(`fonts that come late move nothing much in ${language}`, async () => {
    const { context, page } = await openPhone()
    const standing = page.waitForFunction(() => document.documentElement.dataset.scene)
    // A device's own font is there at once; here it is fetched, so what that moved does not count.
    const released = standing.then(() =>
      page.evaluate(async (nepali) => {
        const weights = nepali ? ['400', '600'] : []
        await Promise.all(weights.map((each) => document.fonts.load(`${each} 17px "Mukta Meanwhile"`, 'क')))
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        Object.assign(window, { releasedAtMs: performance.now() })
      }, language === 'ne'),
    )
    await page.route('**/mukta-*.woff2', async (route) => {
      await released
      await route.continue()
    })
    await withAndroidDevanagari(page)
    await page.addInitScript(() => {
      // Told late, a movement still says when it was.
      const moves: PerformanceEntry[] = []
      const watch = new PerformanceObserver((list) => void moves.push(...list.getEntries()))
      watch.observe({ type: 'layout-shift', buffered: true })
      Object.assign(window, { movesSoFar: () => [...moves, ...watch.takeRecords()] })
    })
    await show(page, 'landing', language)
    await page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
    const moved = await page.evaluate(() => {
      const { movesSoFar, releasedAtMs } = window as unknown as {
        movesSoFar(): (PerformanceEntry & { value: number })[]
        releasedAtMs: number
      }
      return movesSoFar()
        .filter(({ startTime }) => startTime >= releasedAtMs)
        .reduce((sum, { value }) => sum + value, 0)
    })
    expect(moved).toBeLessThan(0.1)
    await context.close()
  })
