import { timings } from '@bedside/contract'
import { isThere, type ParticipantRecord, type SessionRecord, scheduledEndOf } from '../records.ts'
import { system, type Visit } from '../visit.ts'
import { finish } from './finish.ts'

const later = (instant: Date, byMs: number) => new Date(instant.getTime() + byMs)

/** When a visit counts as missed, for a segment opened at `openedAt`: never less than the whole time from there. */
export const noShowTime = (startTime: Date, openedAt: Date) =>
  later(startTime > openedAt ? startTime : openedAt, timings.noShowAfterStartMs)

/** Planned end of the running segment; a reopened visit has its whole length again. */
export function plannedEnd(session: SessionRecord) {
  const end = scheduledEndOf(session)
  if (session.segment === 1) return end
  const again = later(session.segmentOpenedAt, session.scheduledDurationMinutes * 60_000)
  return again > end ? again : end
}

/** The instants at which time itself will move this session; null where it will not. */
export function deadlinesOf(session: SessionRecord, participants: readonly ParticipantRecord[]) {
  const isParty = ({ role }: ParticipantRecord) => role === 'PATIENT' || role === 'DOCTOR'
  const bothThere = participants.filter((person) => isParty(person) && isThere(person)).length === 2
  const isWaiting = session.status === 'SCHEDULED' || session.status === 'WAITING'
  const isRunning = session.status === 'IN_PROGRESS' || session.status === 'PAUSED'
  return {
    'no-show': isWaiting && !bothThere ? session.noShowAt : null,
    'join-failure': session.jointSince ? later(session.jointSince, timings.joinFailureMs) : null,
    overrun: isRunning ? later(plannedEnd(session), timings.overrunAfterEndMs) : null,
  } satisfies Record<string, Date | null>
}

export type Deadline = keyof ReturnType<typeof deadlinesOf>

/** Moves the session if the deadline has come and still stands; a late or repeated call changes nothing. */
export function meetDeadline(visit: Visit, deadline: Deadline) {
  const at = deadlinesOf(visit.session, visit.participants)[deadline]
  if (!at || at > visit.now) return
  if (deadline === 'no-show')
    finish(visit, 'missed', { endReason: 'no_show', noShowParty: absentParty(visit) }, system)
  if (deadline === 'join-failure') finish(visit, 'failed', { endReason: 'connection_failed' }, system)
  if (deadline === 'overrun') finish(visit, 'overrun', { endReason: 'timeout' }, system)
}

function absentParty({ patient, doctor }: Visit) {
  if (isThere(doctor)) return 'PATIENT'
  return isThere(patient) ? 'DOCTOR' : 'BOTH'
}
