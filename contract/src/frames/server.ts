import { z } from 'zod'
import { Instant, Uuid } from '../primitives.ts'
import { Problem } from '../problem.ts'
import { ChatMessage, Receipt } from '../requests/chat.ts'
import { Queue, Waiting } from '../requests/consultation.ts'
import { Notification } from '../requests/notification.ts'
import { SessionEvent } from '../session-log.ts'
import { participantRoles, presenceStates, sessionStatuses } from '../words.ts'

const ofSession = { sessionId: Uuid }
const RequestId = z.union([z.string(), z.number()])

/** Payloads the server sends, by frame type. Each log entry travels as exactly one CHAT_MESSAGE or SESSION_EVENT. */
export const serverFrames = {
  /** Sent once a socket is authenticated. */
  WELCOME: z.object({ userId: Uuid, heartbeatMs: z.number(), serverTime: Instant }),
  ACK: z.record(z.string(), z.unknown()),
  ERROR: Problem,
  CHAT_MESSAGE: ChatMessage,
  SESSION_EVENT: SessionEvent.extend(ofSession),
  /** A picture of the moment, after each change of status or presence. */
  SESSION_STATUS: z.object({
    ...ofSession,
    status: z.enum(sessionStatuses),
    participants: z.array(
      z.object({
        userId: Uuid,
        role: z.enum(participantRoles),
        status: z.enum(presenceStates),
        admitted: z.boolean(),
      }),
    ),
    lastSeq: z.number().int(),
    serverTime: Instant,
  }),
  /** For a waiting person: place, range, the doctor's state. */
  WAITING_STATE: Waiting,
  MESSAGE_RECEIPT: Receipt.extend(ofSession),
  TYPING: z.object({ ...ofSession, userId: Uuid, typing: z.boolean() }),
  MEDIA_STATE: z.object({
    ...ofSession,
    userId: Uuid,
    identity: z.string(),
    media: z.enum(['up', 'down']),
    audio: z.boolean(),
    video: z.boolean(),
    screen: z.boolean(),
  }),
  /** Devices of admitted people now in the media room; signalling goes among these. */
  PEERS: z.object({
    ...ofSession,
    identities: z.array(
      z.object({ identity: z.string(), userId: Uuid, name: z.string(), role: z.enum(participantRoles) }),
    ),
  }),
  SIGNAL: z.object({
    ...ofSession,
    from: z.string(),
    description: z.unknown().optional(),
    candidate: z.unknown().optional(),
  }),
  QUALITY: z.object({ ...ofSession, userId: Uuid, level: z.enum(['good', 'weak', 'lost']) }),
  /** The media of this person moved to another of their devices. */
  MEDIA_MOVED: z.object({ ...ofSession, identity: z.string() }),
  /** The doctor's queue changed. */
  QUEUE: Queue,
  NOTIFICATION: Notification.extend({ unreadCount: z.number().int() }),
  /** The reader was too slow or lost its right; resume with SUBSCRIBE from `after` if it still has one. */
  RESUME: z.object({ ...ofSession, after: z.number().int() }),
} as const

/** Name of a frame that the server may send. */
export type ServerFrameType = keyof typeof serverFrames
/** What a frame of one name carries. */
export type ServerFramePayload<Type extends ServerFrameType> = z.infer<(typeof serverFrames)[Type]>
/** A frame to a client; `id` is that of the frame it answers. */
export type ServerFrame = {
  [Type in ServerFrameType]: { type: Type; payload: ServerFramePayload<Type>; id?: z.infer<typeof RequestId> }
}[ServerFrameType]
