import type { Tx } from '../../platform/database/index.ts'

/** What a doctor may say of being there; what else patients read follows from visits. */
export type SaidState = 'away' | 'break' | 'available'

/** What the doctor said; null = nothing yet. */
export interface DeskRecord {
  readonly state: SaidState | null
  readonly runningLateMinutes: number
}

/** A word about being late is of its day; twelve hours later it says nothing. */
const lateHoldsMs = 12 * 60 * 60_000

/** @param lock the doctor's own transaction is about to change it */
export async function findDesk({ q }: Tx, doctorId: string, now: Date, lock = false): Promise<DeskRecord> {
  const query = q
    .selectFrom('doctor_desks')
    .select(['state', 'running_late_minutes', 'updated_at'])
    .where('doctor_id', '=', doctorId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return { state: null, runningLateMinutes: 0 }
  const isStale = now.getTime() - row.updated_at.getTime() > lateHoldsMs
  return {
    state: row.state as SaidState,
    runningLateMinutes: isStale ? 0 : row.running_late_minutes,
  }
}

export async function saveDesk(
  { q }: Tx,
  doctorId: string,
  { state, runningLateMinutes }: { state: SaidState; runningLateMinutes: number },
  now: Date,
) {
  const values = { state, running_late_minutes: runningLateMinutes, updated_at: now }
  await q
    .insertInto('doctor_desks')
    .values({ doctor_id: doctorId, ...values })
    .onConflict((conflict) => conflict.column('doctor_id').doUpdateSet(values))
    .execute()
}
