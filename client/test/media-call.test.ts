import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type TestBrowser } from './harness/browser.ts'
import { UdpRelay } from './harness/udp-relay.ts'
import { until } from './harness/until.ts'
import type { MediaPage } from './pages/media-page.ts'

declare const bed: MediaPage

let browser: TestBrowser
let relay: UdpRelay
let pages: Page[] = []

beforeAll(async () => {
  browser = await startBrowser('client/test/pages/media-page.ts')
})
afterAll(() => browser.close())
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  relay?.close()
  pages = []
  expect(browser.errors).toEqual([])
})

const ann = 'aaaa:device-one'
const bob = 'bbbb:device-one'

async function openPage(): Promise<Page> {
  const page = await browser.open()
  pages.push(page)
  return page
}

/** Two pages in one room, both live with fake devices. */
async function openPair(options: { live?: boolean; relayed?: boolean } = {}): Promise<[Page, Page]> {
  const [a, b] = [await openPage(), await openPage()]
  relay = new UdpRelay()
  if (options.relayed) {
    for (const page of [a, b])
      await page.exposeFunction('mapPort', (address: string, port: number) => relay.portFor(address, port))
  }
  for (const [page, self] of [
    [a, ann],
    [b, bob],
  ] as const)
    await page.evaluate(([name, live]) => bed.open(name, { live }), [self, options.live ?? true] as const)
  await Promise.all([a, b].map((page) => page.evaluate((peers) => bed.peers(peers), [ann, bob])))
  return [a, b]
}

const statsOf = async (page: Page) => (await page.evaluate(() => bed.stats()))[0]
const frames = async (page: Page) => (await statsOf(page))?.framesDecoded ?? 0
const energy = async (page: Page) => (await statsOf(page))?.audioEnergy ?? 0
const brightness = (page: Page, kind: 'video' | 'screen' = 'video') =>
  page.evaluate((which) => bed.brightness(which), kind)

async function expectFlow(...both: Page[]) {
  for (const page of both) {
    const [framesBefore, energyBefore] = [await frames(page), await energy(page)]
    await until(
      () => frames(page),
      (now) => now > framesBefore + 5,
    )
    await until(
      () => energy(page),
      (now) => now > energyBefore + 1e-5,
    )
  }
}

describe('the peer provider in two pages', () => {
  it('carries picture and sound both ways', async () => {
    const [a, b] = await openPair()
    await expectFlow(a, b)
    for (const page of [a, b]) {
      expect(await page.evaluate(() => bed.paths())).toEqual(['up'])
      expect(await brightness(page)).toBeGreaterThan(40)
    }
  })

  it('sends only darkness before the tap, while the codecs already run, and the preview stays', async () => {
    const [a, b] = await openPair({ live: false })
    await until(
      () => frames(b),
      (now) => now > 0,
    )
    expect(await brightness(b)).toBeLessThan(20)
    expect(await energy(b)).toBeLessThan(1e-6)
    expect(await a.evaluate(() => bed.previewIsLive())).toBe(true)
    await a.evaluate(() => bed.live(true))
    await until(
      () => brightness(b),
      (now) => (now ?? 0) > 40,
    )
    await until(
      () => energy(b),
      (now) => now > 1e-5,
    )
    expect(await brightness(a)).toBeLessThan(20)
  })

  it('mutes and unmutes without stopping the path', async () => {
    const [a, b] = await openPair()
    await expectFlow(a, b)
    await a.evaluate(() => bed.enabled('video', false))
    await until(
      () => brightness(b),
      (now) => (now ?? 255) < 20,
    )
    await a.evaluate(() => bed.enabled('video', true))
    await until(
      () => brightness(b),
      (now) => (now ?? 0) > 40,
    )
  })

  it('turns the camera off and on again, and shares a screen, without a new negotiation', async () => {
    const [a, b] = await openPair()
    await expectFlow(a, b)
    const offers = (await a.evaluate(() => bed.sent())).concat(await b.evaluate(() => bed.sent()))
    await a.evaluate(() => bed.camera(false))
    const still = await until(
      async () => {
        const before = await frames(b)
        await new Promise((go) => setTimeout(go, 400))
        return [before, await frames(b)] as const
      },
      ([before, after]) => before === after,
    )
    await a.evaluate(() => bed.camera(true))
    await until(
      () => frames(b),
      (now) => now > still[1] + 5,
    )
    await a.evaluate(() => bed.screen())
    await until(
      () => brightness(b, 'screen'),
      (now) => (now ?? 0) > 60,
    )
    const later = (await a.evaluate(() => bed.sent())).concat(await b.evaluate(() => bed.sent()))
    const count = (list: string[]) => list.filter((type) => type === 'offer').length
    expect(count(later)).toBe(count(offers))
  })

  it('stops all media on hold and goes on after it', async () => {
    const [a, b] = await openPair()
    await expectFlow(a, b)
    await Promise.all([a, b].map((page) => page.evaluate(() => bed.hold(true))))
    const total = async (page: Page) => {
      const stats = await statsOf(page)
      return (stats?.framesDecoded ?? 0) + (stats?.audioPackets ?? 0)
    }
    await until(
      async () => {
        const before = await total(b)
        await new Promise((go) => setTimeout(go, 600))
        return (await total(b)) - before
      },
      (grown) => grown === 0,
    )
    await Promise.all([a, b].map((page) => page.evaluate(() => bed.hold(false))))
    await expectFlow(a, b)
  })

  it('settles offers that cross', async () => {
    const [a, b] = await openPair()
    await expectFlow(a, b)
    for (let round = 0; round < 3; round++)
      await Promise.all([a, b].map((page) => page.evaluate(() => bed.repair())))
    await expectFlow(a, b)
    for (const page of [a, b]) expect(await page.evaluate(() => bed.paths())).toEqual(['up'])
  })

  it('finds a new path by itself when the old one goes dead', async () => {
    const [a, b] = await openPair({ relayed: true })
    await expectFlow(a, b)
    expect(relay.packets).toBeGreaterThan(100)
    relay.cut()
    // Whoever notices first mends it for both; the other may never see the path lost.
    await until(
      () =>
        Promise.all(
          [a, b].map((page) => page.evaluate(() => bed.seen().some(({ path }) => path === 'lost'))),
        ),
      (lost) => lost.includes(true),
    )
    await until(
      () => Promise.all([a, b].map((page) => page.evaluate(() => bed.paths()))),
      (paths) => paths.every((path) => path[0] === 'up'),
    )
    await expectFlow(a, b)
  })

  it('finds a new path although signals were lost meanwhile', async () => {
    const [a, b] = await openPair({ relayed: true })
    await expectFlow(a, b)
    await Promise.all([a, b].map((page) => page.evaluate(() => bed.cutSignals(true))))
    relay.cut()
    await until(
      () => a.evaluate(() => bed.seen().some(({ path }) => path === 'lost')),
      (lost) => lost,
    )
    await Promise.all([a, b].map((page) => page.evaluate(() => bed.cutSignals(false))))
    await until(
      () => Promise.all([a, b].map((page) => page.evaluate(() => bed.paths()))),
      (paths) => paths.every((path) => path[0] === 'up'),
    )
    await expectFlow(a, b)
  })

  it.each([
    ['polite', 0],
    ['impolite', 1],
  ])('takes the %s side back after it left or reloaded', async (_, leaving) => {
    const both = await openPair()
    await expectFlow(...both)
    const stays = both[1 - leaving] as Page
    const leaves = both[leaving] as Page
    await leaves.reload()
    await leaves.waitForFunction('window.bed !== undefined')
    await leaves.evaluate((self) => bed.open(self), [ann, bob][leaving] as string)
    await leaves.evaluate((peers) => bed.peers(peers), [ann, bob])
    await expectFlow(stays, leaves)
    expect(await stays.evaluate(() => bed.paths())).toEqual(['up'])
  })

  it('works when one side has no device at all', async () => {
    const [a, b] = [await openPage(), await openPage()]
    await a.evaluate((self) => bed.open(self, { devices: false }), ann)
    await b.evaluate((self) => bed.open(self), bob)
    await Promise.all([a, b].map((page) => page.evaluate((peers) => bed.peers(peers), [ann, bob])))
    await until(
      () => frames(a),
      (now) => now > 5,
    )
    expect(await frames(b)).toBe(0)
    await a.evaluate(() => bed.publish())
    await expectFlow(a, b)
  })
})
