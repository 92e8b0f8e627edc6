import * as notification from '../requests/notification.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from './endpoint.ts'

/** What a person was told. */
export const notificationEndpoints = {
  listNotifications: {
    tag: 'notification',
    summary: 'Own notifications, newest first',
    query: notification.NotificationsQuery,
    replies: { 200: notification.NotificationsPage },
  },
  markNotificationsRead: {
    tag: 'notification',
    summary: 'Mark own notifications read',
    body: notification.MarkReadBody.prefault({}),
    replies: { 204: null },
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
