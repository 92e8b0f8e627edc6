import type { ServerFrame, SessionEventType } from '@bedside/contract'
import type { Log } from '../log/index.ts'
import type { LoggedFrame, LogSource } from './door.ts'
import type { FeedSubscription } from './feed-subscription.ts'

const pageEntries = 200
const pendingEntries = 1_000
const retryMs = 500

/** Entries after which someone may see more or less than before; rights then follow the log's own order, on every node. */
const changeRights = new Set<SessionEventType>([
  'participant.admitted',
  'participant.removed',
  'participant.media_moved',
  'session.status_changed',
])

export interface FeedOptions {
  readonly sessionId: string
  readonly source: LogSource
  readonly log: Log
  /** Re-reads everyone's sight. */
  recheck(): Promise<void>
  /** Where the tail begins; everything up to here is in the tables for replays to find. */
  readonly position: number
}

/**
 * The live end of one session's log on this node: one reader for all its sockets. A subscription is replayed by
 * reads of its own under its person's rights while the tail collects what is new, so nothing is missed between;
 * the position of each subscription keeps anything from being sent twice.
 */
export class SessionFeed {
  readonly subscriptions = new Set<FeedSubscription>()
  #options: FeedOptions
  #position: number
  #reading = false
  #stale = false
  #retry: NodeJS.Timeout | undefined
  #ended = false

  constructor(options: FeedOptions) {
    this.#options = options
    this.#position = options.position
  }

  /** The log may have grown. Wakes that come during a read are one read more. */
  wake() {
    this.#stale = true
    if (!this.#reading) void this.#readOn()
  }

  end() {
    this.#ended = true
    clearTimeout(this.#retry)
  }

  async #readOn() {
    const { sessionId, source, log } = this.#options
    this.#reading = true
    try {
      while (this.#stale && !this.#ended) {
        this.#stale = false
        const page = await source.tail(sessionId, this.#position, pageEntries)
        for (const entry of page) await this.#takeIn(entry)
        if (page.length === pageEntries) this.#stale = true
      }
    } catch (error) {
      log.warn({ err: error }, 'a session log could not be read; trying again')
      if (!this.#ended) this.#retry = setTimeout(() => this.wake(), retryMs)
    } finally {
      this.#reading = false
    }
  }

  async #takeIn(entry: LoggedFrame) {
    if (isRightsChange(entry.frame)) await this.#options.recheck()
    this.#position = entry.seq
    for (const subscription of this.subscriptions) {
      if (subscription.state === 'live') this.#deliver(subscription, entry)
      else if (subscription.state === 'replaying') keepForLater(subscription, entry)
    }
  }

  #deliver(subscription: FeedSubscription, { seq, frame }: LoggedFrame) {
    if (seq <= subscription.position || !subscription.mayRead(seq)) return
    if (subscription.connection.isSlow) {
      stall(subscription)
      return
    }
    subscription.connection.sendText(textOf(frame))
    subscription.position = seq
  }

  /** Sends everything after the subscription's position, then lets it go on live. */
  async replay(subscription: FeedSubscription) {
    const { sessionId, source, log } = this.#options
    subscription.replay += 1
    subscription.state = 'replaying'
    const run = subscription.replay
    const { connection } = subscription
    const isOver = () => subscription.replay !== run || subscription.state !== 'replaying'
    try {
      for (;;) {
        // What the tail took in before this read began is found by it; what comes after is collected.
        subscription.pending = []
        const page = await source.framesAfter(
          connection.person,
          sessionId,
          subscription.position,
          pageEntries,
        )
        if (isOver()) return
        let sent = Promise.resolve()
        for (const { seq, frame } of page) {
          sent = connection.sendAndFlush(textOf(frame))
          subscription.position = seq
        }
        // A page leaves for the network before the next is read: a slow reader costs one page.
        await sent
        if (isOver()) return
        if (page.length < pageEntries && subscription.pending) break
      }
      subscription.state = 'live'
      for (const entry of subscription.pending) {
        if (subscription.state === 'live') this.#deliver(subscription, entry)
      }
      subscription.pending = []
    } catch (error) {
      if (isOver()) return
      log.warn({ err: error }, 'a replay failed')
      stall(subscription)
    }
  }
}

/** Tells the reader to subscribe again from where it stands. */
export function stall(subscription: FeedSubscription) {
  const { sessionId, position: after } = subscription
  subscription.state = 'stalled'
  subscription.connection.send({ type: 'RESUME', payload: { sessionId, after } })
}

function keepForLater(subscription: FeedSubscription, entry: LoggedFrame) {
  if (subscription.pending && subscription.pending.length < pendingEntries) subscription.pending.push(entry)
  else subscription.pending = null
}

function isRightsChange(frame: ServerFrame) {
  return frame.type === 'SESSION_EVENT' && changeRights.has(frame.payload.eventType)
}

const texts = new WeakMap<ServerFrame, string>()

/** A frame as text, made once however many sockets it goes to. */
function textOf(frame: ServerFrame) {
  const known = texts.get(frame)
  if (known !== undefined) return known
  const text = JSON.stringify(frame)
  texts.set(frame, text)
  return text
}
