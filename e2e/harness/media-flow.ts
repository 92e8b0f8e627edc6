import { expect, type Page } from '@playwright/test'

/** What one browser has received from the other person so far. */
interface Received {
  framesDecoded: number
  audioEnergy: number
  audioPackets: number
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

/** Reads the statistics of every peer connection of the page, summed. */
export function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const sum = { framesDecoded: 0, audioEnergy: 0, audioPackets: 0, connected: 0 }
    for (const peer of window.bedsidePeers ?? []) {
      if (peer.connectionState === 'connected') sum.connected += 1
      for (const report of (await peer.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue
        if (report.kind === 'video') sum.framesDecoded += report.framesDecoded ?? 0
        if (report.kind === 'audio') {
          sum.audioEnergy += report.totalAudioEnergy ?? 0
          sum.audioPackets += report.packetsReceived ?? 0
        }
      }
    }
    return sum
  })
}

/** Asserts that sound, and with `video` pictures, arrive at this page and go on arriving. */
export async function expectMediaArrives(page: Page, { video }: { video: boolean }) {
  const before = await received(page)
  await expect
    .poll(
      async () => {
        const now = await received(page)
        return {
          sound: now.audioEnergy > before.audioEnergy,
          pictures: !video || now.framesDecoded >= before.framesDecoded + 10,
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
