import { type CallStatus, callStatusOf, type Participant, type Session } from '@bedside/contract'
import { isChatOpen, joinOpensAt, maySeePeople, reopenUntil, visibleFrom } from '../policy.ts'
import {
  billableSeconds,
  isOpen,
  isThere,
  type ParticipantRecord,
  type SessionRecord,
  scheduledEndOf,
} from '../records.ts'

export const instant = (date: Date | null) => date?.toISOString() ?? null

/** A person who went out is away, whatever their line does. */
export const presenceOf = (person: ParticipantRecord) => (person.leftAt ? 'disconnected' : person.presence)

export const presentParticipant = (person: ParticipantRecord): Participant => ({
  participantId: person.id,
  userId: person.userId,
  name: person.displayName,
  role: person.role,
  status: presenceOf(person),
  admitted: person.admittedAt !== null,
  joinedAt: instant(person.joinedAt),
  leftAt: instant(person.leftAt),
  rejoinCount: person.rejoinCount,
})

/** Before admission the own row is all there is to see. */
export const visiblePeople = (participants: readonly ParticipantRecord[], me: ParticipantRecord) =>
  maySeePeople(me)
    ? participants.filter(({ removedAt }) => !removedAt)
    : participants.filter(({ id }) => id === me.id)

/** Which of the two are still missing. */
export function waitingFor(session: SessionRecord, participants: readonly ParticipantRecord[]) {
  if (session.status !== 'SCHEDULED' && session.status !== 'WAITING') return []
  return (['PATIENT', 'DOCTOR'] as const).filter(
    (party) => !participants.some((person) => person.role === party && isThere(person)),
  )
}

/** What a session's view is made of beside its own rows. */
export interface SessionView {
  readonly session: SessionRecord
  readonly participants: readonly ParticipantRecord[]
  readonly me: ParticipantRecord
  readonly doctor: Pick<
    Session['doctor'],
    'name' | 'specialization' | 'registrationNumber' | 'consultationModes'
  >
  readonly reason: string
  readonly lastSeq: number
  readonly emergencyNumber: string
  readonly clinicPhone: string | null
  readonly now: Date
}

/** A session as one of its people may see it. */
export function presentSession(view: SessionView): Session {
  const { session, participants, me, now } = view
  const patient = participants.find(({ role }) => role === 'PATIENT')
  // A guest who waits knows neither whom the visit is about nor why.
  const isParty = visibleFrom(me) !== null
  return {
    ...presentCore(session),
    callStatus: callStatusOf(session.status) satisfies CallStatus,
    scheduledDurationMinutes: session.scheduledDurationMinutes,
    scheduledEndTime: scheduledEndOf(session).toISOString(),
    waitingFor: waitingFor(session, participants),
    doctor: { userId: session.doctorId, doctorId: session.doctorId, ...view.doctor },
    patient: { userId: session.patientId, name: isParty ? (patient?.displayName ?? '') : '' },
    participants: visiblePeople(participants, me).map(presentParticipant),
    myRole: me.role,
    admitted: me.admittedAt !== null,
    reason: isParty ? view.reason : '',
    patientJoinedAt: instant(session.patientJoinedAt),
    doctorJoinedAt: instant(session.doctorJoinedAt),
    actualStartTime: instant(session.actualStartTime),
    actualEndTime: isOpen(session.status) ? null : instant(session.actualEndTime),
    durationSeconds: billableSeconds(session, now),
    runningSince: instant(session.runningSince),
    endReason: session.endReason,
    noShowParty: session.noShowParty,
    segment: session.segment,
    lastSeq: view.lastSeq,
    recording: { state: session.isRecorded ? 'on' : 'off' },
    joinOpensAt: joinOpensAt(session).toISOString(),
    reopenUntil: instant(reopenUntil(session)),
    chatOpen: isChatOpen(session, now) && isParty,
    wantsPhoneCall: session.wantsPhoneCall,
    modeAsk:
      isParty && session.modeAsk && session.modeAskBy
        ? { consultationMode: session.modeAsk, userId: session.modeAskBy }
        : null,
    emergencyNumber: view.emergencyNumber,
    clinicPhone: view.clinicPhone,
    serverTime: now.toISOString(),
  }
}

/** What every answer about a session begins with. */
export const presentCore = (session: SessionRecord) => ({
  sessionId: session.id,
  appointmentId: session.appointmentId,
  status: session.status,
  consultationMode: session.consultationMode,
  scheduledStartTime: session.scheduledStartTime.toISOString(),
  roomName: session.roomName,
})
