import type { Tx } from '../../platform/database/index.ts'
import type { NewDoctor, WeeklyHours } from '../door.ts'
import type { Room } from '../room.ts'
import { insertDoctor, insertHours } from '../store/doctors.ts'

const week = (days: readonly number[], startsAt: string, endsAt: string): WeeklyHours[] =>
  days.map((weekday) => ({ weekday, startsAt, endsAt }))

const everyHour = week([0, 1, 2, 3, 4, 5, 6], '00:00', '24:00')
/** What a doctor starts with when nobody said otherwise: a Nepali clinic's week, closed on Saturdays. */
const officeHours = week([0, 1, 2, 3, 4, 5], '09:00', '17:00')

/** Makes an account's person a doctor who can be booked; under the service role. */
export async function createDoctor({ platform, fees }: Room, tx: Tx, doctor: NewDoctor) {
  const currency = await insertDoctor(tx, doctor, platform.clock.now())
  const hours = doctor.hours ?? (doctor.alwaysFree ? everyHour : officeHours)
  await insertHours(tx, doctor.userId, hours)
  if (doctor.fees) await fees.set(tx, doctor.userId, doctor.fees, currency)
}
