import {
  type Appointment as AppointmentBody,
  type Doctor,
  type OpeningWish,
  timings,
} from '@bedside/contract'
import type { PersonProfile } from '../identity/index.ts'
import type { Fee } from './door.ts'
import type { Span } from './slots.ts'
import type { Appointment } from './store/appointments.ts'
import type { DoctorProfile } from './store/doctors.ts'
import type { OpeningWishRecord } from './store/opening-wishes.ts'

export const presentSlot = ({ start, end }: Span) => ({
  startTime: start.toISOString(),
  endTime: end.toISOString(),
})

/** A wish as its patient sees it. */
export const presentWish = ({ doctorId, from, to, createdAt }: OpeningWishRecord): OpeningWish => ({
  doctorId,
  from: from.toISOString(),
  to: to.toISOString(),
  createdAt: createdAt.toISOString(),
})

/** A doctor as the directory shows them. */
export function presentDoctor(
  profile: DoctorProfile,
  person: PersonProfile,
  { fees, nextFree }: { fees: readonly Fee[]; nextFree: Date | null },
): Doctor {
  return {
    doctorId: profile.doctorId,
    userId: profile.doctorId,
    name: person.name,
    specialization: profile.specialization,
    registrationNumber: profile.registrationNumber,
    languages: [...profile.languages],
    consultationModes: [...profile.consultationModes],
    visitTypes: [...profile.visitTypes],
    fees: fees.map(({ consultationMode, amount }) => ({ consultationMode, amount })),
    currency: fees[0]?.currency ?? profile.currency,
    slotMinutes: profile.slotMinutes,
    timeZone: person.timeZone,
    nextFreeTime: nextFree?.toISOString() ?? null,
  }
}

/** An appointment as its two people see it. */
export function presentAppointment(
  appointment: Appointment,
  of: {
    profile: DoctorProfile | undefined
    people: ReadonlyMap<string, PersonProfile>
    fees: readonly Fee[]
  },
): AppointmentBody {
  const { doctorId, patientId, visitType, consultationMode, startTime } = appointment
  const fee = of.fees.find((one) => one.consultationMode === consultationMode)
  const opensAt = new Date(startTime.getTime() - timings.joinOpensBeforeMs)
  return {
    appointmentId: appointment.id,
    status: appointment.status,
    visitType,
    consultationMode,
    startTime: startTime.toISOString(),
    endTime: appointment.endTime.toISOString(),
    reason: appointment.reason,
    forWhom: appointment.forWhom,
    doctor: {
      doctorId,
      name: of.people.get(doctorId)?.name ?? '',
      specialization: of.profile?.specialization ?? '',
      registrationNumber: of.profile?.registrationNumber ?? '',
    },
    patient: { userId: patientId, name: of.people.get(patientId)?.name ?? '' },
    sessionId: appointment.sessionId,
    callStatus: appointment.callStatus,
    joinOpensAt: visitType === 'ONLINE' ? opensAt.toISOString() : null,
    previousStartTime: appointment.previousStartTime?.toISOString() ?? null,
    note: appointment.note,
    fee: fee ? { amount: fee.amount, currency: fee.currency } : null,
    createdAt: appointment.createdAt.toISOString(),
    updatedAt: appointment.updatedAt.toISOString(),
  }
}
