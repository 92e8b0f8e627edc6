import { Instant, type NotificationsPage, type RequestValue, Uuid } from '@bedside/contract'
import { z } from 'zod'
import { boundedInstant } from '../../platform/clock/bounded-instant.ts'
import type { Person } from '../../platform/database/index.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/index.ts'
import type { Platform } from '../../platform/index.ts'
import { presentNotification } from '../present.ts'
import { countUnread, listNotifications as listRows, markRead } from '../store/notifications.ts'

/** A page of the caller's own notifications, newest first, and how many are unread in all. */
export function listNotifications(
  { database }: Platform,
  { userId, role }: Person,
  { cursor, limit, unread }: RequestValue<'listNotifications', 'query'>,
): Promise<NotificationsPage> {
  const place = decodeCursor(cursor, z.tuple([Instant, Uuid]))
  return database.asPerson({ userId, role }, async (tx) => {
    const after = place && { createdAt: boundedInstant(place[0]), id: place[1] }
    const found = await listRows(tx, { userId, unread, after, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(presentNotification),
      unreadCount: await countUnread(tx, userId),
      nextCursor: last && found.length > limit ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
    }
  })
}

/** Marks own notifications read, all of them without ids; ids of others change nothing and say nothing. */
export function markNotificationsRead(
  { database, clock }: Platform,
  person: Person,
  ids?: readonly string[],
) {
  return database.asPerson(person, (tx) => markRead(tx, person.userId, ids, clock.now()))
}
