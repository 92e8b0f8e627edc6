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
  getNotificationSettings: {
    tag: 'notification',
    summary: 'When the caller may be rung, and whether this device is',
    replies: { 200: notification.NotificationSettings },
  },
  saveNotificationSettings: {
    tag: 'notification',
    summary: 'Set the quiet hours; what is urgent rings all the same',
    body: notification.NotificationSettingsBody,
    replies: { 200: notification.NotificationSettings },
  },
  getPushKey: {
    tag: 'notification',
    summary: "The clinic's public key for push services (VAPID)",
    replies: { 200: notification.PushKey },
  },
  savePushSubscription: {
    tag: 'notification',
    summary: 'Ring this device through its push service, until it signs out',
    body: notification.PushSubscriptionBody,
    replies: { 204: null },
  },
  removePushSubscription: {
    tag: 'notification',
    summary: 'Ring this device no more',
    replies: { 204: null },
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
