import { z } from 'zod'
import { Instant, PageQuery, Uuid } from '../primitives.ts'

export const notificationKinds = [
  'appointment.requested',
  'appointment.confirmed',
  'appointment.declined',
  'appointment.cancelled',
  'appointment.rescheduled',
  'visit.patient_waiting',
  'visit.doctor_ready',
  'visit.ring',
  'visit.running_late',
  'visit.phone_call_wanted',
  'visit.reopened',
  'visit.summary_ready',
  'visit.missed',
] as const
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
export const NotificationsPage = z.object({
  items: z.array(Notification),
  unreadCount: z.number().int(),
  nextCursor: z.string().nullable(),
})
export type NotificationsPage = z.infer<typeof NotificationsPage>
/** Without ids, all of them. */
export const MarkReadBody = z.strictObject({ notificationIds: z.array(Uuid).max(100).optional() })
