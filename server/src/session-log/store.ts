import { randomUUID } from 'node:crypto'
import type { Tx } from '../platform/database/index.ts'
import type { NewEntry } from './door.ts'

/** Adds an entry; the database gives it the session's next number. */
export async function insertEntry(
  { q }: Tx,
  sessionId: string,
  entry: NewEntry,
  createdAt: Date,
): Promise<number> {
  const { seq } = await q
    .insertInto('session_events')
    .values({
      id: randomUUID(),
      session_id: sessionId,
      // Replaced by the trigger number_session_event.
      seq: 0,
      event_type: entry.eventType,
      user_id: entry.userId,
      event_data: JSON.stringify(entry.payload ?? {}),
      created_at: createdAt,
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

export function selectEntries({ q }: Tx, sessionId: string, after: number, limit: number) {
  return q
    .selectFrom('session_events')
    .select(['seq', 'event_type', 'user_id', 'event_data', 'created_at'])
    .where('session_id', '=', sessionId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export async function selectHead({ q }: Tx, sessionId: string): Promise<number> {
  const head = await q
    .selectFrom('session_log_heads')
    .select('last_seq')
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return head?.last_seq ?? 0
}
