import type { NotificationKind } from '@bedside/contract'
import type { Selectable } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { Schema } from '../../platform/database/schema.ts'

/** What the words of a notification need: names, times, counts; never a medical text. */
export type NotificationParams = Record<string, string | number>

export interface NewNotification {
  readonly userId: string
  readonly kind: NotificationKind
  readonly params: NotificationParams
  readonly appointmentId?: string
  readonly sessionId?: string
}

export interface NotificationRecord extends NewNotification {
  readonly id: string
  readonly createdAt: Date
  readonly readAt: Date | null
}

/** Writes for whoever it concerns; under the service role. */
export async function insertNotification({ q }: Tx, of: NewNotification, now: Date) {
  const row = await q
    .insertInto('notifications')
    .values({
      id: crypto.randomUUID(),
      user_id: of.userId,
      kind: of.kind,
      params: JSON.stringify(of.params),
      appointment_id: of.appointmentId ?? null,
      session_id: of.sessionId ?? null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return recordOf(row)
}

/** What a person was last told about one visit, of these kinds. */
export async function findLatestOf(
  { q }: Tx,
  of: { userId: string; kinds: readonly NotificationKind[]; sessionId: string },
): Promise<NotificationRecord | null> {
  const row = await q
    .selectFrom('notifications')
    .selectAll()
    .where('user_id', '=', of.userId)
    .where('kind', 'in', of.kinds)
    .where('session_id', '=', of.sessionId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? recordOf(row) : null
}

export async function countUnread({ q }: Tx, userId: string) {
  const { count } = await q
    .selectFrom('notifications')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A person's notifications, newest first, from after a place on. */
export async function listNotifications(
  { q }: Tx,
  of: {
    userId: string
    unread?: boolean | undefined
    after: { createdAt: Date; id: string } | null
    limit: number
  },
): Promise<NotificationRecord[]> {
  const rows = await q
    .selectFrom('notifications')
    .selectAll()
    .where('user_id', '=', of.userId)
    .$if(of.unread === true, (query) => query.where('read_at', 'is', null))
    .$if(of.unread === false, (query) => query.where('read_at', 'is not', null))
    .$if(of.after !== null, (query) =>
      query.where((at) =>
        at(
          at.refTuple('created_at', 'id'),
          '<',
          at.tuple(of.after?.createdAt as Date, of.after?.id as string),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute()
  return rows.map(recordOf)
}

/** Marks a person's own unread notifications, all of them without ids; others' are passed over. */
export async function markRead({ q }: Tx, userId: string, ids: readonly string[] | undefined, now: Date) {
  if (ids?.length === 0) return
  await q
    .updateTable('notifications')
    .set({ read_at: now })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids as string[]))
    .execute()
}

function recordOf(row: Selectable<Schema['notifications']>): NotificationRecord {
  return {
    id: row.id,
    userId: row.user_id,
    kind: row.kind as NotificationKind,
    params: row.params as NotificationParams,
    ...(row.appointment_id && { appointmentId: row.appointment_id }),
    ...(row.session_id && { sessionId: row.session_id }),
    createdAt: row.created_at,
    readAt: row.read_at,
  }
}
