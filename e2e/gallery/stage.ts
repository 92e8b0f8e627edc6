import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { settled } from '../harness/journey.ts'
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

/** Waits until the scene has come to rest: what it presses is pressed, fetched, in its language, and nothing moves. */
async function atRest(page: Page, scene: string) {
  await expect(page.locator(`html[data-scene="${scene}"]`), scene).toHaveCount(1)
  await expect(page.locator('h1').first(), `${scene} has its heading`).toBeVisible()
  if (!scene.endsWith('-loading')) await expect(page.locator('[class*="bone"]'), scene).toHaveCount(0)
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
  await settled(page)
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
  return {
    page,
    groups,
    show: async (scene, { language, text }) => {
      turn += 1
      await page.evaluate((address) => {
        delete document.documentElement.dataset.scene
        scrollTo(0, 0)
        history.pushState(null, '', address)
      }, `/dev/gallery/${scene}?language=${language}&text=${text}&turn=${turn}`)
      await atRest(page, scene)
    },
    close: async () => {
      await browser.close()
      await gallery.stop()
    },
  }
}
