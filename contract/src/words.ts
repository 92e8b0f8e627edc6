/** Roles a person may hold in a clinic. */
export const userRoles = ['PATIENT', 'DOCTOR', 'ADMIN'] as const
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
export type ParticipantRole = (typeof participantRoles)[number]

/** How an online visit is held. */
export const consultationModes = ['VIDEO', 'AUDIO', 'CHAT'] as const
export type ConsultationMode = (typeof consultationModes)[number]

export const visitTypes = ['IN_PERSON', 'ONLINE'] as const
export type VisitType = (typeof visitTypes)[number]

export const appointmentStatuses = [
  'REQUESTED',
  'CONFIRMED',
  'DECLINED',
  'CANCELLED',
  'COMPLETED',
  'NO_SHOW',
] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

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
export type SessionStatus = (typeof sessionStatuses)[number]

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
export type EndReason = (typeof endReasons)[number]

/** What the server knows of a person's line to one session. */
export const presenceStates = ['connected', 'reconnecting', 'disconnected'] as const
export type PresenceState = (typeof presenceStates)[number]

/** What a waiting patient is told about the doctor. */
export const deskStates = ['away', 'break', 'available', 'with_patient', 'ready'] as const
export type DeskState = (typeof deskStates)[number]

export const messageTypes = ['text', 'image', 'file', 'system'] as const
export type MessageType = (typeof messageTypes)[number]

/** Languages of the product, by BCP 47 tag. */
export const languages = ['en', 'ne', 'hi'] as const
export type Language = (typeof languages)[number]

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
export type FeedbackTag = (typeof feedbackTags)[number]

export type CallStatus = 'not_started' | 'waiting' | 'active' | 'ended'

/** The call state that older integrations read, derived from the session's status. */
export function callStatusOf(status: SessionStatus): CallStatus {
  if (status === 'SCHEDULED') return 'not_started'
  if (status === 'WAITING') return 'waiting'
  return status === 'IN_PROGRESS' || status === 'PAUSED' ? 'active' : 'ended'
}
