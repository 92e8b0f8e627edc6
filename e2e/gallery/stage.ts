import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { serveGallery } from './gallery-server.ts'

/** How a scene is read: the language, and the text size in percent. */
export interface Reading {
  readonly language: string
  readonly text: number
}

/** Scene names by group, as the gallery's own index lists them. */
export type SceneNames = Readonly<Record<string, readonly string[]>>

/** A browser page in which one scene after the other is shown without loading anew. */
export interface Stage {
  readonly page: Page
  readonly groups: SceneNames
  show(scene: string, reading: Reading): Promise<void>
  /** Another size of the screen for the scene that stands; done when the scene has taken it up. */
  resize(size: { width: number; height: number }): Promise<void>
  close(): Promise<void>
}

const flags = ['--disable-gpu', '--no-first-run', '--use-fake-device-for-media-stream']

async function readIndex(page: Page): Promise<SceneNames> {
  await page.goto('/dev/gallery')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('main section')].map((section) => [
        section.querySelector('h2')?.textContent ?? '',
        [...section.querySelectorAll('li')].map((line) => line.textContent ?? ''),
      ]),
    ),
  )
}

/**
 * Runs in the page: looks at every frame until what the scene presses is pressed and fetched, its heading stands, and
 * nothing was put in or taken out for some frames; a meter that never rests is not waited for. Gives what is missing.
 */
async function standing(scene: string): Promise<string> {
  const [calmFrames, restlessFrames, deadlineMs] = [4, 30, performance.now() + 20_000]
  const page = document.documentElement
  let [calm, restless, changes, missing] = [0, 0, 0, '']
  const watch = new MutationObserver(() => {
    changes += 1
  })
  watch.observe(document.body, { childList: true, subtree: true })
  while (calm < calmFrames && restless < restlessFrames && performance.now() < deadlineMs) {
    const before = changes
    await new Promise(requestAnimationFrame)
    const isLoading = document.querySelector('[class*="bone"]') !== null
    if (page.dataset.scene !== scene) missing = 'what it presses is not there'
    else if (!document.querySelector('h1')?.checkVisibility()) missing = 'it has no heading'
    else missing = isLoading === scene.endsWith('-loading') ? '' : 'it still loads, or does not yet'
    calm = missing || changes > before ? 0 : calm + 1
    restless = missing ? 0 : restless + 1
  }
  watch.disconnect()
  return missing
}

/** Runs in the page: what comes to an end is at its end, also what is held back for seconds. */
async function atItsEnd() {
  await document.fonts.ready
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
}

/** Opens the gallery in a browser of its own. */
export async function openStage(): Promise<Stage> {
  const gallery = await serveGallery()
  const browser = await chromium.launch({
    executablePath: process.env.BEDSIDE_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: false,
    args: flags,
  })
  const context: BrowserContext = await browser.newContext({
    baseURL: gallery.origin,
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    reducedMotion: 'reduce',
    permissions: ['camera', 'microphone'],
  })
  const page = await context.newPage()
  const groups = await readIndex(page)
  let turn = 0
  let shown = ''
  const rest = async () => {
    expect(await page.evaluate(standing, shown), shown).toBe('')
    await page.evaluate(atItsEnd)
  }
  return {
    page,
    groups,
    show: async (scene, { language, text }) => {
      turn += 1
      shown = scene
      await page.evaluate((address) => {
        delete document.documentElement.dataset.scene
        scrollTo(0, 0)
        history.pushState(null, '', address)
      }, `/dev/gallery/${scene}?language=${language}&text=${text}&turn=${turn}`)
      await rest()
    },
    resize: async (size) => {
      const now = page.viewportSize()
      if (now?.width === size.width && now.height === size.height) return
      await page.setViewportSize(size)
      await rest()
    },
    close: async () => {
      await browser.close()
      await gallery.stop()
    },
  }
}
