import type { ServerFrame } from '@bedside/contract'
import type { Log } from '../log/index.ts'
import { Refusal } from '../refusal.ts'
import type { LogSource, Recipients, Sight, SubscriptionListener } from './door.ts'
import { type FeedReader, FeedSubscription } from './feed-subscription.ts'
import { SessionFeed } from './session-feed.ts'
import { SightChecks } from './sight-checks.ts'

const subscriptionsPerSocket = 100

/** All sessions followed on this node: who follows what, by which right, and whom to tell. */
export class Feeds {
  #feeds = new Map<string, SessionFeed>()
  #checks: SightChecks
  #listeners: SubscriptionListener[] = []
  #source: LogSource | undefined
  #log: Log
  #stopping = false

  constructor(log: Log) {
    this.#log = log
    this.#checks = new SightChecks({
      log,
      subscriptions: (sessionId) => this.subscribers(sessionId),
      apply: (subscription, sight) =>
        sight ? this.#takeSight(subscription, sight) : this.#loseRight(subscription),
    })
  }

  readFrom(source: LogSource) {
    this.#source = source
  }

  listen(listener: SubscriptionListener) {
    this.#listeners.push(listener)
  }

  get count() {
    return this.#feeds.size
  }

  get #reader() {
    if (!this.#source) throw new Refusal('unavailable')
    return this.#source
  }

  subscribers(sessionId: string) {
    return [...(this.#feeds.get(sessionId)?.subscriptions ?? [])]
  }

  wake(sessionId: string) {
    this.#feeds.get(sessionId)?.wake()
  }

  /**
   * Follows a session from an entry on; again on the same socket and device, it resumes the same subscription.
   * @returns the head of the log at this moment
   * @throws `not_found` for strangers
   */
  async subscribe(
    connection: FeedReader,
    asked: { sessionId: string; after: number; deviceId?: string | undefined },
  ) {
    const { sessionId } = asked
    if (!connection.subscriptions.has(sessionId) && connection.subscriptions.size >= subscriptionsPerSocket)
      throw new Refusal('too_many_requests')
    const sight = await this.#reader.sight(connection.person, sessionId)
    if (!connection.isOpen || this.#stopping) throw new Refusal('unavailable')
    const identity = asked.deviceId ? `${connection.person.userId}:${asked.deviceId}` : null
    const known = connection.subscriptions.get(sessionId)
    if (known && known.identity !== identity) this.#end(known)
    const position = Math.min(asked.after, sight.lastSeq)
    const feed = this.#feedOf(sessionId, sight.lastSeq)
    const subscription = connection.subscriptions.get(sessionId)
    if (subscription) await this.#resume(feed, subscription, sight, position)
    else await this.#begin(feed, new FeedSubscription({ sessionId, connection, identity, sight, position }))
    return sight.lastSeq
  }

  async #begin(feed: SessionFeed, subscription: FeedSubscription) {
    const { connection, sessionId } = subscription
    feed.subscriptions.add(subscription)
    connection.subscriptions.set(sessionId, subscription)
    await this.#tell(subscription, (listener) => listener.followed?.(subscription))
    if (subscription.inMediaRoom) this.#mediaRoomChanged(sessionId)
    this.#replaySoon(feed, subscription)
  }

  async #resume(feed: SessionFeed, subscription: FeedSubscription, sight: Sight, position: number) {
    this.#takeSight(subscription, sight)
    subscription.position = position
    subscription.state = 'replaying'
    subscription.pending = []
    this.#replaySoon(feed, subscription)
  }

  /** After the ACK, so that the reader knows where the replay ends. */
  #replaySoon(feed: SessionFeed, subscription: FeedSubscription) {
    setImmediate(() => {
      if (subscription.state !== 'ended') void feed.replay(subscription)
    })
  }

  #feedOf(sessionId: string, lastSeq: number) {
    const known = this.#feeds.get(sessionId)
    if (known) return known
    const feed = new SessionFeed({
      sessionId,
      source: this.#reader,
      log: this.#log,
      recheck: () => this.recheck(sessionId),
      position: lastSeq,
    })
    this.#feeds.set(sessionId, feed)
    // News that came between the look at the head and now had nobody to wake.
    feed.wake()
    return feed
  }

  unsubscribe(connection: FeedReader, sessionId: string) {
    const subscription = connection.subscriptions.get(sessionId)
    if (subscription) this.#end(subscription)
  }

  /** The socket is gone. */
  leave(connection: FeedReader) {
    for (const subscription of [...connection.subscriptions.values()]) this.#end(subscription)
  }

  #end(subscription: FeedSubscription) {
    const { sessionId, connection } = subscription
    const wasInMediaRoom = subscription.inMediaRoom
    subscription.state = 'ended'
    subscription.pending = []
    connection.subscriptions.delete(sessionId)
    const feed = this.#feeds.get(sessionId)
    feed?.subscriptions.delete(subscription)
    if (feed?.subscriptions.size === 0) {
      feed.end()
      this.#feeds.delete(sessionId)
    }
    if (this.#stopping) return
    void this.#tell(subscription, (listener) => listener.gone?.(subscription))
    if (wasInMediaRoom) this.#mediaRoomChanged(sessionId)
  }

  /** Who follows a session is held to the rights of now. */
  async recheck(sessionId: string): Promise<void> {
    if (this.#feeds.has(sessionId) && !this.#stopping) await this.#checks.check(sessionId, this.#reader)
  }

  #takeSight(subscription: FeedSubscription, sight: Sight) {
    const before = { inMediaRoom: subscription.inMediaRoom, visibleFrom: subscription.sight.visibleFrom }
    subscription.sight = sight
    const seesMore =
      sight.visibleFrom !== null && (before.visibleFrom === null || sight.visibleFrom < before.visibleFrom)
    if (seesMore && subscription.state === 'live')
      void this.#feeds.get(subscription.sessionId)?.replay(subscription)
    if (before.inMediaRoom !== subscription.inMediaRoom) this.#mediaRoomChanged(subscription.sessionId)
  }

  #loseRight(subscription: FeedSubscription) {
    const { sessionId, position: after, connection } = subscription
    this.#end(subscription)
    connection.send({ type: 'RESUME', payload: { sessionId, after } })
  }

  toSession(sessionId: string, frame: ServerFrame, to: Recipients) {
    const text = JSON.stringify(frame)
    for (const subscription of this.#feeds.get(sessionId)?.subscriptions ?? []) {
      const { connection, identity, sight } = subscription
      if (sight.visibleFrom === null) continue
      if (to.except === connection.id || to.except === connection.person.userId) continue
      if (to.inMediaRoom && !subscription.inMediaRoom) continue
      if (to.identity !== undefined && to.identity !== identity) continue
      connection.sendText(text)
    }
  }

  #tell(
    subscription: FeedSubscription,
    call: (listener: SubscriptionListener) => Promise<void> | undefined,
  ): Promise<void> {
    subscription.told = subscription.told.then(async () => {
      for (const listener of this.#listeners) {
        try {
          await call(listener)
        } catch (error) {
          this.#log.error({ err: error }, 'presence could not be told')
        }
      }
    })
    return subscription.told
  }

  #mediaRoomChanged(sessionId: string) {
    for (const listener of this.#listeners) {
      listener.mediaRoomChanged?.(sessionId).catch((error: unknown) => {
        this.#log.error({ err: error }, 'a change of the media room could not be told')
      })
    }
  }

  /** From now on nothing is told of sockets that go. */
  async stop() {
    this.#stopping = true
    const told = [...this.#feeds.values()].flatMap((feed) =>
      [...feed.subscriptions].map((subscription) => subscription.told),
    )
    for (const feed of this.#feeds.values()) feed.end()
    await Promise.all([...told, this.#checks.stop()])
  }
}
