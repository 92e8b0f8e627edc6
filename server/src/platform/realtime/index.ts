export type {
  Connection,
  FrameHandler,
  LoggedFrame,
  LogSource,
  Realtime,
  Recipients,
  Sight,
  Subscription,
  SubscriptionListener,
} from './door.ts'
export { createRealtime, type RealtimeOptions, type RealtimeServer } from './realtime.ts'
