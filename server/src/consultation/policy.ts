import { timings } from '@bedside/contract'
import type { Mover } from './lifecycle.ts'
import { isOpen, type ParticipantRecord, type SessionRecord } from './records.ts'

/** How a participant moves the table. */
export const moverOf = ({ role }: ParticipantRecord): Mover =>
  role === 'PATIENT' || role === 'DOCTOR' ? role : 'GUEST'

/** Only the appointment's two people and guests not sent away belong to a session. */
export const belongs = (person: ParticipantRecord | undefined): person is ParticipantRecord =>
  person !== undefined && person.removedAt === null

/** The doctor sees who is there; others from their admission on. */
export const maySeePeople = (me: ParticipantRecord) => me.role === 'DOCTOR' || me.admittedAt !== null

/** The appointment's two people read the log from its first entry, guests from their admission. */
export const visibleFrom = (me: ParticipantRecord): number | null =>
  moverOf(me) !== 'GUEST' ? 0 : me.admittedAt ? me.visibleFromSeq : null

/** Signals pass only among admitted people who are in an open visit. */
export const maySignal = (session: SessionRecord, me: ParticipantRecord) =>
  isOpen(session.status) && me.admittedAt !== null && me.joinedAt !== null && me.leftAt === null

export const mayWriteNotes = (me: ParticipantRecord) => me.role === 'DOCTOR'
export const mayReadCheckIn = (me: ParticipantRecord) => moverOf(me) !== 'GUEST'
export const mayReadSummary = (me: ParticipantRecord) => moverOf(me) !== 'GUEST' || me.admittedAt !== null

/** When the waiting room opens. */
export const joinOpensAt = (session: SessionRecord) =>
  new Date(session.scheduledStartTime.getTime() - timings.joinOpensBeforeMs)

/** Until when an ended visit may be reopened and written to; null where it never may. */
export const reopenUntil = ({ status, closedAt }: SessionRecord) =>
  closedAt && (status === 'COMPLETED' || status === 'FAILED' || status === 'NO_SHOW')
    ? new Date(closedAt.getTime() + timings.reopenWindowMs)
    : null

/** Messages go from confirmation until the reopen window closes. */
export function isChatOpen(session: SessionRecord, now: Date) {
  const until = reopenUntil(session)
  return isOpen(session.status) || (until !== null && now < until)
}
