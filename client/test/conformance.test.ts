import { conformanceChecks } from '@bedside/media/conformance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type TestBrowser } from './harness/browser.ts'
import type { ConformancePage } from './pages/conformance-page.ts'

declare const bed: ConformancePage

let browser: TestBrowser
beforeAll(async () => {
  browser = await startBrowser('client/test/pages/conformance-page.ts')
})
afterAll(() => browser.close())

describe('the peer provider keeps the promises of the media port', () => {
  it.each(conformanceChecks.map(({ title }, place) => [title, place] as const))('%s', async (_, place) => {
    const page = await browser.open()
    await page.evaluate((which) => bed.run(which), place)
    await page.close()
    expect(browser.errors).toEqual([])
  })
})
