import type { Log } from '../log/index.ts'
import { Refusal } from '../refusal.ts'
import type { LogSource, Sight } from './door.ts'
import type { FeedSubscription } from './feed-subscription.ts'

const retryMs = 500

export interface SightChecksOptions {
  readonly log: Log
  subscriptions(sessionId: string): readonly FeedSubscription[]
  /** The person's present sight on the subscription's session; null when it was lost. */
  apply(subscription: FeedSubscription, sight: Sight | null): void
}

/** Reads anew who may see what: one check at a time for a session, tried again until the database answers. */
export class SightChecks {
  #options: SightChecksOptions
  #running = new Map<string, Promise<void>>()
  #retries = new Map<string, NodeJS.Timeout>()
  #stopped = false

  constructor(options: SightChecksOptions) {
    this.#options = options
  }

  /** A call during a check gets a check of its own after it. */
  check(sessionId: string, source: LogSource): Promise<void> {
    const before = this.#running.get(sessionId) ?? Promise.resolve()
    const run = before.then(() => this.#checkNow(sessionId, source))
    this.#running.set(sessionId, run)
    return run.finally(() => {
      if (this.#running.get(sessionId) === run) this.#running.delete(sessionId)
    })
  }

  async #checkNow(sessionId: string, source: LogSource) {
    const sights = new Map<string, Promise<Sight | null>>()
    for (const subscription of this.#options.subscriptions(sessionId)) {
      if (this.#stopped) return
      const { userId } = subscription.connection.person
      const asked = sights.get(userId) ?? sightOrNull(subscription, source)
      sights.set(userId, asked)
      try {
        const sight = await asked
        if (subscription.state !== 'ended') this.#options.apply(subscription, sight)
      } catch (error) {
        this.#options.log.warn({ err: error }, 'rights could not be read; trying again')
        this.#checkLater(sessionId, source)
        return
      }
    }
  }

  #checkLater(sessionId: string, source: LogSource) {
    if (this.#retries.has(sessionId) || this.#stopped) return
    const timer = setTimeout(() => {
      this.#retries.delete(sessionId)
      void this.check(sessionId, source)
    }, retryMs)
    this.#retries.set(sessionId, timer)
  }

  async stop() {
    this.#stopped = true
    for (const timer of this.#retries.values()) clearTimeout(timer)
    await Promise.all(this.#running.values())
  }
}

async function sightOrNull({ connection, sessionId }: FeedSubscription, source: LogSource) {
  try {
    return await source.sight(connection.person, sessionId)
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) return null
    throw error
  }
}
