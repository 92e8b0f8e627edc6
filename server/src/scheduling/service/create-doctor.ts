import type { Tx } from '../../platform/database/index.ts'
import type { NewDoctor, WeeklyHours } from '../door.ts'
import type { Room } from '../room.ts'
import { insertDoctor, insertHours } from '../store/doctors.ts'

const everyHour: WeeklyHours[] = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  startsAt: '00:00',
  endsAt: '24:00',
}))

/** Makes an account's person a doctor who can be booked; under the service role. */
export async function createDoctor({ platform, fees }: Room, tx: Tx, doctor: NewDoctor) {
  const currency = await insertDoctor(tx, doctor, platform.clock.now())
  await insertHours(tx, doctor.userId, [...(doctor.alwaysFree ? everyHour : []), ...(doctor.hours ?? [])])
  if (doctor.fees) await fees.set(tx, doctor.userId, doctor.fees, currency)
}
