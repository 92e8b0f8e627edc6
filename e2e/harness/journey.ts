import { writeFile } from 'node:fs/promises'
import {
  type Browser,
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Page,
  type TestInfo,
} from '@playwright/test'
import type { DemoServer } from '../../scripts/machine/demo-server.ts'
import { type Clinics, openClinics } from './clinics.ts'
import { keepPeerConnections } from './media-flow.ts'
import { keepSpoken } from './spoken.ts'
import { withoutMicrophone } from './troubles.ts'

export type Permission = 'camera' | 'microphone'

/** How a person's browser is set up. */
export interface BrowserSetup {
  /** What the person lets the page use; both without it. */
  permissions?: Permission[]
  /** `none`: a machine without camera and microphone; `two`: with two cameras, as `phoneWithTwoCameras` shows them. */
  devices?: 'fake' | 'two' | 'none'
  /** `held`: the strictest rule of browsers, no sound but in a touch; without it every sound is let through. */
  sound?: 'held'
  viewport?: { width: number; height: number }
  /** No WebSocket can be opened, as behind some hospital proxies. */
  webSocketBlocked?: boolean
  /** Runs in each page before anything of ours. */
  prepare?: () => void
  /** Console errors that belong to the journey, e.g. the refused call a stranger makes. */
  expectedConsole?: RegExp[]
}

/** Opens pages of separate people: each call is another browser profile. */
export type OpenBrowser = (setup?: BrowserSetup) => Promise<Page>

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-loopback-in-peer-connection',
  // Who shares a screen is not asked which: it is the tab of the visit.
  '--auto-select-tab-capture-source-by-title=Visit with',
]
const soundFlags = {
  free: '--autoplay-policy=no-user-gesture-required',
  held: '--autoplay-policy=user-gesture-required',
}
const deviceFlags = {
  fake: ['--use-fake-device-for-media-stream'],
  // Chromium's second pretended camera measures depth, of which no picture can be sent: the third is the other one.
  two: ['--use-fake-device-for-media-stream=device-count=3'],
  // No camera even on a laptop that has one; the microphone that always comes with it is taken away by `withoutMicrophone`.
  none: ['--use-fake-device-for-media-stream=device-count=0'],
}
export const phone = { width: 360, height: 640 }
export const desktop = { width: 1280, height: 800 }

/** Console lines that say nothing about us: a fresh visitor's 401 on "who am I" is how the page learns it. */
const harmless = [/Download the React DevTools/]

/** Browsers by how they were launched. */
type Launched = Record<string, Promise<Browser>>

/**
 * A test with its own built server and database, and people who each have a browser of their own.
 * It fails when any page logged an error or threw.
 */
export const test = base.extend<
  { server: DemoServer; openBrowser: OpenBrowser },
  { launched: Launched; clinics: Clinics }
>({
  launched: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from here.
    async ({}, use) => {
      const launched: Launched = {}
      await use(launched)
      for (const browser of Object.values(launched)) await (await browser).close()
    },
    { scope: 'worker' },
  ],
  clinics: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const clinics = await openClinics()
      await use(clinics)
      await clinics.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ clinics }, use) => {
    const server = await clinics.next()
    await use(server)
    await server.stop()
  },
  openBrowser: async ({ server, launched }, use, testInfo) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (setup = {}) => {
      const devices = setup.devices ?? 'fake'
      const sound = setup.sound ?? 'free'
      const kind = `${devices} ${sound}`
      launched[kind] ??= chromium.launch({
        executablePath: process.env.BEDSIDE_CHROMIUM ?? '/usr/bin/chromium',
        chromiumSandbox: false,
        args: [...flags, soundFlags[sound], ...deviceFlags[devices]],
      })
      const browser = await launched[kind]
      const context = await browser.newContext({
        baseURL: server.origin,
        locale: 'en-GB',
        timezoneId: 'Asia/Kathmandu',
        viewport: setup.viewport ?? desktop,
      })
      contexts.push(context)
      await context.grantPermissions(setup.permissions ?? ['camera', 'microphone'], { origin: server.origin })
      await context.addInitScript(keepPeerConnections)
      await context.addInitScript(keepSpoken)
      if (devices === 'none') await context.addInitScript(withoutMicrophone)
      if (setup.prepare) await context.addInitScript(setup.prepare)
      if (setup.webSocketBlocked) await context.routeWebSocket(/.*/, (socket) => socket.close())
      const page = await context.newPage()
      watch(page, [...harmless, ...(setup.expectedConsole ?? [])], complaints)
      return page
    })
    if (testInfo.status !== testInfo.expectedStatus) await keepPictures(contexts, testInfo)
    for (const context of contexts) await context.close()
    expect(complaints, 'errors on the pages').toEqual([])
  },
})

/** Waits until nothing on the page moves any more, but for what moves for ever. */
export async function settled(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** What each browser showed when a journey failed, as a picture and as its accessibility tree. */
async function keepPictures(contexts: BrowserContext[], testInfo: TestInfo) {
  const pages = contexts.flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) {
    const name = testInfo.outputPath(`browser-${index + 1}`)
    await page.screenshot({ path: `${name}.png`, timeout: 5_000 }).catch(() => {})
    const tree = await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String)
    await writeFile(`${name}.txt`, `${page.url()}\n${tree}\n`)
  }
}

function watch(page: Page, expected: RegExp[], complaints: string[]) {
  const complain = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text)
  }
  page.on('pageerror', (error) => complain(`thrown: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.text()} (${message.location().url})`)
  })
}
