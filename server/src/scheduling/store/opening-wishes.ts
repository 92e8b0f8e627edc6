import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { Schema } from '../../platform/database/schema.ts'

/** A patient waits for a time of a doctor that begins from `from` on and before `to`. */
export interface OpeningWishRecord {
  readonly patientId: string
  readonly doctorId: string
  readonly from: Date
  readonly to: Date
  readonly createdAt: Date
}

/** One asking of a patient at a time until the transaction ends, so that a limit on their number holds. */
export async function lockWishesOf({ q }: Tx, patientId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`opening-wishes:${patientId}`}, 0))`.execute(q)
}

/** A patient's wishes that are not over, oldest first. */
export async function listWishesOf({ q }: Tx, patientId: string, now: Date): Promise<OpeningWishRecord[]> {
  const rows = await q
    .selectFrom('opening_wishes')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where('to_time', '>', now)
    .orderBy('created_at')
    .orderBy('doctor_id')
    .execute()
  return rows.map(recordOf)
}

/** Writes a wish in place of what that patient asked of that doctor before. */
export async function putWish({ q }: Tx, wish: OpeningWishRecord) {
  const times = { from_time: wish.from, to_time: wish.to, created_at: wish.createdAt }
  await q
    .insertInto('opening_wishes')
    .values({ patient_id: wish.patientId, doctor_id: wish.doctorId, ...times })
    .onConflict((conflict) => conflict.columns(['patient_id', 'doctor_id']).doUpdateSet(times))
    .execute()
}

export async function removeWish({ q }: Tx, patientId: string, doctorId: string) {
  await q
    .deleteFrom('opening_wishes')
    .where('patient_id', '=', patientId)
    .where('doctor_id', '=', doctorId)
    .execute()
}

/** Whether anybody waits for this doctor at all; under the service role. */
export async function isWaitedFor({ q }: Tx, doctorId: string, now: Date) {
  const row = await q
    .selectFrom('opening_wishes')
    .select('doctor_id')
    .where('doctor_id', '=', doctorId)
    .where('to_time', '>', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes out everybody who waits for a time that begins at `start`, but for one person; under the service role.
 * @returns their ids; nobody is returned twice, whoever else asks
 */
export async function takeWishes(
  { q }: Tx,
  { doctorId, start, exceptId }: { doctorId: string; start: Date; exceptId: string },
): Promise<string[]> {
  const rows = await q
    .deleteFrom('opening_wishes')
    .where('doctor_id', '=', doctorId)
    .where('from_time', '<=', start)
    .where('to_time', '>', start)
    .where('patient_id', '!=', exceptId)
    .returning('patient_id')
    .execute()
  return rows.map((row) => row.patient_id)
}

/** Forgets wishes whose times are over; under the service role. */
export async function removeOverWishes({ q }: Tx, now: Date) {
  await q.deleteFrom('opening_wishes').where('to_time', '<=', now).execute()
}

const recordOf = (row: Selectable<Schema['opening_wishes']>): OpeningWishRecord => ({
  patientId: row.patient_id,
  doctorId: row.doctor_id,
  from: row.from_time,
  to: row.to_time,
  createdAt: row.created_at,
})
