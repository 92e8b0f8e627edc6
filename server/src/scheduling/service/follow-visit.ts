import type { CallStatus } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type AppointmentMove, allowedMoves, nextStatus } from '../lifecycle.ts'
import type { Room } from '../room.ts'
import { lockAppointment, updateAppointment } from '../store/appointments.ts'

const moveTo = { COMPLETED: 'complete', NO_SHOW: 'miss', CONFIRMED: 'reopen' } as const satisfies Record<
  string,
  AppointmentMove
>

/** Ties a session to its appointment and copies how far the call is. */
export async function followSession(
  { platform }: Room,
  tx: Tx,
  appointmentId: string,
  session: { sessionId: string; callStatus: CallStatus },
) {
  await updateAppointment(tx, appointmentId, session, platform.clock.now())
}

/**
 * The visit's outcome becomes the appointment's status; once more is nothing.
 * @throws `appointment_state` where the table has no such move
 */
export async function settle({ platform }: Room, tx: Tx, id: string, status: keyof typeof moveTo) {
  const found = await lockAppointment(tx, id)
  if (!found) throw new Refusal('not_found')
  if (found.status === status) return
  if (!nextStatus(found.status, moveTo[status], 'visit'))
    throw new Refusal('appointment_state', {
      currentStatus: found.status,
      allowedMoves: allowedMoves(found.status, 'visit'),
    })
  const change = status === 'CONFIRMED' ? { status, holdsTime: false } : { status }
  await updateAppointment(tx, id, change, platform.clock.now())
}
