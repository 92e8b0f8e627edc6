import { randomUUID } from 'node:crypto'
import type { Tx } from '../../platform/database/index.ts'

/** Opens a billable stretch; the database allows one open at a time. */
export async function openStretch({ q }: Tx, sessionId: string, segment: number, startedAt: Date) {
  await q
    .insertInto('session_stretches')
    .values({ id: randomUUID(), session_id: sessionId, segment, started_at: startedAt })
    .execute()
}

export async function closeStretch({ q }: Tx, sessionId: string, endedAt: Date) {
  await q
    .updateTable('session_stretches')
    .set({ ended_at: endedAt })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}
