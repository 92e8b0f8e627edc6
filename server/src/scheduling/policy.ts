import type { AppointmentStatus } from '@bedside/contract'
import type { Person } from '../platform/database/index.ts'
import type { AppointmentMove, Mover } from './lifecycle.ts'

interface Parties {
  readonly patientId: string
  readonly doctorId: string
}

/** Patients ask for visits, always for themselves. */
export const mayAsk = (person: Person) => person.role === 'PATIENT'

/** Which side of an appointment a person is; null for everyone else. */
export function sideOf(person: Person, { patientId, doctorId }: Parties): Exclude<Mover, 'visit'> | null {
  if (person.userId === doctorId && person.role === 'DOCTOR') return 'doctor'
  return person.userId === patientId ? 'patient' : null
}

/** Confirming and declining are the doctor's; cancelling and moving belong to both. */
export const mayMove = (side: Mover | null, move: AppointmentMove) =>
  side === 'doctor' || (side === 'patient' && (move === 'cancel' || move === 'reschedule'))

/** The doctor reads what was told of the person a visit is for, unless that visit was called off; the patient always. */
export const mayReadHealth = (side: Mover | null, status: AppointmentStatus) =>
  side === 'patient' || (side === 'doctor' && status !== 'DECLINED' && status !== 'CANCELLED')
export const mayTellHealth = (side: Mover | null) => side === 'patient'
