import type { SessionEvent, SessionEventType } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'

export interface NewEntry {
  readonly eventType: SessionEventType
  /** Who did it; null for the system. Under a person's role it must be that person. */
  readonly userId: string | null
  readonly payload?: Record<string, unknown>
}

/**
 * Payloads of entries, by `seq`, whose content a room keeps in its own table (a message's text), read under the
 * role of the transaction that reads the log; an entry left out keeps its stored payload.
 */
export type PayloadSource = (
  tx: Tx,
  sessionId: string,
  seqs: readonly number[],
) => Promise<ReadonlyMap<number, Record<string, unknown>>>

/** The numbered list of everything that happened in a session. */
export interface SessionLog {
  /** Adds an entry in the transaction that makes it true, and tells realtime after the commit. @returns its `seq` */
  append(tx: Tx, sessionId: string, entry: NewEntry): Promise<number>
  /** Has the payloads of one kind of entry filled in by their owner whenever {@link list} reads them; once a kind. */
  attach(eventType: SessionEventType, source: PayloadSource): void
  /** Entries after a position that this transaction's role may see, rising. */
  list(tx: Tx, sessionId: string, after: number, limit: number): Promise<SessionEvent[]>
  /** The last `seq`; 0 for an empty log. */
  head(tx: Tx, sessionId: string): Promise<number>
}
