import type { Clock } from './clock/index.ts'

/** A rate with a burst: `burst` takes at once, then `perSecond` of them a second. */
export class TokenBucket {
  #clock: Clock
  #perSecond: number
  #burst: number
  #tokens: number
  #filledAtMs: number

  constructor(clock: Clock, { perSecond, burst }: { perSecond: number; burst: number }) {
    this.#clock = clock
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
    this.#filledAtMs = clock.now().getTime()
  }

  /** True when one more is within the rate. */
  take() {
    this.#fill()
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  /** Nothing was taken lately; the bucket can be forgotten. */
  get isFull() {
    this.#fill()
    return this.#tokens >= this.#burst
  }

  #fill() {
    const nowMs = this.#clock.now().getTime()
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs)
    this.#filledAtMs = nowMs
    this.#tokens = Math.min(this.#burst, this.#tokens + (elapsedMs / 1000) * this.#perSecond)
  }
}
