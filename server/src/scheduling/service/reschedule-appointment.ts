import type { Appointment as AppointmentBody } from '@bedside/contract'
import { Refusal } from '../../platform/refusal.ts'
import type { Room } from '../room.ts'
import { lockCalendar, updateAppointment } from '../store/appointments.ts'
import { bookingFacts, loadAppointment } from './appointment-view.ts'
import { claimSlot, nearestFreeSlots, offeringAlternatives } from './calendar.ts'
import { type Deed, move } from './move-appointment.ts'

/**
 * Moves the visit to another free slot of the same doctor. Moved by the patient it waits for the doctor again.
 * @throws `not_found`, `appointment_state`, `slot_unavailable` (also for the time it already has), `slot_taken`
 */
export function rescheduleAppointment(
  room: Room,
  deed: Deed & { readonly start: Date },
): Promise<AppointmentBody> {
  const { person, appointmentId, start } = deed
  return offeringAlternatives(
    () =>
      move(room, deed, 'reschedule', async (tx, found, status) => {
        const { doctorId, startTime: previous } = found
        if (start.getTime() === previous.getTime()) throw new Refusal('slot_unavailable')
        await lockCalendar(tx, doctorId)
        const slot = await claimSlot(room, tx, { doctorId, start, exceptId: appointmentId })
        const change = { status, slot, previousStartTime: previous, note: deed.note ?? null }
        const moved = await updateAppointment(tx, appointmentId, change, room.platform.clock.now())
        await room.platform.events.say(tx, 'appointment.rescheduled', appointmentId, {
          ...bookingFacts(moved),
          previousStartTime: previous.toISOString(),
          rescheduledBy: person.userId,
        })
      }),
    () =>
      room.platform.database.asPerson(person, async (tx) => {
        const { doctorId } = await loadAppointment(tx, appointmentId)
        return nearestFreeSlots(room, tx, { doctorId, start, exceptId: appointmentId })
      }),
  )
}
