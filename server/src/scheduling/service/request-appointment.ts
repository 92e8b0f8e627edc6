import { type Appointment as AppointmentBody, normaliseVisit, type RequestValue } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayAsk } from '../policy.ts'
import { asPerson, type Room } from '../room.ts'
import { insertAppointment, lockCalendar } from '../store/appointments.ts'
import { type DoctorProfile, findBookableDoctors } from '../store/doctors.ts'
import { bookingFacts, viewOf } from './appointment-view.ts'
import { claimSlot, nearestFreeSlots, offeringAlternatives } from './calendar.ts'
import { healthOf } from './visit-health.ts'

type Wish = RequestValue<'createAppointment', 'body'>

/**
 * A patient asks for a visit; the request holds the slot.
 * @throws `forbidden` for everyone but patients, `booking_off`, `not_found` for an id that is no doctor's, `mode_unavailable`,
 * `slot_unavailable`, `slot_taken` with the nearest free slots
 */
export function requestAppointment(room: Room, person: Person, wish: Wish): Promise<AppointmentBody> {
  const at = { doctorId: wish.doctorId, start: new Date(wish.startTime) }
  return offeringAlternatives(
    () => asPerson(room, person, { action: 'appointment.request' }, (tx) => book(room, tx, person, wish)),
    () => room.platform.database.asPerson(person, (tx) => nearestFreeSlots(room, tx, at)),
  )
}

async function book(room: Room, tx: Tx, person: Person, wish: Wish) {
  if (!mayAsk(person)) throw new Refusal('forbidden')
  if (room.platform.settings.BOOKING === 'off') throw new Refusal('booking_off')
  const { doctorId } = wish
  const [doctor] = await findBookableDoctors(tx, { ids: [doctorId] })
  if (!doctor) throw new Refusal('not_found')
  const visit = normaliseVisit(wish)
  if (!offers(doctor, visit)) throw new Refusal('mode_unavailable')

  await lockCalendar(tx, doctorId)
  const slot = await claimSlot(room, tx, { doctorId, start: new Date(wish.startTime) })
  const id = crypto.randomUUID()
  const patientId = person.userId
  const appointment = await insertAppointment(
    tx,
    {
      id,
      patientId,
      doctorId,
      slot,
      reason: wish.reason,
      forWhom: wish.forWhom,
      status: 'REQUESTED',
      ...visit,
    },
    room.platform.clock.now(),
  )
  if (wish.health) await room.identity.tellHealth(tx, healthOf(appointment), wish.health)
  await room.audit.record(tx, {
    action: 'appointment.request',
    subjectType: 'appointment',
    subjectId: id,
    patientId,
  })
  await room.platform.events.say(tx, 'appointment.requested', id, bookingFacts(appointment))
  return viewOf(room, tx, id)
}

function offers(doctor: DoctorProfile, { visitType, consultationMode }: ReturnType<typeof normaliseVisit>) {
  if (!doctor.visitTypes.includes(visitType)) return false
  return consultationMode === null || doctor.consultationModes.includes(consultationMode)
}
