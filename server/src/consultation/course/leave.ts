import { timings } from '@bedside/contract'
import { moverOf } from '../policy.ts'
import { isThere } from '../records.ts'
import type { Visit } from '../visit.ts'
import { withoutModeAsk } from './mode.ts'
import { settle, settleWaiting } from './settle.ts'

const leftAs = { PATIENT: 'patient_left', DOCTOR: 'doctor_left', GUEST: 'guest_left' } as const

/** A person presses Leave. A running visit is held open for the grace; a waiting room is left at once. */
export function leave(visit: Visit, userId: string) {
  const me = visit.person(userId)
  const mover = moverOf(me)
  visit.move('leave')
  if (!isThere(me)) return
  const { bothThere } = visit
  const isRunning = visit.session.status !== 'WAITING'
  goOut(visit, userId, 'choice')
  visit.setPerson(userId, {
    graceUntil: isRunning && mover !== 'GUEST' ? new Date(visit.now.getTime() + timings.leaveGraceMs) : null,
  })
  visit.log(leftAs[mover as keyof typeof leftAs], userId, { participantId: me.id })
  settleWaiting(visit, me, bothThere)
  settle(visit)
}

/** Out of the room. With the doctor out of a waiting visit, nobody is let in unasked any more. */
export function goOut(visit: Visit, userId: string, leftBy: 'choice' | 'drop') {
  const me = visit.setPerson(userId, {
    leftAt: visit.now,
    leftBy,
    graceUntil: null,
    waitingSince: null,
    mediaUp: false,
  })
  if (me.role === 'DOCTOR' && visit.session.status === 'WAITING') visit.set({ standingAdmission: false })
  if (visit.session.modeAskBy === userId) visit.set(withoutModeAsk(visit.session))
}
