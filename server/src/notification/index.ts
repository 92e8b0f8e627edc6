import type { Audit } from '../audit/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { pushKeys } from './push/push-keys.ts'
import { createPushSender } from './push/push-sender.ts'
import { notifyPeople } from './reactions.ts'
import { listNotifications, markNotificationsRead } from './service/notifications.ts'
import { removePushSubscription, savePushSubscription } from './service/push.ts'
import { getNotificationSettings, saveNotificationSettings } from './service/settings.ts'
import { removeSubscriptionsOf } from './store/push.ts'

/** The notification room's door; neighbours below speak to it by events alone. */
export interface NotificationRoom {
  /** Devices of ended sign-ins are rung no more; in the transaction that ends them, under the service role. */
  forgetDevices(tx: Tx, signInIds: readonly string[]): Promise<void>
  /** Resolves when every push under way has gone out or failed. */
  settled(): Promise<void>
  /** Gives up pushes under way. */
  close(): Promise<void>
}

/** Opens the room that tells people what others did, on their pages and through their devices' push services. */
export function openNotification(
  platform: Platform,
  { identity }: { identity: Identity; audit: Audit },
): NotificationRoom {
  const { http, events } = platform
  const keys = pushKeys(platform)
  const pushes = createPushSender(platform, keys)
  events.listen('notification', notifyPeople(platform, identity, pushes))
  http.route('listNotifications', ({ caller, query }) => listNotifications(platform, caller, query))
  http.route('markNotificationsRead', async ({ caller, body }) => {
    await markNotificationsRead(platform, caller, body.notificationIds)
    return undefined
  })
  http.route('getNotificationSettings', ({ caller }) => getNotificationSettings(platform, caller))
  http.route('saveNotificationSettings', ({ caller, body }) =>
    saveNotificationSettings(platform, caller, body),
  )
  http.route('getPushKey', async () => ({ publicKey: (await keys()).publicKey }))
  http.route('savePushSubscription', async ({ caller, body }) => {
    await savePushSubscription(platform, caller, body)
    return undefined
  })
  http.route('removePushSubscription', async ({ caller }) => {
    await removePushSubscription(platform, caller)
    return undefined
  })
  return {
    forgetDevices: removeSubscriptionsOf,
    settled: () => pushes.settled(),
    close: () => pushes.close(),
  }
}
