import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/**
 * Counts one more try under `key` and tells how many there were since the window began; a window that began before
 * `windowFrom` starts anew. The row's lock makes tries at the same moment count one after another.
 */
export async function countTry({ q }: Tx, key: string, now: Date, windowFrom: Date) {
  const { rows } = await sql<{ failures: number; window_started_at: Date }>`
    insert into sign_in_attempts (key, failures, window_started_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when sign_in_attempts.window_started_at <= ${windowFrom} then 1 else sign_in_attempts.failures + 1 end,
      window_started_at = case when sign_in_attempts.window_started_at <= ${windowFrom} then ${now} else sign_in_attempts.window_started_at end
    returning failures, window_started_at`.execute(q)
  const row = rows[0] as (typeof rows)[0]
  return { tries: row.failures, windowStartedAt: row.window_started_at }
}

/** Takes one try back, because it was right. */
export async function takeBackTry({ q }: Tx, key: string) {
  await sql`update sign_in_attempts set failures = greatest(failures - 1, 0) where key = ${key}`.execute(q)
}

export async function forgetTries({ q }: Tx, key: string) {
  await q.deleteFrom('sign_in_attempts').where('key', '=', key).execute()
}

/** Drops counters whose window is long over. */
export async function sweepTries({ q }: Tx, before: Date) {
  await q.deleteFrom('sign_in_attempts').where('window_started_at', '<', before).execute()
}
