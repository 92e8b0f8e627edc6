import type { Tx } from '../../platform/database/index.ts'
import type { QuietMinutes } from '../push/quiet-hours.ts'

/** A person's quiet hours; null for none. */
export async function findQuietMinutes({ q }: Tx, userId: string): Promise<QuietMinutes | null> {
  const row = await q
    .selectFrom('notification_settings')
    .select(['quiet_from_minute as from', 'quiet_until_minute as until'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

export async function putQuietMinutes({ q }: Tx, userId: string, quiet: QuietMinutes | null) {
  if (!quiet) {
    await q.deleteFrom('notification_settings').where('user_id', '=', userId).execute()
    return
  }
  const row = { quiet_from_minute: quiet.from, quiet_until_minute: quiet.until }
  await q
    .insertInto('notification_settings')
    .values({ user_id: userId, ...row })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute()
}
