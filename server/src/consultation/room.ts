import type { Audit } from '../audit/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Media } from '../media/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Scheduling } from '../scheduling/index.ts'
import type { SessionLog } from '../session-log/index.ts'
import type { SessionFactsSource, UnreadSource } from './door.ts'
import type { KnownVisits } from './known-visits.ts'
import type { Live } from './live.ts'
import type { PollTimes } from './poll-times.ts'
import type { QueueDesks } from './queue-desks.ts'

/** The neighbours this room may ask, by their doors. */
export interface Doors {
  readonly sessionLog: SessionLog
  readonly scheduling: Scheduling
  readonly media: Media
  readonly identity: Identity
  readonly audit: Audit
}

/** What every part of the consultation room works with. */
export interface Room extends Doors {
  readonly platform: Platform
  readonly live: Live
  readonly queueDesks: QueueDesks
  readonly polls: PollTimes
  readonly known: KnownVisits
  /** What rooms above know of sessions. */
  readonly facts: SessionFactsSource[]
  /** How many messages of others this transaction's person has not read, by session. */
  unread: UnreadSource
}
