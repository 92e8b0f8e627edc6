import type { ClientFrameType, clientFrames, ServerFrame } from '@bedside/contract'
import type { z } from 'zod'
import type { Person } from '../database/index.ts'

/** One open socket, as rooms may see it. */
export interface Connection {
  readonly id: string
  readonly person: Person
  /** What this socket follows, by session. */
  readonly subscriptions: ReadonlyMap<string, Subscription>
  send(frame: ServerFrame): void
}

/** A socket's right to one session, checked again on every send. */
export interface Subscription {
  readonly sessionId: string
  readonly connection: Connection
  /** `user:device`, or null for a reader that named no device. */
  readonly identity: string | null
  /** First log entry this person may read. */
  visibleFrom: number
  /** May signal, and be seen by others in the media room. */
  admitted: boolean
}

export type FrameHandler<Type extends ClientFrameType> = (call: {
  connection: Connection
  payload: z.output<(typeof clientFrames)[Type]>
}) => Promise<Record<string, unknown> | undefined>

/** What happens to subscriptions; the consultation room turns it into presence. */
export interface SubscriptionListener {
  followed(subscription: Subscription): Promise<void>
  /** The socket went away, or unsubscribed. Not called while the server itself stops. */
  gone(subscription: Subscription): Promise<void>
}

/** How a session's entries are read and who may; given by the session-log and consultation rooms through app.ts. */
export interface LogSource {
  /** Entries after `after` that this person may read, as frames in order, at most `limit`. */
  framesAfter(
    person: Person,
    sessionId: string,
    after: number,
    limit: number,
  ): Promise<{ seq: number; frame: ServerFrame }[]>
  /** The person's sight on a session. Throws `not_found` for strangers. */
  sight(
    person: Person,
    sessionId: string,
  ): Promise<{ visibleFrom: number; admitted: boolean; lastSeq: number }>
}

/** The socket side of the server, as rooms use it. */
export interface Realtime {
  /** Registers the one handler of a client frame; its result is the ACK's payload. */
  on<Type extends ClientFrameType>(type: Type, handler: FrameHandler<Type>): void
  onSubscription(listener: SubscriptionListener): void
  /** Says that a session's log has grown; tails and long polls read it from the database. Call after commit. */
  news(sessionId: string): void
  /** Waits until a session has news, `timeoutMs` passed, or `signal` aborts. */
  waitForNews(sessionId: string, timeoutMs: number, signal?: AbortSignal): Promise<void>
  /** Sends to every socket of a person. */
  toPerson(userId: string, frame: ServerFrame): void
  /** Sends a passing frame (not a log entry) to a session's subscribers. */
  toSession(
    sessionId: string,
    frame: ServerFrame,
    to?: { except?: string; admittedOnly?: boolean; identity?: string },
  ): void
  subscribers(sessionId: string): Subscription[]
  /** Rights of a person in a session changed: re-checks sight; closes subscriptions that lost it. */
  recheck(sessionId: string): Promise<void>
  /** Ends every socket of a sign-in or person at once. */
  disconnectPerson(userId: string): void
  isOnline(userId: string): boolean
}
