import type { QueueItem } from '@bedside/contract'
import { isThere, type ParticipantRecord, type SessionRecord } from './records.ts'

type Flag = QueueItem['flags'][number]

const longWaitMs = 15 * 60_000
/** The desk speaks up while there is still time to ring. */
const noShowWarningMs = 5 * 60_000

const isAhead = ({ status }: SessionRecord) => status === 'SCHEDULED' || status === 'WAITING'

/** The flags that time alone sets, and when. */
function duesOf(session: SessionRecord, patient: ParticipantRecord): { flag: Flag; atMs: number }[] {
  if (!isAhead(session)) return []
  if (!isThere(patient)) {
    const late = { flag: 'late', atMs: session.scheduledStartTime.getTime() } as const
    if (!session.noShowAt) return [late]
    return [late, { flag: 'no_show_due', atMs: session.noShowAt.getTime() - noShowWarningMs }]
  }
  if (session.status !== 'WAITING' || !patient.waitingSince) return []
  return [{ flag: 'long_wait', atMs: patient.waitingSince.getTime() + longWaitMs }]
}

/** What is special about a visit of the queue now. */
export function flagsOf(
  session: SessionRecord,
  patient: ParticipantRecord,
  unreadMessages: number,
  now: Date,
): Flag[] {
  const flags = duesOf(session, patient)
    .filter(({ atMs }) => atMs <= now.getTime())
    .map(({ flag }) => flag)
  if (isThere(patient) && patient.presence === 'reconnecting') flags.push('returning')
  if (session.wantsPhoneCall) flags.push('phone')
  if (unreadMessages > 0) flags.push('new_messages')
  return flags
}

/** When time alone sets the next flag of a visit; null when none is due. */
export function nextFlagAt(session: SessionRecord, patient: ParticipantRecord, now: Date): Date | null {
  const ahead = duesOf(session, patient)
    .map(({ atMs }) => atMs)
    .filter((atMs) => atMs > now.getTime())
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null
}
