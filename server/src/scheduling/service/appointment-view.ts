import type { Appointment as AppointmentBody, DomainEventData } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentAppointment } from '../present.ts'
import type { Room } from '../room.ts'
import { type Appointment, findAppointments } from '../store/appointments.ts'
import { findDoctors } from '../store/doctors.ts'

/** An appointment that this transaction's person may see. @throws `not_found` */
export async function loadAppointment(tx: Tx, id: string): Promise<Appointment> {
  const [appointment] = await findAppointments(tx, [id])
  if (!appointment) throw new Refusal('not_found')
  return appointment
}

/** Appointments with the names, fees and facts their people see, in the given order. */
export async function viewsOf(
  room: Room,
  tx: Tx,
  appointments: readonly Appointment[],
): Promise<AppointmentBody[]> {
  const doctorIds = [...new Set(appointments.map((one) => one.doctorId))]
  const patientIds = appointments.map((one) => one.patientId)
  const people = await room.identity.profiles(tx, [...new Set([...doctorIds, ...patientIds])])
  const profiles = await findDoctors(tx, doctorIds)
  const fees = await room.fees.of(tx, doctorIds)
  return appointments.map((one) =>
    presentAppointment(one, {
      profile: profiles.find((profile) => profile.doctorId === one.doctorId),
      people,
      fees: fees.get(one.doctorId) ?? [],
    }),
  )
}

/** The appointment as it now stands, after reactions of other rooms had their turn. */
export async function viewOf(room: Room, tx: Tx, id: string): Promise<AppointmentBody> {
  const [view] = await viewsOf(room, tx, [await loadAppointment(tx, id)])
  if (!view) throw new Refusal('not_found')
  return view
}

/** What every event of an appointment carries. */
export const bookingFacts = (appointment: Appointment): DomainEventData<'appointment.requested'> => ({
  appointmentId: appointment.id,
  patientId: appointment.patientId,
  doctorId: appointment.doctorId,
  visitType: appointment.visitType,
  consultationMode: appointment.consultationMode,
  startTime: appointment.startTime.toISOString(),
  endTime: appointment.endTime.toISOString(),
  status: appointment.status,
})
