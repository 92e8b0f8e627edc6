/** Roles a person may hold in a clinic. */
export const userRoles = ['PATIENT', 'DOCTOR', 'ADMIN'] as const
/** One of {@link userRoles}. */
export type UserRole = (typeof userRoles)[number]

/** Roles a person may hold in one session. */
export const participantRoles = [
  'PATIENT',
  'DOCTOR',
  'CAREGIVER',
  'INTERPRETER',
  'SPECIALIST',
  'OBSERVER',
] as const
/** One of {@link participantRoles}; the last four are guests. */
export type ParticipantRole = (typeof participantRoles)[number]

/** How an online visit is held. */
export const consultationModes = ['VIDEO', 'AUDIO', 'CHAT'] as const
/** One of {@link consultationModes}; input takes either letter case. */
export type ConsultationMode = (typeof consultationModes)[number]

/** Where a visit takes place; only online ones have a session. */
export const visitTypes = ['IN_PERSON', 'ONLINE'] as const
/** One of {@link visitTypes}. */
export type VisitType = (typeof visitTypes)[number]

/**
 * How an appointment stands. `REQUESTED` and `CONFIRMED` hold the doctor's time; docs/lifecycles/appointment.md has the
 * moves.
 */
export const appointmentStatuses = [
  'REQUESTED',
  'CONFIRMED',
  'DECLINED',
  'CANCELLED',
  'COMPLETED',
  'NO_SHOW',
] as const
/** One of {@link appointmentStatuses}. */
export type AppointmentStatus = (typeof appointmentStatuses)[number]

/** How a session stands; docs/lifecycles/consultation.md has the moves. */
export const sessionStatuses = [
  'SCHEDULED',
  'WAITING',
  'IN_PROGRESS',
  'PAUSED',
  'COMPLETED',
  'CANCELLED',
  'NO_SHOW',
  'FAILED',
] as const
/** One of {@link sessionStatuses}. */
export type SessionStatus = (typeof sessionStatuses)[number]

/** Why a session is over; set with the status that ends it, and null again once it is reopened. */
export const endReasons = [
  'completed',
  'patient_left',
  'doctor_left',
  'timeout',
  'connection_lost',
  'connection_failed',
  'cancelled',
  'no_show',
] as const
/** One of {@link endReasons}. */
export type EndReason = (typeof endReasons)[number]

/** What the server knows of a person's line to one session. */
export const presenceStates = ['connected', 'reconnecting', 'disconnected'] as const
/** One of {@link presenceStates}. */
export type PresenceState = (typeof presenceStates)[number]

/** What a waiting patient is told about the doctor. */
export const deskStates = ['away', 'break', 'available', 'with_patient', 'ready'] as const
/** One of {@link deskStates}; the last two follow from visits and are never set by hand. */
export type DeskState = (typeof deskStates)[number]

/** What a message holds. Only `text` can be sent so far. */
export const messageTypes = ['text', 'image', 'file', 'system'] as const
/** One of {@link messageTypes}. */
export type MessageType = (typeof messageTypes)[number]

/** Languages of the product, by BCP 47 tag. */
export const languages = ['en', 'ne', 'hi'] as const
/** One of {@link languages}. */
export type Language = (typeof languages)[number]

/** What a patient may tick in feedback, each at most once. */
export const feedbackTags = [
  'professional',
  'friendly',
  'knowledgeable',
  'on-time',
  'patient',
  'clear-explanations',
  'good-listener',
  'thorough',
] as const
/** One of {@link feedbackTags}. */
export type FeedbackTag = (typeof feedbackTags)[number]

/** How a visit's call stands in the words of older integrations; see {@link callStatusOf}. */
export type CallStatus = 'not_started' | 'waiting' | 'active' | 'ended'

/** The call state that older integrations read, derived from the session's status. */
export function callStatusOf(status: SessionStatus): CallStatus {
  if (status === 'SCHEDULED') return 'not_started'
  if (status === 'WAITING') return 'waiting'
  return status === 'IN_PROGRESS' || status === 'PAUSED' ? 'active' : 'ended'
}
