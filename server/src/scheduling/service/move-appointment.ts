import type { Appointment as AppointmentBody } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type AppointmentMove, allowedMoves, type Mover, nextStatus } from '../lifecycle.ts'
import { mayMove, sideOf } from '../policy.ts'
import { asPerson, type Room } from '../room.ts'
import { type Appointment, lockAppointment, updateAppointment } from '../store/appointments.ts'
import { bookingFacts, loadAppointment, viewOf } from './appointment-view.ts'

/** One person's move of one appointment. */
export interface Deed {
  readonly person: Person
  readonly appointmentId: string
  readonly note?: string | undefined
}

/** The doctor takes the request. @throws `not_found`, `forbidden`, `appointment_state` */
export const confirmAppointment = (room: Room, deed: Deed) =>
  move(room, deed, 'confirm', async (tx, found, status) => {
    if (found.endTime <= room.platform.clock.now()) throw stateRefusal(found, 'doctor')
    const moved = await updateAppointment(tx, found.id, { status }, room.platform.clock.now())
    await room.platform.events.say(tx, 'appointment.confirmed', found.id, bookingFacts(moved))
  })

/** The doctor turns the request down; the note is for the patient. @throws `not_found`, `forbidden`, `appointment_state` */
export const declineAppointment = (room: Room, deed: Deed) =>
  move(room, deed, 'decline', async (tx, found, status) => {
    const change = { status, note: deed.note ?? null }
    const moved = await updateAppointment(tx, found.id, change, room.platform.clock.now())
    await room.platform.events.say(tx, 'appointment.declined', found.id, bookingFacts(moved))
  })

/**
 * Either side calls the visit off; the note is for the other.
 * @throws `not_found`, `appointment_state` where it is settled, or the visit is under way or was held
 */
export const cancelAppointment = (room: Room, deed: Deed) =>
  move(room, deed, 'cancel', async (tx, found, status) => {
    const change = { status, note: deed.note ?? null }
    const moved = await updateAppointment(tx, found.id, change, room.platform.clock.now())
    const data = { ...bookingFacts(moved), cancelledBy: deed.person.userId }
    await room.platform.events.say(tx, 'appointment.cancelled', found.id, data)
  })

/**
 * Runs one person's move: sees the appointment, asks the policy, locks the row as the state machine, asks the table,
 * and lets `change` write and speak in the same transaction.
 */
export function move(
  room: Room,
  { person, appointmentId }: Deed,
  step: AppointmentMove,
  change: (tx: Tx, found: Appointment, next: Appointment['status']) => Promise<void>,
): Promise<AppointmentBody> {
  const deed = { action: `appointment.${step}`, subjectId: appointmentId }
  return asPerson(room, person, deed, async (tx) => {
    const seen = await loadAppointment(tx, appointmentId)
    const side = sideOf(person, seen)
    if (!side || !mayMove(side, step)) throw new Refusal('forbidden')
    await tx.asFlow(async () => {
      const found = await lockWithVisit(room, tx, seen)
      const next = nextStatus(found.status, step, side)
      if (!next || (isTimeBound(step) && isHeld(found))) throw stateRefusal(found, side)
      await change(tx, found, next)
    })
    await room.audit.record(tx, { ...deed, subjectType: 'appointment', patientId: seen.patientId })
    return viewOf(room, tx, appointmentId)
  })
}

/**
 * Locks an appointment, and before it its visit: everyone who changes both takes them in this order, so that no two
 * wait for each other in a circle.
 */
async function lockWithVisit({ holdVisit }: Room, tx: Tx, { id, sessionId }: Appointment) {
  if (sessionId) await holdVisit(tx, sessionId)
  const found = await lockAppointment(tx, id)
  if (!found) throw new Refusal('not_found')
  if (found.sessionId !== sessionId) throw new MadeMeanwhile()
  return found
}

/** The visit was made between reading and locking; the transaction begins again and holds it. */
class MadeMeanwhile extends Error {
  readonly code = '40001'
}

const isTimeBound = (step: AppointmentMove) => step === 'cancel' || step === 'reschedule'

/** The online visit is under way, or it took place and may have been reopened. */
const isHeld = ({ callStatus, holdsTime }: Appointment) =>
  callStatus === 'active' || callStatus === 'ended' || !holdsTime

function stateRefusal(found: Appointment, side: Mover) {
  const moves = allowedMoves(found.status, side)
  return new Refusal('appointment_state', {
    currentStatus: found.status,
    allowedMoves: isHeld(found) ? moves.filter((step) => !isTimeBound(step)) : moves,
  })
}
