import type { Clock } from '../platform/clock/index.ts'
import { TokenBucket } from '../platform/token-bucket.ts'

const rate = { perSecond: 10, burst: 30 }
/** At so many people the buckets of those who were silent are forgotten. */
const peopleKept = 5_000

/** How fast one person may write, over all their visits and devices on this node. */
export class MessageRate {
  #clock: Clock
  #buckets = new Map<string, TokenBucket>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  take(userId: string) {
    const known = this.#buckets.get(userId)
    if (known) return known.take()
    if (this.#buckets.size >= peopleKept) this.#forgetSilent()
    const bucket = new TokenBucket(this.#clock, rate)
    this.#buckets.set(userId, bucket)
    return bucket.take()
  }

  #forgetSilent() {
    for (const [userId, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(userId)
  }
}
