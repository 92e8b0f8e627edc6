import type { Session, SessionEvent } from '@bedside/contract'
import type { WebTextKey, WebTranslate } from '../../text/web-texts.ts'

const plain: Partial<Record<SessionEvent['eventType'], WebTextKey>> = {
  'session.created': 'log.session.created',
  'session.rescheduled': 'log.moved',
  patient_joined: 'log.patient_joined',
  doctor_joined: 'log.doctor_joined',
  guest_joined: 'log.guest_joined',
  patient_left: 'log.patient_left',
  doctor_left: 'log.doctor_left',
  guest_left: 'log.guest_left',
  'participant.admitted': 'log.admitted',
  'participant.reconnecting': 'log.reconnecting',
  'participant.reconnected': 'log.reconnected',
  'participant.disconnected': 'log.disconnected',
  'patient.rung': 'log.rung',
  'patient.wants_phone_call': 'log.phone',
  'summary.updated': 'log.summary',
}

const byStatus: Readonly<Record<string, WebTextKey>> = {
  IN_PROGRESS: 'log.started',
  PAUSED: 'log.paused',
  COMPLETED: 'log.ended',
  NO_SHOW: 'log.no-show',
  CANCELLED: 'log.cancelled',
  FAILED: 'log.failed',
}

/** Whom an entry is about: the participant it names, else who did it; a ring and a phone wish are the patient's. */
function nameOf(event: SessionEvent, session: Session) {
  const { userId = event.userId } = event.payload as { userId?: string | null }
  if (event.eventType.startsWith('patient')) return session.patient.name
  if (event.eventType.startsWith('doctor')) return session.doctor.name
  return session.participants.find((each) => each.userId === userId)?.name ?? session.patient.name
}

/** One entry of the session log in plain words; undefined for entries a reader gains nothing from. */
export function logSentence(t: WebTranslate, event: SessionEvent, session: Session): string | undefined {
  if (event.eventType === 'session.status_changed') {
    const { to, status, from } = event.payload as { to?: string; status?: string; from?: string }
    const reached = to ?? status ?? ''
    const hadEnded = from === 'COMPLETED' || from === 'FAILED' || from === 'NO_SHOW'
    const key = reached === 'WAITING' && hadEnded ? 'log.reopened' : byStatus[reached]
    return key && t(key as 'log.started')
  }
  const key = plain[event.eventType]
  return key && t(key as 'log.patient_joined', { name: nameOf(event, session) })
}
