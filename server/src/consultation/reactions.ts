import type { Reactions } from '../platform/outbox/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { finish } from './course/finish.ts'
import { reschedule } from './course/reschedule.ts'
import type { Room } from './room.ts'
import { changeWithin } from './service/change-visit.ts'
import { ensureSession } from './service/create-session.ts'
import { findSessionOf } from './store/session-store.ts'

const minutesBetween = (startTime: Date, endTime: Date) =>
  Math.min(120, Math.max(1, Math.round((endTime.getTime() - startTime.getTime()) / 60_000)))

/** What becomes of sessions when appointments speak; a repeated or late word changes nothing twice. */
export function consultationReactions(room: Room): Reactions {
  return {
    'appointment.confirmed': async (tx, booking) => {
      if (booking.visitType !== 'ONLINE') return
      const { appointmentId: id, startTime, endTime } = booking
      const session = await ensureSession(room, tx, {
        ...booking,
        id,
        startTime: new Date(startTime),
        endTime: new Date(endTime),
      })
      await changeWithin(room, tx, session.id, bySystem(null), (visit) =>
        reschedule(visit, new Date(startTime), minutesBetween(new Date(startTime), new Date(endTime)), true),
      )
    },
    'appointment.rescheduled': async (tx, booking) => {
      const session = await findSessionOf(tx, booking.appointmentId)
      if (!session) return
      const startTime = new Date(booking.startTime)
      await changeWithin(room, tx, session.id, bySystem(booking.rescheduledBy), (visit) =>
        reschedule(
          visit,
          startTime,
          minutesBetween(startTime, new Date(booking.endTime)),
          booking.status === 'CONFIRMED',
        ),
      )
    },
    'appointment.cancelled': async (tx, booking) => {
      const session = await findSessionOf(tx, booking.appointmentId)
      if (!session) return
      await changeWithin(room, tx, session.id, bySystem(booking.cancelledBy), (visit) => {
        const { status } = visit.session
        // People in conversation are not cut off by a cancellation: the whole deed is refused.
        if (status === 'IN_PROGRESS' || status === 'PAUSED')
          throw new Refusal('session_state', { currentStatus: status, allowedMoves: ['end'] })
        if (status === 'SCHEDULED' || status === 'WAITING')
          finish(visit, 'cancel', { endReason: 'cancelled' })
      })
    },
  }
}

const bySystem = (userId: string | null) => ({ mover: 'SYSTEM', userId }) as const
