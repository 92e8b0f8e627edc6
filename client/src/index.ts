export {
  BedsideClient,
  type BedsideClientOptions,
  createBedsideClient,
  type VisitLease,
} from './bedside-client.ts'
export type { Call } from './call/call.ts'
export { type CallPhase, hasMedia } from './call/call-phases.ts'
export type { CallFailure, CallPerson, CallState, OwnDevice, QualityLevel } from './call/call-state.ts'
export type { Chat } from './chat/chat.ts'
export type { ChatLine, ChatState, DeliveryState } from './chat/chat-state.ts'
export type { ConsultationService, ModeInput, ServiceSession } from './consultation-service.ts'
export {
  type CaptureKind,
  type DeviceTrouble,
  troubleBeforeAsking,
} from './devices/trouble.ts'
export { type CallInput, Http, type TokenSource } from './http.ts'
export type { StoragePort } from './kept-values.ts'
export { newId } from './new-id.ts'
export type { Readable } from './observable.ts'
export { type ClientErrorCode, ProblemError } from './problem-error.ts'
export type { Line, Realtime } from './realtime/realtime.ts'
export type { Visit } from './session/visit.ts'
export { elapsedSeconds, type Presence, type VisitState } from './session/visit-state.ts'
