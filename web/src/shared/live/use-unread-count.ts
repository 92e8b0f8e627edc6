import { useRead } from '../api/use-read.ts'
import { useSession } from '../session/use-session.ts'

/** Unread notifications of the person signed in; the live line keeps it fresh, asking once a minute stands in for it. */
export function useUnreadCount() {
  const { me } = useSession({ ask: false })
  const query = useRead(
    'listNotifications',
    { query: { limit: 20 } },
    { enabled: me !== undefined, everyMs: 60_000 },
  )
  return query.data?.unreadCount ?? 0
}
