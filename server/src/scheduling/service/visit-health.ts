import type { HealthAnswers, RequestValue } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { allowedMoves, holdingStatuses } from '../lifecycle.ts'
import { mayReadHealth, mayTellHealth, sideOf } from '../policy.ts'
import { asPerson, type Room } from '../room.ts'
import type { Appointment } from '../store/appointments.ts'
import { loadAppointment } from './appointment-view.ts'

/** Whose health a visit is about: answers of somebody else are kept with the visit, never with the patient who booked it. */
export const healthOf = ({ id, patientId, forWhom }: Pick<Appointment, 'id' | 'patientId' | 'forWhom'>) => ({
  patientId,
  appointmentId: forWhom === null ? null : id,
})

/**
 * What was told of the person a visit is for. A doctor's reading is audited.
 * @throws `not_found`, `forbidden` for the doctor of a visit that was called off
 */
export const getVisitHealth = (room: Room, person: Person, id: string) =>
  asPerson(room, person, { action: 'health.read', subjectId: id }, async (tx): Promise<HealthAnswers> => {
    const appointment = await loadAppointment(tx, id)
    if (!mayReadHealth(sideOf(person, appointment), appointment.status)) throw new Refusal('forbidden')
    return room.identity.health(tx, healthOf(appointment))
  })

/**
 * The patient tells it before the visit; of somebody else it stays with this visit.
 * @throws `not_found`, `forbidden` for the doctor, `appointment_state` once the visit is settled; nothing is then written
 */
export const saveVisitHealth = (
  room: Room,
  person: Person,
  id: string,
  lists: RequestValue<'saveVisitHealth', 'body'>,
) =>
  asPerson(room, person, { action: 'health.told', subjectId: id }, async (tx: Tx): Promise<HealthAnswers> => {
    const appointment = await loadAppointment(tx, id)
    const side = sideOf(person, appointment)
    if (!mayTellHealth(side)) throw new Refusal('forbidden')
    const { status } = appointment
    if (!holdingStatuses.some((open) => open === status))
      throw new Refusal('appointment_state', {
        currentStatus: status,
        allowedMoves: allowedMoves(status, 'patient'),
      })
    return room.identity.tellHealth(tx, healthOf(appointment), lists)
  })
