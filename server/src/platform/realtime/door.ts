import type { ClientFrameType, clientFrames, ParticipantRole, ServerFrame } from '@bedside/contract'
import type { z } from 'zod'
import type { Person } from '../database/index.ts'

/** One open socket, as rooms may see it. */
export interface Connection {
  readonly id: string
  readonly person: Person
  /** What this socket follows, by session. */
  readonly subscriptions: ReadonlyMap<string, Subscription>
  /** False from the moment the socket closes; it never opens again. */
  readonly isOpen: boolean
  send(frame: ServerFrame): void
}

/** How a person stands to a session: what they may read, and whether the media room is open to them. */
export interface Sight {
  /** First log entry this person may read; null while nothing may be read (a guest who waits). */
  readonly visibleFrom: number | null
  /** Admitted and entitled to media now. */
  readonly admitted: boolean
  /** Head of the log. */
  readonly lastSeq: number
  readonly name: string
  readonly role: ParticipantRole
  /** The one device that holds this person's media; null before the first join. */
  readonly activeDeviceId: string | null
}

/** A socket's right to one session; kept current by {@link Realtime.recheck} and by the log itself. */
export interface Subscription {
  readonly sessionId: string
  readonly connection: Connection
  /** `user:device`, or null for a reader that named no device. */
  readonly identity: string | null
  readonly sight: Sight
  /** Admitted, and on the device that holds the media: may signal, and is listed to others that may. */
  readonly inMediaRoom: boolean
}

export type FrameHandler<Type extends ClientFrameType> = (call: {
  connection: Connection
  payload: z.output<(typeof clientFrames)[Type]>
}) => Promise<Record<string, unknown> | undefined>

/** What happens to subscriptions; rooms turn it into presence. Calls for one subscription never overlap. */
export interface SubscriptionListener {
  followed?(subscription: Subscription): Promise<void>
  /** The socket went away, or unsubscribed. Not called while the server itself stops. */
  gone?(subscription: Subscription): Promise<void>
  /** Someone entered or left the session's media room, on this node. */
  mediaRoomChanged?(sessionId: string): Promise<void>
}

/** One log entry as it travels. */
export interface LoggedFrame {
  readonly seq: number
  readonly frame: ServerFrame
}

/** How a session's entries are read and who may; given by the session-log and consultation rooms through app.ts. */
export interface LogSource {
  /** Entries after `after` that this person may read, as frames in order, at most `limit`. */
  framesAfter(person: Person, sessionId: string, after: number, limit: number): Promise<LoggedFrame[]>
  /** Entries after `after` whoever may read them, in order, at most `limit`; one read serves all sockets of a node. */
  tail(sessionId: string, after: number, limit: number): Promise<LoggedFrame[]>
  /** The person's sight on a session. Throws `not_found` for strangers. */
  sight(person: Person, sessionId: string): Promise<Sight>
}

/** Whom a passing frame is for; all who may read the session's log, unless narrowed. */
export interface Recipients {
  /** A connection's or a person's id that is left out. */
  readonly except?: string
  /** Only devices in the media room. */
  readonly inMediaRoom?: boolean
  /** Only this device. */
  readonly identity?: string
}

/** The socket side of the server, as rooms use it. */
export interface Realtime {
  /** Registers the one handler of a client frame; its result is the ACK's payload. */
  on<Type extends ClientFrameType>(type: Type, handler: FrameHandler<Type>): void
  onSubscription(listener: SubscriptionListener): void
  /** Says that a session's log has grown; tails and long polls read it from the database. Call after commit. */
  news(sessionId: string): void
  /**
   * Resolves when a session has news, `timeoutMs` passed, `signal` aborts, or the server stops.
   * Begin to wait before reading the log and await after: news in between is then not missed.
   */
  waitForNews(sessionId: string, timeoutMs: number, signal?: AbortSignal): Promise<void>
  /** Sends to every socket of a person. */
  toPerson(userId: string, frame: ServerFrame): void
  /** Sends a passing frame (not a log entry) to a session's subscribers; never to one that may read nothing. */
  toSession(sessionId: string, frame: ServerFrame, to?: Recipients): void
  /** Everybody on this node who follows the session, waiting guests included. */
  subscribers(sessionId: string): Subscription[]
  /** Rights or the active device of someone in a session changed: re-reads sight; ends subscriptions that lost it. */
  recheck(sessionId: string): Promise<void>
  /** Ends every socket of a person, or of one sign-in of theirs, at once. */
  disconnectPerson(userId: string, signInId?: string): void
  isOnline(userId: string): boolean
}
