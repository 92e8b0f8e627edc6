import type { Clock } from '../platform/clock/index.ts'

/** How exactly the last sign of life of someone without a socket is kept. */
export const touchedMs = 20_000

const mostKeys = 10_000

/** When each poller was last written down, so that a poll costs a write only now and then. */
export class PollTimes {
  #clock: Clock
  #lastMs = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether the key was noted here and is not yet forgotten. */
  knows(key: string) {
    return this.#lastMs.has(key)
  }

  /** Remembers that this was written down now. */
  note(key: string) {
    this.#lastMs.delete(key)
    this.#lastMs.set(key, this.#clock.now().getTime())
    const [oldest] = this.#lastMs.keys()
    if (this.#lastMs.size > mostKeys && oldest !== undefined) this.#lastMs.delete(oldest)
  }

  /** True at most once in `everyMs` for a key, which is then noted. */
  isDue(key: string, everyMs: number) {
    const last = this.#lastMs.get(key)
    if (last !== undefined && this.#clock.now().getTime() - last < everyMs) return false
    this.note(key)
    return true
  }
}
