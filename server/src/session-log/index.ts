import type { SessionEvent, SessionEventType } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'

export interface NewEntry {
  readonly eventType: SessionEventType
  /** Who did it; null for the system. Under a person's role it must be that person. */
  readonly userId: string | null
  readonly payload?: Record<string, unknown>
}

/** The numbered list of everything that happened in a session. */
export interface SessionLog {
  /** Adds an entry in the transaction that makes it true, and tells realtime after the commit. @returns its `seq` */
  append(tx: Tx, sessionId: string, entry: NewEntry): Promise<number>
  /** Entries after a position that this transaction's role may see, rising. */
  list(tx: Tx, sessionId: string, after: number, limit: number): Promise<SessionEvent[]>
  /** The last `seq`; 0 for an empty log. */
  head(tx: Tx, sessionId: string): Promise<number>
}
