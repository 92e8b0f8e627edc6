import { z } from 'zod'
import { Instant, Uuid } from './primitives.ts'

/**
 * Every kind of entry the session log may hold. Names follow the sources:
 * `snake_case` for what a person did, dotted for what the system saw.
 */
export const sessionEventTypes = [
  'session.created',
  'session.status_changed',
  'session.rescheduled',
  'session.mode_asked',
  'session.mode_refused',
  'session.mode_changed',
  'patient_joined',
  'doctor_joined',
  'guest_joined',
  'patient_left',
  'doctor_left',
  'guest_left',
  'participant.admitted',
  'participant.removed',
  'participant.reconnecting',
  'participant.reconnected',
  'participant.disconnected',
  'participant.media_up',
  'participant.media_moved',
  'patient.rung',
  'patient.wants_phone_call',
  'check_in.saved',
  'audio_muted',
  'audio_unmuted',
  'video_muted',
  'video_unmuted',
  'screen_share.started',
  'screen_share.stopped',
  'chat.message',
  'chat.message_deleted',
  'consent.given',
  'consent.withdrawn',
  'recording.started',
  'recording.stopped',
  'prescription.signed',
  'summary.updated',
  'feedback.submitted',
] as const
/** One of {@link sessionEventTypes}. */
export type SessionEventType = (typeof sessionEventTypes)[number]

/** One entry of a session's log; `seq` counts 1, 2, 3 … without gap or repeat. */
export const SessionEvent = z
  .object({
    seq: z.number().int().min(1),
    eventType: z.enum(sessionEventTypes),
    userId: Uuid.nullable(),
    createdAt: Instant,
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'SessionEvent' })
export type SessionEvent = z.infer<typeof SessionEvent>

export const EventsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  /** Seconds to wait for news. */
  wait: z.coerce.number().int().min(0).max(30).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

/** Entries after a position, rising by `seq`; `lastSeq` is the position to ask from next. */
export const EventsPage = z
  .object({ items: z.array(SessionEvent), lastSeq: z.number().int() })
  .meta({ id: 'EventsPage' })
export type EventsPage = z.infer<typeof EventsPage>
