import type { ServerFrame, Session, SessionEvent } from '@bedside/contract'
import { callStatusOf } from '@bedside/contract/facts'
import { doctor, type Person, patient } from './clinic-people.ts'

/** What the answers of the test clinic are made of. */
export interface ShownVisit {
  readonly sessionId: string
  readonly status: Session['status']
  readonly mode: Session['consultationMode']
  readonly modeAsk: Session['modeAsk']
  /** As whom the patient's token takes part. */
  readonly patientRole: 'PATIENT' | 'CAREGIVER'
  readonly isPatientAdmitted: boolean
  readonly log: readonly SessionEvent[]
  isHere(person: Person): boolean
}

/** The visit as one of its people reads it. */
export function sessionFor(visit: ShownVisit, me: Person): Session {
  const now = new Date().toISOString()
  return {
    sessionId: visit.sessionId,
    appointmentId: visit.sessionId,
    status: visit.status,
    consultationMode: visit.mode,
    scheduledStartTime: now,
    roomName: 'room-test',
    callStatus: callStatusOf(visit.status),
    scheduledDurationMinutes: 15,
    scheduledEndTime: now,
    waitingFor: [],
    doctor: {
      userId: doctor.userId,
      doctorId: doctor.userId,
      name: doctor.name,
      specialization: '',
      registrationNumber: '',
      consultationModes: ['VIDEO', 'AUDIO', 'CHAT'],
    },
    patient: { userId: patient.userId, name: patient.name },
    participants: participantsOf(visit),
    myRole: roleIn(visit, me),
    admitted: me.role === 'DOCTOR' || visit.isPatientAdmitted,
    reason: '',
    patientJoinedAt: null,
    doctorJoinedAt: null,
    actualStartTime: null,
    actualEndTime: null,
    durationSeconds: 0,
    runningSince: visit.status === 'IN_PROGRESS' ? now : null,
    endReason: null,
    noShowParty: null,
    segment: 1,
    lastSeq: visit.log.length,
    recording: { state: 'off' },
    joinOpensAt: now,
    reopenUntil: null,
    chatOpen: true,
    wantsPhoneCall: false,
    modeAsk: visit.modeAsk,
    emergencyNumber: '102',
    clinicPhone: null,
    serverTime: now,
  }
}

const roleIn = (visit: ShownVisit, { role }: Person) => (role === 'PATIENT' ? visit.patientRole : role)

function participantsOf(visit: ShownVisit): Session['participants'] {
  return [patient, doctor].map((person) => ({
    participantId: person.userId,
    userId: person.userId,
    name: person.name,
    role: roleIn(visit, person),
    status: visit.isHere(person) ? ('connected' as const) : ('disconnected' as const),
    admitted: person.role === 'DOCTOR' || visit.isPatientAdmitted,
    joinedAt: null,
    leftAt: null,
    rejoinCount: 0,
  }))
}

/** What everybody who follows is told of status and presence. */
export function statusFrame(visit: ShownVisit): ServerFrame {
  return {
    type: 'SESSION_STATUS',
    payload: {
      sessionId: visit.sessionId,
      status: visit.status,
      participants: participantsOf(visit),
      lastSeq: visit.log.length,
      serverTime: new Date().toISOString(),
    },
  }
}
