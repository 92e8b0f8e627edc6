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
