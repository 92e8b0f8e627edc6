export { type Endpoint, endpoints, type ReplyOf, type RequestInput, type RequestValue } from './endpoints.ts'
export type { ErrorCategory } from './errors.ts'
export { type DomainEventData, type DomainTopic, domainEvents, EventEnvelope } from './events/index.ts'
export * from './facts.ts'
export * from './frames/index.ts'
export { Instant, Uuid } from './primitives.ts'
export { Problem } from './problem.ts'
export { ChatMessage, ChatPage, Receipt, SendMessageBody } from './requests/chat.ts'
export {
  CheckIn,
  HistoryItem,
  IceServer,
  Joined,
  Notes,
  Participant,
  Queue,
  QueueItem,
  Session,
  Summary,
  Waiting,
} from './requests/consultation.ts'
export { Feedback } from './requests/feedback.ts'
export { HealthAnswers } from './requests/health.ts'
export { Account, Clinic, Me, SignedIn, SignIn, TimeZone } from './requests/identity.ts'
export {
  Notification,
  type NotificationKind,
  NotificationSettings,
  NotificationsPage,
  notificationKinds,
  type PushMessage,
} from './requests/notification.ts'
export { OpeningWish } from './requests/opening-wish.ts'
export { Appointment, Doctor, normaliseVisit, Slot } from './requests/scheduling.ts'
export { EventsPage, SessionEvent, type SessionEventType, sessionEventTypes } from './session-log.ts'
export type {
  AppointmentStatus,
  CallStatus,
  ConsultationMode,
  DeskState,
  EndReason,
  FeedbackTag,
  Language,
  MessageType,
  ParticipantRole,
  PresenceState,
  SessionStatus,
  UserRole,
  VisitType,
} from './words.ts'
