import { z } from 'zod'
import { limits } from '../limits.ts'
import {
  ConsultationModeInput,
  Currency,
  DecimalAmount,
  DeviceId,
  Instant,
  line,
  PageQuery,
  prose,
  Uuid,
} from '../primitives.ts'
import {
  consultationModes,
  deskStates,
  endReasons,
  participantRoles,
  presenceStates,
  sessionStatuses,
} from '../words.ts'

export const CreateSessionBody = z.strictObject({
  appointmentId: Uuid,
  consultationMode: ConsultationModeInput.optional(),
})
export const FindSessionQuery = z.strictObject({ appointmentId: Uuid })

/** One person of a session, one row however many devices and returns; `status` is their line. */
export const Participant = z
  .object({
    participantId: Uuid,
    userId: Uuid,
    name: z.string(),
    role: z.enum(participantRoles),
    status: z.enum(presenceStates),
    admitted: z.boolean(),
    joinedAt: Instant.nullable(),
    leftAt: Instant.nullable(),
    rejoinCount: z.number().int(),
  })
  .meta({ id: 'Participant' })
export type Participant = z.infer<typeof Participant>

const sessionCore = {
  sessionId: Uuid,
  appointmentId: Uuid,
  status: z.enum(sessionStatuses),
  consultationMode: z.enum(consultationModes),
  scheduledStartTime: Instant,
  roomName: z.string(),
}

/** Answer of creating a session; the same row however often it is asked for. */
export const CreatedSession = z.object(sessionCore).meta({ id: 'CreatedSession' })

/** A session as one of its people sees it at `serverTime`. */
export const Session = z
  .object({
    ...sessionCore,
    callStatus: z.enum(['not_started', 'waiting', 'active', 'ended']),
    scheduledDurationMinutes: z.number().int(),
    scheduledEndTime: Instant,
    waitingFor: z.array(z.enum(['PATIENT', 'DOCTOR'])),
    doctor: z.object({
      userId: Uuid,
      doctorId: Uuid,
      name: z.string(),
      specialization: z.string(),
      registrationNumber: z.string(),
      /** What the doctor offers: the modes a running visit may go up to. */
      consultationModes: z.array(z.enum(consultationModes)),
    }),
    patient: z.object({ userId: Uuid, name: z.string() }),
    /** A participant who is not admitted finds only the own row. */
    participants: z.array(Participant),
    myRole: z.enum(participantRoles),
    admitted: z.boolean(),
    reason: z.string(),
    patientJoinedAt: Instant.nullable(),
    doctorJoinedAt: Instant.nullable(),
    actualStartTime: Instant.nullable(),
    actualEndTime: Instant.nullable(),
    /** Billable seconds up to `serverTime`: the sum of IN_PROGRESS stretches. */
    durationSeconds: z.number().int(),
    /** Start of the running IN_PROGRESS stretch; null while the billing clock stands. */
    runningSince: Instant.nullable(),
    endReason: z.enum(endReasons).nullable(),
    noShowParty: z.enum(['PATIENT', 'DOCTOR', 'BOTH']).nullable(),
    segment: z.number().int(),
    lastSeq: z.number().int(),
    recording: z.object({ state: z.enum(['off', 'asked', 'on']) }),
    joinOpensAt: Instant,
    reopenUntil: Instant.nullable(),
    chatOpen: z.boolean(),
    wantsPhoneCall: z.boolean(),
    /** The mode that one of the two asks the other to change to; null while nobody asks. */
    modeAsk: z.object({ consultationMode: z.enum(consultationModes), userId: Uuid }).nullable(),
    emergencyNumber: z.string(),
    clinicPhone: z.string().nullable(),
    serverTime: Instant,
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

/** Which device asks; one person may have several, media flows on one at a time. */
export const JoinBody = z
  .strictObject({
    deviceId: DeviceId.optional(),
    device: z.enum(['web', 'mobile', 'tablet']).optional(),
    browser: line(100).optional(),
    os: line(100).optional(),
    /** Moves the media here when another device of the same person holds them. */
    takeOver: z.boolean().default(false),
  })
  .prefault({})

/** A STUN or TURN server as browsers take it (W3C WebRTC, RTCIceServer); credentials last as long as the media token. */
export const IceServer = z.object({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().optional(),
  credential: z.string().optional(),
})
export type IceServer = z.infer<typeof IceServer>

/** Answer to an admitted participant. */
export const Joined = z
  .object({
    accessToken: z.string(),
    roomName: z.string(),
    /** `user:device` */
    identity: z.string(),
    participantType: z.enum(participantRoles),
    iceServers: z.array(IceServer),
    tokenExpiresAt: Instant,
    provider: z.enum(['peer', 'livekit', 'twilio', 'agora']),
    /** Where the provider's server is; null when the media flow directly. */
    mediaUrl: z.string().nullable(),
    session: Session,
  })
  .meta({ id: 'Joined' })
export type Joined = z.infer<typeof Joined>

/** What a waiting person is told; never a credential, a list of people or a name that was not theirs to know. */
export const Waiting = z
  .object({
    sessionId: Uuid,
    status: z.enum(sessionStatuses),
    /** People before this one, by doctor and day; 0 = next. Null for the doctor. */
    place: z.number().int().nullable(),
    waitRange: z.object({ minMinutes: z.number().int(), maxMinutes: z.number().int() }).nullable(),
    doctorState: z.enum(deskStates),
    runningLateMinutes: z.number().int(),
    /** Until when the place is kept after a drop. */
    placeKeptUntil: Instant.nullable(),
    serverTime: Instant,
  })
  .meta({ id: 'Waiting' })
export type Waiting = z.infer<typeof Waiting>

export const AdmitBody = z.strictObject({ participantId: Uuid })
export const ChangeModeBody = z.strictObject({
  consultationMode: ConsultationModeInput,
  /** Where a chat that becomes more goes on for this person; default: where they joined last. */
  deviceId: DeviceId.optional(),
})
export const EndBody = z.strictObject({ notes: prose(limits.notesCharacters).optional() }).prefault({})
export const MarkNoShowBody = z.strictObject({ noShowParty: z.enum(['PATIENT', 'DOCTOR', 'BOTH']) })
export const PhoneCallBody = z.strictObject({ wanted: z.boolean() }).prefault({ wanted: true })

/** What a waiting patient told the doctor beforehand; null = not answered. */
export const CheckIn = z
  .object({
    placeNow: z.string().nullable(),
    callBackNumber: z.string().nullable(),
    withWhom: z.string().nullable(),
    isPrivate: z.boolean().nullable(),
    consentToMode: z.boolean(),
    savedAt: Instant.nullable(),
  })
  .meta({ id: 'CheckIn' })
export type CheckIn = z.infer<typeof CheckIn>

export const SaveCheckInBody = z.strictObject({
  placeNow: line(limits.shortTextCharacters).nullable().optional(),
  callBackNumber: line(30).nullable().optional(),
  withWhom: line(limits.shortTextCharacters).nullable().optional(),
  isPrivate: z.boolean().nullable().optional(),
  consentToMode: z.boolean().optional(),
})

/**
 * The doctor's private note and the draft of what the patient will read, saved together; `version` stops two tabs overwriting.
 * The patient reads `sentSummary` and nothing else of it.
 */
export const Notes = z
  .object({
    privateNotes: z.string(),
    /** The draft; the patient reads it once it is sent. */
    patientSummary: z.string(),
    version: z.number().int(),
    savedAt: Instant.nullable(),
    /** What was sent last; null before. */
    sentSummary: z.string().nullable(),
    sentAt: Instant.nullable(),
  })
  .meta({ id: 'Notes' })
export type Notes = z.infer<typeof Notes>

export const SaveNotesBody = z.strictObject({
  privateNotes: prose(limits.notesCharacters),
  patientSummary: prose(limits.notesCharacters),
  version: z.number().int().min(0),
})

/** Sends the saved draft of this version; another version means that it was changed meanwhile. */
export const SendSummaryBody = z.strictObject({ version: z.number().int().min(1) })

/** What both sides keep of a visit; for a guest only what they may know of it. */
export const Summary = z
  .object({
    sessionId: Uuid,
    appointmentId: Uuid,
    doctorName: z.string(),
    specialization: z.string(),
    registrationNumber: z.string(),
    patientName: z.string(),
    consultationMode: z.enum(consultationModes),
    scheduledStartTime: Instant,
    /** Minutes. */
    scheduledDuration: z.number().int(),
    /** Minutes, begun ones counted. */
    actualDuration: z.number().int(),
    startTime: Instant.nullable(),
    endTime: Instant.nullable(),
    /** When it was over, also where it never began; null while it is open. */
    closedAt: Instant.nullable(),
    status: z.enum(sessionStatuses),
    endReason: z.enum(endReasons).nullable(),
    noShowParty: z.enum(['PATIENT', 'DOCTOR', 'BOTH']).nullable(),
    chatMessageCount: z.number().int(),
    prescriptionId: Uuid.nullable(),
    feedbackSubmitted: z.boolean(),
    amountCharged: DecimalAmount.nullable(),
    currency: Currency,
    /** What the doctor sent to the patient; empty until sent. */
    patientSummary: z.string(),
    summarySentAt: Instant.nullable(),
    /** When it was last sent anew with other words; null while the first ones stand. */
    summaryCorrectedAt: Instant.nullable(),
    reopenUntil: Instant.nullable(),
  })
  .meta({ id: 'Summary' })
export type Summary = z.infer<typeof Summary>

export const HistoryQuery = PageQuery.extend({
  from: Instant.optional(),
  to: Instant.optional(),
  status: z.enum(sessionStatuses).optional(),
  consultationMode: ConsultationModeInput.optional(),
  /** Part of the other party's name. */
  search: line(100).optional(),
  /** Only visits with this person. */
  withUserId: Uuid.optional(),
})

/** One of the caller's own past visits. */
export const HistoryItem = z
  .object({
    sessionId: Uuid,
    appointmentId: Uuid,
    otherParty: z.object({ userId: Uuid, name: z.string(), specialization: z.string().nullable() }),
    /** Null: for the patient themselves, or not the reader's to know. */
    forWhom: z.string().nullable(),
    consultationMode: z.enum(consultationModes),
    status: z.enum(sessionStatuses),
    scheduledStartTime: Instant,
    actualStartTime: Instant.nullable(),
    actualEndTime: Instant.nullable(),
    durationSeconds: z.number().int(),
    endReason: z.enum(endReasons).nullable(),
    noShowParty: z.enum(['PATIENT', 'DOCTOR', 'BOTH']).nullable(),
    hasSummary: z.boolean(),
    chatMessageCount: z.number().int(),
    feedbackSubmitted: z.boolean(),
  })
  .meta({ id: 'HistoryItem' })
export type HistoryItem = z.infer<typeof HistoryItem>

/** One visit of a doctor's day, for that doctor alone; `place` counts who comes before, 0 is next. */
export const QueueItem = z
  .object({
    sessionId: Uuid,
    appointmentId: Uuid,
    participantId: Uuid.nullable(),
    patient: z.object({
      userId: Uuid,
      name: z.string(),
      ageYears: z.number().int().nullable(),
      /** Whole days since birth: babies are spoken of in days and months. */
      ageDays: z.number().int().nullable(),
    }),
    consultationMode: z.enum(consultationModes),
    reason: z.string(),
    /** Who the visit is for where it is not the patient who booked. */
    forWhom: z.string().nullable(),
    status: z.enum(sessionStatuses),
    group: z.enum(['now', 'waiting', 'later', 'done']),
    presence: z.enum(presenceStates),
    scheduledStartTime: Instant,
    scheduledEndTime: Instant,
    waitingSince: Instant.nullable(),
    place: z.number().int().nullable(),
    ring: z.enum(['none', 'ringing', 'seen']),
    flags: z.array(z.enum(['late', 'returning', 'phone', 'long_wait', 'no_show_due', 'new_messages'])),
    /** Messages of others that the doctor has not read. */
    unreadMessages: z.number().int(),
    checkIn: CheckIn.nullable(),
  })
  .meta({ id: 'QueueItem' })
export type QueueItem = z.infer<typeof QueueItem>

export const Desk = z
  .object({ state: z.enum(deskStates), runningLateMinutes: z.number().int() })
  .meta({ id: 'Desk' })
/** A doctor's day at `serverTime`, by scheduled time. */
export const Queue = z
  .object({
    items: z.array(QueueItem),
    desk: Desk,
    /** When time alone sets the next flag; a desk that stays open asks again then. Null when none is due. */
    nextChangeAt: Instant.nullable(),
    serverTime: Instant,
  })
  .meta({ id: 'Queue' })
export type Queue = z.infer<typeof Queue>
/** The doctor says where they are; `ready` and `with_patient` follow from visits and are not set by hand. */
export const SetDeskBody = z.strictObject({
  state: z.enum(['away', 'break', 'available']).optional(),
  runningLateMinutes: z.number().int().min(0).max(180).optional(),
})
export const SessionsPage = z.object({ items: z.array(Session), nextCursor: z.string().nullable() })
