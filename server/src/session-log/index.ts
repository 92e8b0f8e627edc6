import type { SessionEvent, SessionEventType } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { presentEntry } from './present.ts'
import { insertEntry, selectEntries, selectHead } from './store.ts'

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

/** Opens the room of the log; it needs no neighbour. */
export function openSessionLog({ clock, realtime }: Pick<Platform, 'clock' | 'realtime'>): SessionLog {
  const sources = new Map<SessionEventType, PayloadSource>()
  return {
    attach: (eventType, source) => {
      sources.set(eventType, source)
    },
    append: async (tx, sessionId, entry) => {
      const seq = await insertEntry(tx, sessionId, entry, clock.now())
      tx.afterCommit(() => realtime.news(sessionId))
      return seq
    },
    list: async (tx, sessionId, after, limit) => {
      const entries = (await selectEntries(tx, sessionId, after, limit)).map(presentEntry)
      return withPayloads(tx, sessionId, entries, sources)
    },
    head: selectHead,
  }
}

async function withPayloads(
  tx: Tx,
  sessionId: string,
  entries: SessionEvent[],
  sources: ReadonlyMap<SessionEventType, PayloadSource>,
) {
  let filled = entries
  for (const [eventType, source] of sources) {
    const seqs = entries.filter((entry) => entry.eventType === eventType).map(({ seq }) => seq)
    if (seqs.length === 0) continue
    const payloads = await source(tx, sessionId, seqs)
    filled = filled.map((entry) => {
      const payload = payloads.get(entry.seq)
      return payload ? { ...entry, payload } : entry
    })
  }
  return filled
}
