import type { ConsultationMode } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { Room } from '../room.ts'
import { insertAppointment, updateAppointment } from '../store/appointments.ts'
import { bookingFacts } from './appointment-view.ts'

/** An online visit that both sides have agreed to already. */
export interface ConfirmedBooking {
  readonly patientId: string
  readonly doctorId: string
  readonly startTime: Date
  readonly endTime: Date
  readonly consultationMode: ConsultationMode
  readonly reason: string
}

/** Writes a confirmed appointment and says so, which makes its session; under the service role (seed). */
export async function bookConfirmed({ platform }: Room, tx: Tx, booking: ConfirmedBooking) {
  const id = crypto.randomUUID()
  const now = platform.clock.now()
  const { startTime, endTime, ...rest } = booking
  const slot = { start: startTime, end: endTime }
  await insertAppointment(tx, { id, slot, visitType: 'ONLINE', ...rest }, now)
  const confirmed = await updateAppointment(tx, id, { status: 'CONFIRMED' }, now)
  await platform.events.say(tx, 'appointment.confirmed', id, bookingFacts(confirmed))
  return id
}
