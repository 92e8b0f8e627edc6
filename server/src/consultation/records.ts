import type {
  ConsultationMode,
  EndReason,
  ParticipantRole,
  PresenceState,
  SessionStatus,
} from '@bedside/contract'

export type NoShowParty = 'PATIENT' | 'DOCTOR' | 'BOTH'

/** A session inside the house; instants are dates. */
export interface SessionRecord {
  readonly id: string
  readonly appointmentId: string
  readonly patientId: string
  readonly doctorId: string
  /** How the visit is held now. */
  readonly consultationMode: ConsultationMode
  /** How it was booked, once that was changed; null while it is as booked. */
  readonly bookedMode: ConsultationMode | null
  /** Up to which mode one of the two asks the other to go, and who asks; both or neither. */
  readonly modeAsk: ConsultationMode | null
  readonly modeAskBy: string | null
  readonly scheduledStartTime: Date
  readonly scheduledDurationMinutes: number
  readonly roomName: string
  readonly status: SessionStatus
  /** 1, and one more for each reopening. */
  readonly segment: number
  readonly segmentOpenedAt: Date
  readonly patientJoinedAt: Date | null
  readonly doctorJoinedAt: Date | null
  /** The doctor started this segment: the appointment's patient needs no further admission. */
  readonly standingAdmission: boolean
  readonly actualStartTime: Date | null
  readonly actualEndTime: Date | null
  /** Milliseconds of all closed stretches. */
  readonly billedMs: number
  /** Start of the open stretch; null while the billing clock stands. */
  readonly runningSince: Date | null
  readonly isRecorded: boolean
  readonly endReason: EndReason | null
  readonly noShowParty: NoShowParty | null
  readonly wantsPhoneCall: boolean
  readonly ringState: 'none' | 'ringing' | 'seen'
  /** When whoever is still missing counts as not having come. */
  readonly noShowAt: Date | null
  /** Since when both wait admitted without joint media. */
  readonly jointSince: Date | null
  /** When the session reached an end. */
  readonly closedAt: Date | null
}

/** One person of a session; the same row through every drop, return and reopening. */
export interface ParticipantRecord {
  readonly id: string
  readonly sessionId: string
  readonly userId: string
  readonly role: ParticipantRole
  readonly displayName: string
  /** The line to this person, whether or not they are in the visit. */
  readonly presence: PresenceState
  readonly visibleFromSeq: number | null
  readonly admittedAt: Date | null
  readonly removedAt: Date | null
  readonly joinedAt: Date | null
  readonly leftAt: Date | null
  readonly leftBy: 'choice' | 'drop' | null
  /** Until when a return undoes a drop or a leave. */
  readonly graceUntil: Date | null
  readonly waitingSince: Date | null
  readonly mediaUp: boolean
  readonly activeDeviceId: string | null
  readonly rejoinCount: number
}

/** What may change of a person, and what their device said of itself, which nobody reads back here. */
export type ParticipantPatch = Partial<ParticipantRecord> & {
  readonly deviceType?: string | null
  readonly browser?: string | null
  readonly os?: string | null
}

/** In the waiting room or the room now, a line that is being waited for included. */
export const isThere = (person: ParticipantRecord) => person.joinedAt !== null && person.leftAt === null

/** The session has not reached an end. */
export const isOpen = (status: SessionStatus) =>
  status === 'SCHEDULED' || status === 'WAITING' || status === 'IN_PROGRESS' || status === 'PAUSED'

export const scheduledEndOf = (session: SessionRecord) =>
  new Date(session.scheduledStartTime.getTime() + session.scheduledDurationMinutes * 60_000)

/** Billable seconds up to `now`. */
export const billableSeconds = (session: SessionRecord, now: Date) =>
  Math.floor(
    (session.billedMs + (session.runningSince ? now.getTime() - session.runningSince.getTime() : 0)) / 1000,
  )
