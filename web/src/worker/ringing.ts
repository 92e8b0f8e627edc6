import type { PushMessage } from '@bedside/contract'
import type { NotificationEvent, PushEvent, WindowClient, WorkerScope } from './worker-scope.ts'

const isSeen = ({ focused, visibilityState }: WindowClient) => focused && visibilityState === 'visible'

/** Shows what came, unless the person looks at our page, which tells it itself. */
export async function ring(scope: WorkerScope, { data }: Pick<PushEvent, 'data'>) {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!data || windows.some(isSeen)) return
  const { title, body, tag, address, urgent } = data.json() as PushMessage
  const options: NotificationOptions & { renotify: boolean; vibrate: number[] } = {
    body,
    tag,
    renotify: true,
    requireInteraction: urgent,
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    vibrate: urgent ? [400, 200, 400, 200, 400] : [200],
    data: { address },
  }
  await scope.registration.showNotification(title, options)
}

/** Opens the page a notification is about: in the window that stands there, else in any of ours, else in a new one. */
export async function answerRing(
  scope: WorkerScope,
  { notification }: Pick<NotificationEvent, 'notification'>,
) {
  notification.close()
  const { address } = notification.data as { address: string }
  // Only a path of ours, whatever the message said.
  const url = new URL(address, scope.location.origin)
  if (url.origin !== scope.location.origin) return
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((each) => new URL(each.url).pathname === url.pathname)
  if (there) {
    await there.focus()
    return
  }
  // A window in a visit is left in it.
  const free = windows.find((each) => !new URL(each.url).pathname.startsWith('/visits/'))
  const moved = free && (await free.navigate(url.href).catch(() => null))
  await (moved ? moved.focus() : scope.clients.openWindow(url.href))
}
