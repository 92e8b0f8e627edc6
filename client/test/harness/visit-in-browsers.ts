import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { VisitPage } from '../pages/visit-page.ts'
import { startBrowser, type TestBrowser } from './browser.ts'
import { ClinicServer } from './clinic-server.ts'
import { until } from './until.ts'

declare const bed: VisitPage

/**
 * A clinic with one visit, and real pages in which its two people call each other. Called once at the top of a test file: it
 * sets up and clears away by itself, a clinic for each test, and fails a test whose pages complained.
 */
export function visitInBrowsers() {
  let browser: TestBrowser
  let server: ClinicServer
  let origin: string
  let pages: Page[] = []

  beforeAll(async () => {
    browser = await startBrowser('client/test/pages/visit-page.ts')
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    server = new ClinicServer(browser.script)
    origin = await server.start()
  })
  afterEach(async () => {
    await Promise.all(pages.map((page) => page.close()))
    pages = []
    await server.stop()
    expect(browser.errors.splice(0)).toEqual([])
  })

  /** A page of one of the two that follows the visit; `prepare` runs before it loads. */
  async function openAs(who: 'patient' | 'doctor', prepare?: (page: Page) => Promise<void>): Promise<Page> {
    const page = await browser.open(origin, prepare)
    pages.push(page)
    await page.evaluate(([token, id]) => bed.open(token, id), [who, server.sessionId] as const)
    await until(
      () => page.evaluate(() => bed.session()),
      (status) => status !== null,
    )
    await until(
      () => server.openSockets,
      (open) => open >= pages.length,
    )
    return page
  }

  /** Both people's pages, connected. */
  async function inCall(): Promise<[patient: Page, doctor: Page]> {
    const both: [Page, Page] = [await openAs('patient'), await openAs('doctor')]
    for (const page of both) await page.evaluate(() => bed.join())
    for (const page of both) await becomes(page, 'connected')
    return both
  }

  return {
    /** The clinic of the running test. */
    get server() {
      return server
    },
    /** What the pages complained of; a test that wants a complaint takes it out. */
    get errors() {
      return browser.errors
    },
    openAs,
    inCall,
  }
}

/** What a page shows of its call. */
export const callState = (page: Page) => page.evaluate(() => bed.state())

/** Waits until the call of a page is in a phase. */
export const becomes = (page: Page, phase: string) =>
  until(
    () => callState(page),
    (now) => now.phase === phase,
  )

const firstStats = async (page: Page) => (await page.evaluate(() => bed.stats()))[0]

/** Waits until new pictures of the other arrive in each of these pages. */
export async function expectPictures(...those: Page[]) {
  for (const page of those) {
    const before = await firstStats(page)
    await until(
      () => firstStats(page),
      (now) => (now?.framesDecoded ?? 0) > (before?.framesDecoded ?? 0) + 3,
    )
  }
}

/** Waits until new sound of the other arrives in each of these pages. */
export async function expectSound(...those: Page[]) {
  for (const page of those) {
    const before = await firstStats(page)
    await until(
      () => firstStats(page),
      (now) => (now?.audioEnergy ?? 0) > (before?.audioEnergy ?? 0) + 1e-5,
    )
  }
}

/** Waits until picture and sound of the other arrive in each of these pages. */
export async function expectFlow(...those: Page[]) {
  await expectPictures(...those)
  await expectSound(...those)
}
