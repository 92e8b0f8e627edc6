import type { Tx } from '../../platform/database/index.ts'

/** Of whom: the person one visit is for, where that is not the patient who booked it; else the patient. */
export interface HealthOf {
  readonly patientId: string
  readonly appointmentId: string | null
}

/** Lists of a person's health; null = not answered, empty = none known. */
export interface HealthLists {
  readonly allergies: readonly string[] | null
  readonly medicines: readonly string[] | null
  readonly conditions: readonly string[] | null
}

/** What was told last, and by whom; undefined where nothing was, or this role may not see it. */
export async function findHealthRow({ q }: Tx, { patientId, appointmentId }: HealthOf) {
  return q
    .selectFrom('health_answers as h')
    .leftJoin('profiles as p', 'p.id', 'h.patient_id')
    .select(['h.patient_id', 'p.full_name', 'h.allergies', 'h.medicines', 'h.conditions', 'h.told_at'])
    .where('h.patient_id', '=', patientId)
    .where('h.appointment_id', appointmentId === null ? 'is' : '=', appointmentId)
    .executeTakeFirst()
}

/** Replaces what was told of that person. */
export async function writeHealth({ q }: Tx, of: HealthOf, lists: HealthLists, at: Date) {
  const copy = (list: readonly string[] | null) => list && [...list]
  const told = {
    allergies: copy(lists.allergies),
    medicines: copy(lists.medicines),
    conditions: copy(lists.conditions),
    told_at: at,
  }
  await q
    .insertInto('health_answers')
    .values({
      id: crypto.randomUUID(),
      patient_id: of.patientId,
      appointment_id: of.appointmentId,
      ...told,
    })
    .onConflict((conflict) => conflict.columns(['patient_id', 'appointment_id']).doUpdateSet(told))
    .execute()
}
