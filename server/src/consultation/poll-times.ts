import type { Clock } from '../platform/clock/index.ts'

const mostKeys = 10_000

/** When each poller was last written down, so that a poll costs a write only now and then. */
export class PollTimes {
  #clock: Clock
  #lastMs = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** True at most once in `everyMs` for a key. */
  isDue(key: string, everyMs: number) {
    const now = this.#clock.now().getTime()
    const last = this.#lastMs.get(key)
    if (last !== undefined && now - last < everyMs) return false
    this.#lastMs.delete(key)
    this.#lastMs.set(key, now)
    const [oldest] = this.#lastMs.keys()
    if (this.#lastMs.size > mostKeys && oldest !== undefined) this.#lastMs.delete(oldest)
    return true
  }
}
