import type { SessionEvent, SessionEventType } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import type { PayloadSource, SessionLog } from './door.ts'
import { presentEntry } from './present.ts'
import { insertEntry, selectEntries, selectHead } from './store.ts'

export type { NewEntry, PayloadSource, SessionLog } from './door.ts'

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
