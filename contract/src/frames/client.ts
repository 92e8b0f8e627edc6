import { z } from 'zod'
import { limits } from '../limits.ts'
import { DeviceId, Uuid } from '../primitives.ts'
import { SendMessageBody } from '../requests/chat.ts'

/** Outermost shape of every text frame from a client; `id` asks for an ACK or ERROR carrying the same id. */
export const FrameEnvelope = z.strictObject({
  type: z.string().max(40),
  id: z.union([z.string().max(64), z.number().int()]).optional(),
  payload: z.record(z.string(), z.unknown()).default({}),
})

const ofSession = { sessionId: Uuid }

/** A device of a participant in the media room, `user:device`. */
const Identity = z.string().regex(/^[0-9a-f-]{36}:[A-Za-z0-9_-]{8,64}$/)

/** Session description of RFC 8829; relayed, never stored. */
const Description = z.strictObject({
  type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
  sdp: z.string().max(limits.sdpCharacters).optional(),
})
const Candidate = z.strictObject({
  candidate: z.string().max(limits.candidateCharacters),
  sdpMid: z.string().max(64).nullable().optional(),
  sdpMLineIndex: z.number().int().min(0).max(64).nullable().optional(),
  usernameFragment: z.string().max(256).nullable().optional(),
})

/** Payloads a client may send, by frame type. */
export const clientFrames = {
  /** First frame where no cookie came with the upgrade. */
  AUTHENTICATE: z.strictObject({ token: z.string().min(1).max(4_000) }),
  /** Liveness, every {@link heartbeat.everyMs}; answered by an ACK with the server's time. */
  PING: z.strictObject({}),
  /** Replays the log after `after`, then goes on live. `deviceId` ties presence and signals to a device. */
  SUBSCRIBE: z.strictObject({
    ...ofSession,
    after: z.number().int().min(0).default(0),
    deviceId: DeviceId.optional(),
  }),
  UNSUBSCRIBE: z.strictObject(ofSession),
  /** The doctor's own queue, pushed as QUEUE on every change. */
  SUBSCRIBE_QUEUE: z.strictObject({}),
  CHAT_MESSAGE: SendMessageBody.extend(ofSession),
  RECEIPT: z.strictObject({
    ...ofSession,
    seq: z.number().int().min(1),
    status: z.enum(['delivered', 'read']),
  }),
  TYPING: z.strictObject({ ...ofSession, typing: z.boolean() }),
  /** What this device sends and whether it really receives the other side (`up`). */
  MEDIA_STATE: z.strictObject({
    ...ofSession,
    media: z.enum(['up', 'down']),
    audio: z.boolean(),
    video: z.boolean(),
    screen: z.boolean().default(false),
  }),
  /** WebRTC signalling for one other device, or for all admitted ones without `to`. */
  SIGNAL: z
    .strictObject({
      ...ofSession,
      to: Identity.optional(),
      description: Description.optional(),
      candidate: Candidate.nullable().optional(),
    })
    .refine(
      (signal) => signal.description !== undefined || signal.candidate !== undefined,
      'a description or a candidate',
    ),
  /** A fresh media token and ICE servers for a device still entitled; answered by an ACK. */
  RENEW_TOKEN: z.strictObject(ofSession),
  QUALITY: z.strictObject({
    ...ofSession,
    level: z.enum(['good', 'weak', 'lost']),
    roundTripMs: z.number().min(0).max(60_000).optional(),
    lossPercent: z.number().min(0).max(100).optional(),
    bitrateKbps: z.number().min(0).max(1_000_000).optional(),
  }),
  /** The patient's device shows the ring. */
  RING_SEEN: z.strictObject(ofSession),
} as const

/** Name of a frame that a client may send. */
export type ClientFrameType = keyof typeof clientFrames
/** What a sender writes, defaults still open. */
export type ClientFramePayload<Type extends ClientFrameType> = z.input<(typeof clientFrames)[Type]>
/** A frame to the server; with an `id` it is answered by an `ACK` or `ERROR` of that id. */
export type ClientFrame = {
  [Type in ClientFrameType]: { type: Type; id?: string | number; payload: ClientFramePayload<Type> }
}[ClientFrameType]
