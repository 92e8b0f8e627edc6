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
export { createRealtime, type RealtimeServer } from './realtime.ts'
export type { RealtimeOptions } from './realtime-options.ts'
