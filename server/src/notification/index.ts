import type { Audit } from '../audit/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Platform } from '../platform/index.ts'
import { notifyPeople } from './reactions.ts'
import { listNotifications, markNotificationsRead } from './service.ts'

/** Opens the room that tells people what others did; it only hears events, so it has no door. */
export function openNotification(platform: Platform, { identity }: { identity: Identity; audit: Audit }) {
  platform.events.listen('notification', notifyPeople(platform, identity))
  platform.http.route('listNotifications', ({ caller, query }) => listNotifications(platform, caller, query))
  platform.http.route('markNotificationsRead', async ({ caller, body }) => {
    await markNotificationsRead(platform, caller, body.notificationIds)
    return undefined
  })
}
