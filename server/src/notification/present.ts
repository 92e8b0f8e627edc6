import type { Notification } from '@bedside/contract'
import type { NotificationRecord } from './store/notifications.ts'

/** A notification as its recipient sees it. */
export const presentNotification = (record: NotificationRecord): Notification => ({
  notificationId: record.id,
  kind: record.kind,
  params: record.params,
  appointmentId: record.appointmentId ?? null,
  sessionId: record.sessionId ?? null,
  createdAt: record.createdAt.toISOString(),
  readAt: record.readAt?.toISOString() ?? null,
})
