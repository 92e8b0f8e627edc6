import type { ConsultationMode, Language, VisitType } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { NewDoctor, WeeklyHours } from '../door.ts'
import type { OpenHours } from '../slots.ts'

/** A doctor's professional facts; name and time zone are the identity room's. */
export interface DoctorProfile {
  readonly doctorId: string
  readonly specialization: string
  readonly registrationNumber: string
  readonly languages: readonly Language[]
  readonly consultationModes: readonly ConsultationMode[]
  readonly visitTypes: readonly VisitType[]
  readonly slotMinutes: number
  readonly currency: string
}

/** Doctors by id, whether or not they can still be booked. */
export const findDoctors = (tx: Tx, ids: readonly string[]) => selectDoctors(tx, { ids })

/** Doctors who can be booked: by id, or all of them without ids; `language` keeps those who speak it. */
export const findBookableDoctors = (
  tx: Tx,
  of: { ids?: readonly string[]; language?: Language | undefined },
) => selectDoctors(tx, { ...of, bookable: true })

async function selectDoctors(
  { q }: Tx,
  {
    ids,
    language,
    bookable,
  }: { ids?: readonly string[]; language?: Language | undefined; bookable?: boolean },
): Promise<DoctorProfile[]> {
  if (ids?.length === 0) return []
  const rows = await q
    .selectFrom('doctor_profiles')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids as string[]))
    .$if(bookable === true, (query) => query.where('verified_at', 'is not', null))
    .execute()
  return rows
    .filter((row) => !language || row.languages.includes(language))
    .map((row) => ({
      doctorId: row.id,
      specialization: row.specialization,
      registrationNumber: row.registration_number,
      languages: row.languages as Language[],
      consultationModes: row.consultation_modes as ConsultationMode[],
      visitTypes: row.visit_types as VisitType[],
      slotMinutes: row.slot_minutes,
      currency: row.currency,
    }))
}

/** Writes the profile under the service role. @returns the currency it stands in */
export async function insertDoctor({ q }: Tx, doctor: NewDoctor, now: Date) {
  const row = await q
    .insertInto('doctor_profiles')
    .values({
      id: doctor.userId,
      specialization: doctor.specialization,
      registration_number: doctor.registrationNumber,
      verified_at: now,
      languages: [...doctor.languages],
      ...(doctor.consultationModes && { consultation_modes: [...doctor.consultationModes] }),
      ...(doctor.visitTypes && { visit_types: [...doctor.visitTypes] }),
      ...(doctor.slotMinutes && { slot_minutes: doctor.slotMinutes }),
      ...(doctor.currency && { currency: doctor.currency }),
    })
    .returning('currency')
    .executeTakeFirstOrThrow()
  return row.currency
}

/** Takes back that a doctor is verified; under the service role. Nothing happens for anyone else's id. */
export async function clearVerified({ q }: Tx, doctorId: string) {
  await q.updateTable('doctor_profiles').set({ verified_at: null }).where('id', '=', doctorId).execute()
}

export async function insertHours({ q }: Tx, doctorId: string, hours: readonly WeeklyHours[]) {
  if (hours.length === 0) return
  const rows = hours.map(({ weekday, startsAt, endsAt }) => ({
    id: crypto.randomUUID(),
    doctor_id: doctorId,
    weekday,
    starts_at: startsAt,
    ends_at: endsAt,
  }))
  await q.insertInto('doctor_availability').values(rows).execute()
}

/** Opening hours of many doctors at once. */
export async function listHours({ q }: Tx, doctorIds: readonly string[]) {
  const byDoctor = new Map<string, OpenHours[]>()
  if (doctorIds.length === 0) return byDoctor
  const rows = await q
    .selectFrom('doctor_availability')
    .selectAll()
    .where('doctor_id', 'in', doctorIds)
    .execute()
  for (const row of rows) {
    const hours = byDoctor.get(row.doctor_id) ?? []
    // An end at 00:00 is the end of that day.
    hours.push({
      weekday: row.weekday,
      fromMinute: minutesOf(row.starts_at),
      toMinute: minutesOf(row.ends_at) || 1440,
    })
    byDoctor.set(row.doctor_id, hours)
  }
  return byDoctor
}

function minutesOf(time: string) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
