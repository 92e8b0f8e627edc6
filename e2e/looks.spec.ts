import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { axeAgainst, judged } from './gallery/look.ts'
import { openStage, type Stage } from './gallery/stage.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

const reading = { language: 'en', text: 100 }
let stage: Stage
test.beforeAll(async () => {
  stage = await openStage()
})
test.afterEach(() =>
  stage.page.emulateMedia({ colorScheme: null, forcedColors: null, media: null, reducedMotion: 'reduce' }),
)
test.afterAll(() => stage.close())

const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

test('the desk is dark where the device asks for it, and reads as well; a patient page stays pale', async () => {
  test.setTimeout(180_000)
  const { page, groups } = stage
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  for (const scene of groups.desk ?? []) {
    await stage.show(scene, reading)
    expect(await styleOf(page, '[data-bs-theme="room"]', 'background-color'), scene).toBe('rgb(8, 21, 23)')
    expect.soft(await axeAgainst(page), scene).toEqual([])
  }
  await stage.show('home-join', reading)
  await expect(page.locator('[data-bs-theme="room"]')).toHaveCount(0)
})

test('with forced colours every edge that carries meaning is drawn in the colours of the system', async () => {
  const { page } = stage
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await stage.show('home-join', reading)
  expect(await styleOf(page, 'article[data-stub] > div', 'border-top-style')).toBe('solid')
  expect(await styleOf(page, 'article[data-stub] > div', 'mask-image')).toBe('none')
  expect(await styleOf(page, 'main button', 'border-top-style')).toBe('solid')
  const main = page.locator('main button').first()
  await main.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(main).toHaveCSS('outline-style', 'solid')
  await stage.show('home-loading', reading)
  expect(await styleOf(page, '[class*="bone"]', 'border-top-style')).toBe('dashed')
})

test('the stub tears once at the end of a visit, and only fades for those who asked for less motion', async () => {
  const { page } = stage
  const movesOf = () =>
    page
      .locator('article[data-stub="done"] > div > div')
      .first()
      .evaluate((stub) => {
        // The animation may be over by now: its rule is not.
        const { animationName, animationIterationCount } = getComputedStyle(stub)
        return { animationName: animationName.replace(/^_|_\w+$/g, ''), animationIterationCount }
      })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await stage.show('visit-ended', reading)
  // It ended before one's eyes.
  await page.locator('article[data-stub="done"]').evaluate((slip) => slip.setAttribute('data-torn', ''))
  expect(await movesOf()).toEqual({ animationName: 'tear', animationIterationCount: '1' })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await movesOf()).toEqual({ animationName: 'fade', animationIterationCount: '1' })
})

test('with text of twice the size a wide page has its menu in one row, under the clinic and the language', async () => {
  const { page } = stage
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const scene of ['home-join', 'desk'])
    for (const language of ['en', 'ne', 'hi']) {
      await stage.show(scene, { language, text: 200 })
      const tops = await page
        .locator('header a[href]:not([href="#main"]), header select')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom / 40)))
      expect(new Set(tops).size, `rows of ${scene} in ${language}`).toBeLessThanOrEqual(2)
    }
})

test('with text of twice the size on the smallest phone the words of what one presses stay whole', async () => {
  const { page } = stage
  await page.setViewportSize({ width: 320, height: 640 })
  for (const scene of ['landing', 'home-join', 'home-to-do', 'visit-check', 'check-bell', 'trouble-silent']) {
    await stage.show(scene, { language: 'en', text: 200 })
    const found = await judged(page, { language: 'en', text: 200 }, 'front')
    expect(
      found.filter((words) => /breaks within|out of their box/.test(words)),
      scene,
    ).toEqual([])
  }
})

test('on paper the summary begins with the slip and leaves the screen behind', async () => {
  const { page } = stage
  await stage.show('summary', reading)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('article[data-stub="done"]')).toBeVisible()
  expect(await styleOf(page, 'article[data-stub] > div', 'background-color')).toBe('rgb(255, 255, 255)')
  expect(await styleOf(page, 'article[data-stub]', 'filter')).toBe('none')
  for (const name of ['nav', 'main button', 'footer section'])
    await expect(page.locator(name).first()).toBeHidden()
  const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(paper.slice(0, 5)).toBe('%PDF-')
  expect(/\/Count (\d+)/.exec(paper)?.[1], 'sheets of an ordinary visit').toBe('1')
})

test("on paper the clinic's name and sign stand over the slip, and who signs with the number below", async () => {
  const { page } = stage
  await page.setViewportSize({ width: 688, height: 1_000 })
  await stage.show('summary-own-clinic', { language: 'ne', text: 100 })
  await page.emulateMedia({ media: 'print' })
  const head = page.getByText('भक्तपुर सामुदायिक स्वास्थ्यचौकी').filter({ visible: true })
  await expect(head).toHaveCount(1)
  const sign = head.locator('img')
  await expect(sign).toBeVisible()
  await expect.poll(() => sign.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  const topOf = async (name: string) => (await page.locator(name).first().boundingBox())?.y ?? 0
  expect((await head.boundingBox())?.y).toBeLessThan(await topOf('article[data-stub]'))
  await expect(page.getByText('NMC 10482').filter({ visible: true }).first()).toBeVisible()
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(Number(/\/Count (\d+)/.exec(paper)?.[1])).toBeGreaterThanOrEqual(2)
})

/** What the letters of a PDF stand for: its own tables from glyphs to characters. */
const lettersOf = (paper: Buffer) =>
  [...paper.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/g)]
    .map(([, packed = '']) => {
      try {
        return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .filter((table) => table.includes('begincmap'))
    .join('\n')

test('sheets are numbered in the digits of the language', async () => {
  const { page } = stage
  const nepaliOne = /<0967>/i
  for (const [language, isNepali] of [
    ['ne', true],
    ['hi', false],
  ] as const) {
    await stage.show('summary', { language, text: 100 })
    // Nothing else on the sheet has digits.
    const hiding = await page.addStyleTag({ content: 'body > * { visibility: hidden }' })
    expect(nepaliOne.test(lettersOf(await page.pdf({ preferCSSPageSize: true }))), language).toBe(isNepali)
    await hiding.evaluate((tag) => (tag as Element).remove())
  }
})

test('the choice of language stands clear of the edges of the band above a visit', async () => {
  const { page } = stage
  await page.setViewportSize({ width: 360, height: 640 })
  await stage.show('visit-check', reading)
  const box = (await page.locator('[class*="band"] select').boundingBox()) ?? { y: 0, height: 0 }
  const band = (await page.locator('[class*="band"]:has(select)').boundingBox()) ?? { y: 0, height: 0 }
  expect(box.y - band.y).toBeGreaterThanOrEqual(4)
  expect(band.y + band.height - box.y - box.height).toBeGreaterThanOrEqual(4)
})

test('what is numbered on a page has the digits of the language', async () => {
  const { page } = stage
  for (const [language, digits] of [
    ['ne', 'devanagari'],
    ['hi', 'decimal'],
  ] as const)
    for (const scene of ['landing', 'trouble-denied']) {
      await stage.show(scene, { language, text: 100 })
      expect(await styleOf(page, 'ol[class*="steps"]', 'list-style-type'), `${scene} ${language}`).toBe(
        digits,
      )
    }
})

test('on the stub the word of the hour stands clear of its figures, beside them or above', async () => {
  const { page } = stage
  for (const language of ['ne', 'hi'])
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await stage.show('home-join', { language, text: 100 })
      const [word, figures] = await page
        .locator('article[data-stub="time"] time > span')
        .evaluateAll((both) => both.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
      const beside = (figures?.left ?? 0) - (word?.right ?? 0)
      const below = (figures?.bottom ?? 0) - (word?.bottom ?? 0)
      expect(Math.max(beside, below / 4), `${language} ${width}`).toBeGreaterThanOrEqual(4)
    }
})

test('with large text on a phone all tabs beside a call are in sight, and what the small window says stands above its plate', async () => {
  const { page } = stage
  await page.setViewportSize({ width: 360, height: 640 })
  for (const language of ['en', 'ne', 'hi']) {
    await stage.show('room-doctor-sheet', { language, text: 200 })
    const hidden = await page.getByRole('tablist').evaluate((list) => list.scrollWidth - list.clientWidth)
    expect(hidden, language).toBeLessThanOrEqual(0)
    await stage.show('small-window-off', { language, text: 200 })
    const words = await page.locator('[class*="faceOnly"] > p').boundingBox()
    const plate = await page.locator('[class*="faceOnly"] + p').boundingBox()
    expect((words?.y ?? 0) + (words?.height ?? 0), language).toBeLessThanOrEqual(plate?.y ?? 0)
  }
})

const styles = new URL('../react/src/', import.meta.url)

test("a host page's own styles win, and what is not ours stays as it was", async () => {
  const page = await stage.page.context().newPage()
  const sheets = [
    'styles/tokens.css',
    'styles/base.css',
    ...readdirSync(styles, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.module.css'),
    ),
  ].map((path) => readFileSync(fileURLToPath(new URL(path, styles)), 'utf8'))
  await page.setContent(
    `<!doctype html><html lang="en"><head><style>button { color: rgb(200, 0, 0) } .host { padding: 7px }</style></head>
     <body><main class="host"><h1>Host</h1><p>Text</p><a href="#a">Link</a><button>Own</button>
     <input value="x"><ul><li>Line</li></ul></main>
     <div data-bs-root style="position: absolute"><button class="ours">Ours</button><h2>Ours</h2></div></body></html>`,
  )
  const hostLook = () =>
    page.evaluate(() =>
      [document.documentElement, document.body, ...document.querySelectorAll('.host, .host *')].map(
        (element) => {
          const style = getComputedStyle(element)
          return [...style]
            .filter((name) => !name.startsWith('--'))
            .map((name) => `${name}:${style.getPropertyValue(name)}`)
        },
      ),
    )
  const before = await hostLook()
  for (const sheet of sheets) await page.addStyleTag({ content: sheet })
  expect(await hostLook()).toEqual(before)
  expect(await styleOf(page, '[data-bs-root] h2', 'margin-top')).toBe('0px')
  // The host's unlayered rule beats everything of ours: it may restyle us, we never restyle it.
  expect(await styleOf(page, '.ours', 'color')).toBe('rgb(200, 0, 0)')
  await page.close()
})
