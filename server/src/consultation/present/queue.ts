import type { CheckIn, Queue, QueueItem, Waiting } from '@bedside/contract'
import { flagsOf, nextFlagAt } from '../queue-flags.ts'
import { isThere, type ParticipantRecord, type SessionRecord, scheduledEndOf } from '../records.ts'
import type { CheckInRecord } from '../store/check-in-store.ts'
import { type Desk, doctorState, lineOf, partyOf, placeOf, waitRangeOf } from '../waiting-line.ts'
import { instant, presenceOf } from './session.ts'

/** What a waiting person is told. */
export function presentWaiting(desk: Desk, session: SessionRecord, me: ParticipantRecord): Waiting {
  const isPatient = me.role === 'PATIENT'
  return {
    sessionId: session.id,
    status: session.status,
    place: isPatient ? placeOf(desk, session) : null,
    waitRange: isPatient ? waitRangeOf(desk, session) : null,
    doctorState: doctorState(desk, session.id),
    runningLateMinutes: desk.record.runningLateMinutes,
    placeKeptUntil: instant(me.graceUntil),
    serverTime: desk.now.toISOString(),
  }
}

export const presentCheckIn = (record: CheckInRecord): CheckIn => ({
  placeNow: record.placeNow,
  callBackNumber: record.callBackNumber,
  withWhom: record.withWhom,
  isPrivate: record.isPrivate,
  consentToMode: record.consentToMode,
  savedAt: instant(record.savedAt),
})

/** What the queue's rows need beside the desk. */
export interface QueueFacts {
  readonly sessions: readonly SessionRecord[]
  readonly reasons: ReadonlyMap<string, string>
  readonly forWhom: ReadonlyMap<string, string | null>
  readonly birthdays: ReadonlyMap<string, Date | null>
  readonly checkIns: ReadonlyMap<string, CheckInRecord>
  /** Messages of others that the doctor has not read, by session; none where missing. */
  readonly unread: ReadonlyMap<string, number>
}

/** The doctor's day as a queue. */
export function presentQueue(desk: Desk, facts: QueueFacts): Queue {
  const line = lineOf(desk).map(({ id }) => id)
  return {
    items: facts.sessions.map((session) => presentQueueItem(desk, facts, session, line.indexOf(session.id))),
    desk: { state: doctorState(desk, null), runningLateMinutes: desk.record.runningLateMinutes },
    nextChangeAt: instant(nextChangeAt(desk, facts)),
    serverTime: desk.now.toISOString(),
  }
}

function nextChangeAt(desk: Desk, { sessions }: QueueFacts) {
  const dues = sessions.flatMap((session) => {
    const patient = partyOf(desk, session.id, 'PATIENT')
    return (patient && nextFlagAt(session, patient, desk.now)?.getTime()) ?? []
  })
  return dues.length > 0 ? new Date(Math.min(...dues)) : null
}

function presentQueueItem(desk: Desk, facts: QueueFacts, session: SessionRecord, place: number): QueueItem {
  const patient = partyOf(desk, session.id, 'PATIENT')
  const doctor = partyOf(desk, session.id, 'DOCTOR')
  const checkIn = facts.checkIns.get(session.id)
  const birthday = facts.birthdays.get(session.patientId) ?? null
  const unreadMessages = facts.unread.get(session.id) ?? 0
  return {
    sessionId: session.id,
    appointmentId: session.appointmentId,
    participantId: patient?.id ?? null,
    patient: {
      userId: session.patientId,
      name: patient?.displayName ?? '',
      ageYears: ageOf(birthday, desk.now),
      ageDays: birthday && Math.floor((desk.now.getTime() - birthday.getTime()) / dayMs),
    },
    consultationMode: session.consultationMode,
    reason: facts.reasons.get(session.appointmentId) ?? '',
    forWhom: facts.forWhom.get(session.appointmentId) ?? null,
    status: session.status,
    group: groupOf(session, doctor),
    presence: patient ? presenceOf(patient) : 'disconnected',
    scheduledStartTime: session.scheduledStartTime.toISOString(),
    scheduledEndTime: scheduledEndOf(session).toISOString(),
    waitingSince: instant(patient?.waitingSince ?? null),
    place: place < 0 ? null : place,
    ring: session.ringState,
    flags: patient ? flagsOf(session, patient, unreadMessages, desk.now) : [],
    unreadMessages,
    checkIn: checkIn ? presentCheckIn(checkIn) : null,
  }
}

function groupOf({ status }: SessionRecord, doctor: ParticipantRecord | undefined): QueueItem['group'] {
  if (status === 'SCHEDULED') return 'later'
  if (status === 'IN_PROGRESS' || status === 'PAUSED') return 'now'
  if (status !== 'WAITING') return 'done'
  return doctor && isThere(doctor) ? 'now' : 'waiting'
}

const dayMs = 24 * 60 * 60_000

function ageOf(birthday: Date | null, now: Date) {
  if (!birthday) return null
  const years = now.getUTCFullYear() - birthday.getUTCFullYear()
  const hadBirthday =
    now.getUTCMonth() > birthday.getUTCMonth() ||
    (now.getUTCMonth() === birthday.getUTCMonth() && now.getUTCDate() >= birthday.getUTCDate())
  return hadBirthday ? years : years - 1
}
