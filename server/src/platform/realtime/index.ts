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
