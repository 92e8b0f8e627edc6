import type { AppointmentStatus } from '@bedside/contract'

/** Who moves an appointment: one of its two people, or the visit's own outcome. */
export type Mover = 'patient' | 'doctor' | 'visit'

export type AppointmentMove = 'confirm' | 'decline' | 'cancel' | 'reschedule' | 'complete' | 'miss' | 'reopen'

interface Transition {
  readonly from: AppointmentStatus
  readonly move: AppointmentMove
  readonly by: Mover
  readonly to: AppointmentStatus
}

/** Every change an appointment can make; what is not here is refused. Told in docs/lifecycles/appointment.md. */
export const transitions: readonly Transition[] = [
  { from: 'REQUESTED', move: 'confirm', by: 'doctor', to: 'CONFIRMED' },
  { from: 'REQUESTED', move: 'decline', by: 'doctor', to: 'DECLINED' },
  { from: 'REQUESTED', move: 'cancel', by: 'patient', to: 'CANCELLED' },
  { from: 'REQUESTED', move: 'cancel', by: 'doctor', to: 'CANCELLED' },
  { from: 'REQUESTED', move: 'reschedule', by: 'patient', to: 'REQUESTED' },
  { from: 'REQUESTED', move: 'reschedule', by: 'doctor', to: 'REQUESTED' },
  { from: 'CONFIRMED', move: 'cancel', by: 'patient', to: 'CANCELLED' },
  { from: 'CONFIRMED', move: 'cancel', by: 'doctor', to: 'CANCELLED' },
  { from: 'CONFIRMED', move: 'reschedule', by: 'patient', to: 'REQUESTED' },
  { from: 'CONFIRMED', move: 'reschedule', by: 'doctor', to: 'CONFIRMED' },
  { from: 'CONFIRMED', move: 'complete', by: 'visit', to: 'COMPLETED' },
  { from: 'CONFIRMED', move: 'miss', by: 'visit', to: 'NO_SHOW' },
  { from: 'COMPLETED', move: 'reopen', by: 'visit', to: 'CONFIRMED' },
  { from: 'NO_SHOW', move: 'reopen', by: 'visit', to: 'CONFIRMED' },
]

/** The status after a move; null when the table has no such move. */
export function nextStatus(from: AppointmentStatus, move: AppointmentMove, by: Mover) {
  const found = transitions.find((row) => row.from === from && row.move === move && row.by === by)
  return found?.to ?? null
}

/** What this mover may do from here, for refusals. */
export function allowedMoves(from: AppointmentStatus, by: Mover): AppointmentMove[] {
  return transitions.filter((row) => row.from === from && row.by === by).map((row) => row.move)
}

/** Statuses in which an appointment keeps others out of its time. */
export const holdingStatuses = ['REQUESTED', 'CONFIRMED'] as const satisfies readonly AppointmentStatus[]
