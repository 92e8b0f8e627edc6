import { z } from 'zod'
import { Instant, PageQuery, Uuid } from '../primitives.ts'

/** Everything a person may be told of. */
export const notificationKinds = [
  'appointment.requested',
  'appointment.confirmed',
  'appointment.declined',
  'appointment.cancelled',
  'appointment.rescheduled',
  'appointment.time_opened',
  'visit.patient_waiting',
  'visit.doctor_ready',
  'visit.ring',
  'visit.running_late',
  'visit.on_time',
  'visit.phone_call_wanted',
  'visit.reopened',
  'visit.summary_ready',
  'visit.missed',
  'visit.feedback_given',
  'visit.feedback_replied',
  'visit.message',
] as const
/** One of {@link notificationKinds}. */
export type NotificationKind = (typeof notificationKinds)[number]

/** Screens turn `kind` and `params` into words of the reader's language; no medical text ever. */
export const Notification = z
  .object({
    notificationId: Uuid,
    kind: z.enum(notificationKinds),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    appointmentId: Uuid.nullable(),
    sessionId: Uuid.nullable(),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof Notification>

export const NotificationsQuery = PageQuery.extend({ unread: z.stringbool().optional() })
/** A page of the caller's notifications, newest first; `unreadCount` is of all of them. */
export const NotificationsPage = z.object({
  items: z.array(Notification),
  unreadCount: z.number().int(),
  nextCursor: z.string().nullable(),
})
export type NotificationsPage = z.infer<typeof NotificationsPage>
/** Without ids, all of them. */
export const MarkReadBody = z.strictObject({ notificationIds: z.array(Uuid).max(100).optional() })

/** A time of day in the person's own zone, `22:00`. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM')
const QuietHours = z.strictObject({ from: TimeOfDay, until: TimeOfDay })

/** When the caller is rung, and whether the asking device is. */
export const NotificationSettings = z
  .object({
    /** Between these nothing rings but "it is your turn"; null = none. */
    quietHours: QuietHours.nullable(),
    /** Whether the device that asks is rung by push. */
    push: z.boolean(),
  })
  .meta({ id: 'NotificationSettings' })
export type NotificationSettings = z.infer<typeof NotificationSettings>
export const NotificationSettingsBody = z.strictObject({
  quietHours: QuietHours.refine(({ from, until }) => from !== until, 'two different times').nullable(),
})

export const PushKey = z.object({ publicKey: z.string() })

/** What a browser's push manager gives; the address must be one of a known push service. */
export const PushSubscriptionBody = z.strictObject({
  endpoint: z.string().min(1).max(1_000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/, 'an uncompressed P-256 point, base64url'),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/, '16 bytes, base64url'),
  }),
})

/** What a push carries, encrypted to the device: already in the reader's language, without any person's name. */
export interface PushMessage {
  readonly title: string
  readonly body: string
  /** A later push of the same tag takes the place of an earlier one. */
  readonly tag: string
  /** Path of the page a click opens. */
  readonly address: string
  /** Rings until it is answered. */
  readonly urgent: boolean
}
