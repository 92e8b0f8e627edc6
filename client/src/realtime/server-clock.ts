import { type Readable, Store } from '../observable.ts'

/**
 * The server's time on a device whose own clock may be hours wrong. Each answer that names the server's time is a
 * sample; the one with the shortest round trip of the last few wins, so a slow answer does not move the timer.
 */
export class ServerClock {
  readonly #offset = new Store(0)
  #bestRoundTripMs: number | null = null
  #samples = 0

  /** Server minus device, in milliseconds. */
  readonly offsetMs: Readable<number> = this.#offset

  now(): number {
    return Date.now() + this.#offset.getSnapshot()
  }

  /** `serverTime` as read from an answer that took `roundTripMs`. */
  sample(serverTime: string, roundTripMs: number): void {
    const atMs = Date.parse(serverTime)
    if (Number.isNaN(atMs)) return
    this.#samples += 1
    if (this.#samples % 20 === 0) this.#bestRoundTripMs = null
    if (roundTripMs > (this.#bestRoundTripMs ?? roundTripMs)) return
    this.#bestRoundTripMs = roundTripMs
    this.#offset.set(atMs + roundTripMs / 2 - Date.now())
  }
}
