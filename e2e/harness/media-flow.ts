import { expect, type Page } from '@playwright/test'

/** What one browser has received from the other person so far. */
interface Received {
  framesDecoded: number
  audioEnergy: number
  connected: number
}

declare global {
  interface Window {
    bedsidePeers?: RTCPeerConnection[]
  }
}

/** Init script: keeps every peer connection the page makes, so that its statistics can be read. */
export function keepPeerConnections() {
  const kept: RTCPeerConnection[] = []
  window.bedsidePeers = kept
  const Original = window.RTCPeerConnection
  window.RTCPeerConnection = new Proxy(Original, {
    construct(target, parameters) {
      const peer = Reflect.construct(target, parameters) as RTCPeerConnection
      kept.push(peer)
      return peer
    },
  })
}

/** The statistics of each peer connection the page ever made, in the order it made them. */
function receivedByEach(page: Page): Promise<Received[]> {
  return page.evaluate(() =>
    Promise.all(
      (window.bedsidePeers ?? []).map(async (peer) => {
        const sum = {
          framesDecoded: 0,
          audioEnergy: 0,
          connected: peer.connectionState === 'connected' ? 1 : 0,
        }
        for (const report of (await peer.getStats()).values()) {
          if (report.type !== 'inbound-rtp') continue
          if (report.kind === 'video') sum.framesDecoded += report.framesDecoded ?? 0
          if (report.kind === 'audio') sum.audioEnergy += report.totalAudioEnergy ?? 0
        }
        return sum
      }),
    ),
  )
}

/** The statistics of every peer connection of the page, summed. */
export async function received(page: Page): Promise<Received> {
  const all = await receivedByEach(page)
  const sumOf = (what: keyof Received) => all.reduce((sum, one) => sum + one[what], 0)
  return {
    framesDecoded: sumOf('framesDecoded'),
    audioEnergy: sumOf('audioEnergy'),
    connected: sumOf('connected'),
  }
}

/** Waits until the page holds no line to the other side any more. */
export async function expectNoLine(page: Page) {
  await expect
    .poll(async () => (await received(page)).connected, { message: 'lines to the other side' })
    .toBe(0)
}

/** Asserts that sound, and with `video` pictures, arrive at this page and go on arriving. */
export async function expectMediaArrives(page: Page, { video }: { video: boolean }) {
  const before = await receivedByEach(page)
  await expect
    .poll(
      async () => {
        // A line that ended meanwhile forgets what it brought: each is compared with itself alone.
        const news = (await receivedByEach(page)).map((now, index) => ({
          energy: now.audioEnergy - (before[index]?.audioEnergy ?? 0),
          frames: now.framesDecoded - (before[index]?.framesDecoded ?? 0),
        }))
        return {
          sound: news.some(({ energy }) => energy > 0),
          pictures: !video || news.some(({ frames }) => frames >= 10),
        }
      },
      { timeout: 30_000, message: 'media from the other side' },
    )
    .toEqual({ sound: true, pictures: true })
}

/** Asserts that media flow in both directions. */
export async function expectMediaBothWays(one: Page, other: Page, media: { video: boolean }) {
  await Promise.all([expectMediaArrives(one, media), expectMediaArrives(other, media)])
}

const lookApartMs = 500

/** Waits until, between two looks half a second apart, nothing of the other side has reached this page. */
export async function expectNoMedia(page: Page) {
  const look = async () => ({ ...(await received(page)), atMs: performance.now() })
  let before = await look()
  const isStill = async () => {
    const now = await look()
    if (now.atMs - before.atMs < lookApartMs) return false
    const { framesDecoded, audioEnergy } = before
    before = now
    return now.framesDecoded === framesDecoded && now.audioEnergy - audioEnergy < 1e-4
  }
  await expect.poll(isStill, { intervals: [lookApartMs], message: 'nothing from the other side' }).toBe(true)
}
