import type { EventsPage } from '@bedside/contract'
import type { Person } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { visibleFrom } from '../policy.ts'
import type { Room } from '../room.ts'
import { pollSeen } from './presence.ts'
import { loadSeen } from './read-session.ts'

/**
 * The log after a position. With nothing there yet, waits for news; who polls like this counts as on the line.
 * @throws `not_admitted` for a guest who waits, `not_found` for strangers
 */
export async function listEvents(
  room: Room,
  caller: Person,
  sessionId: string,
  { after, wait, limit }: { after: number; wait: number; limit: number },
  signal: AbortSignal,
): Promise<EventsPage> {
  const { database, realtime } = room.platform
  const read = async () => {
    const page = await database.asPerson(caller, async (tx) => {
      const { session, me } = await loadSeen(tx, caller.userId, sessionId)
      if (visibleFrom(me) === null) throw new Refusal('not_admitted')
      const items = await room.sessionLog.list(tx, sessionId, after, limit)
      return { session, me, items, lastSeq: await room.sessionLog.head(tx, sessionId) }
    })
    return page
  }
  const hungUp = new AbortController()
  const news = realtime.waitForNews(sessionId, wait * 1_000, AbortSignal.any([signal, hungUp.signal]))
  try {
    const first = await read()
    if (wait > 0) await pollSeen(room, first.session, first.me, wait * 1_000)
    if (first.items.length > 0 || wait === 0) return { items: first.items, lastSeq: first.lastSeq }
    await news
    const { items, lastSeq } = await read()
    return { items, lastSeq }
  } finally {
    hungUp.abort()
  }
}
