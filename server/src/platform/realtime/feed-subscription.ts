import type { Connection, LoggedFrame, Sight, Subscription } from './door.ts'

/** What a feed needs of the socket it sends to. */
export interface FeedReader extends Connection {
  readonly subscriptions: Map<string, FeedSubscription>
  readonly isOpen: boolean
  /** More waits to be sent than the bound for log entries allows. */
  readonly isSlow: boolean
  sendText(text: string): void
  /** Sends and resolves when the text has left for the network, or the socket has ended. */
  sendAndFlush(text: string): Promise<void>
}

/**
 * One socket on one session's feed.
 * `replaying`: old entries are being read, new ones wait in `pending`; `live`: new ones go out as they come;
 * `stalled`: the reader was told RESUME and gets no entries until it subscribes again; `ended`: off the feed.
 */
export class FeedSubscription implements Subscription {
  readonly sessionId: string
  readonly connection: FeedReader
  readonly identity: string | null
  sight: Sight
  /** Last entry handed to the socket. */
  position: number
  state: 'replaying' | 'live' | 'stalled' | 'ended' = 'replaying'
  /** Entries that came during a replay; null once there were too many, which makes the replay read on. */
  pending: LoggedFrame[] | null = []
  /** Counts replays, so that a newer one stops an older one. */
  replay = 0
  /** Listeners' calls, one after the other. */
  told: Promise<void> = Promise.resolve()

  constructor(of: {
    sessionId: string
    connection: FeedReader
    identity: string | null
    sight: Sight
    position: number
  }) {
    this.sessionId = of.sessionId
    this.connection = of.connection
    this.identity = of.identity
    this.sight = of.sight
    this.position = of.position
  }

  get inMediaRoom() {
    const { admitted, activeDeviceId } = this.sight
    return (
      admitted &&
      this.state !== 'ended' &&
      activeDeviceId !== null &&
      this.identity === `${this.connection.person.userId}:${activeDeviceId}`
    )
  }

  mayRead(seq: number) {
    const { visibleFrom } = this.sight
    return visibleFrom !== null && seq >= visibleFrom
  }
}
