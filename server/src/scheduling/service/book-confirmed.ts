import type { Tx } from '../../platform/database/index.ts'
import type { ConfirmedBooking } from '../door.ts'
import type { Room } from '../room.ts'
import { insertAppointment } from '../store/appointments.ts'
import { bookingFacts } from './appointment-view.ts'

/** Writes a confirmed online visit and says so, which makes its session; under the service role. */
export async function bookConfirmed(
  { platform, audit }: Room,
  tx: Tx,
  { startTime, endTime, ...booking }: ConfirmedBooking,
): Promise<string> {
  const id = crypto.randomUUID()
  const slot = { start: startTime, end: endTime }
  const appointment = await insertAppointment(
    tx,
    { ...booking, id, slot, visitType: 'ONLINE', status: 'CONFIRMED' },
    platform.clock.now(),
  )
  const { patientId } = booking
  await audit.record(tx, {
    action: 'appointment.book_confirmed',
    subjectType: 'appointment',
    subjectId: id,
    patientId,
  })
  await platform.events.say(tx, 'appointment.confirmed', id, bookingFacts(appointment))
  return id
}
