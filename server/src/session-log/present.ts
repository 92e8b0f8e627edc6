import type { SessionEvent, SessionEventType } from '@bedside/contract'
import type { selectEntries } from './store.ts'

type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number]

/** An entry as it travels: the same shape in polls, replays and live frames. */
export const presentEntry = (row: EntryRow): SessionEvent => ({
  seq: row.seq,
  eventType: row.event_type as SessionEventType,
  userId: row.user_id,
  createdAt: row.created_at.toISOString(),
  payload: row.event_data as Record<string, unknown>,
})
