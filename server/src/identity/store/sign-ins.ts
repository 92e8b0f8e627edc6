import type { UserRole } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { Device } from '../../platform/http/index.ts'

/** A sign-in by its token's hash, with what decides whether it still counts. */
export async function findSignIn({ q }: Tx, tokenHash: string) {
  const row = await q
    .selectFrom('auth_sessions as s')
    .innerJoin('profiles as p', 'p.id', 's.user_id')
    .innerJoin('accounts as a', 'a.id', 's.user_id')
    .select([
      's.id',
      's.user_id as userId',
      's.last_seen_at as lastSeenAt',
      's.expires_at as expiresAt',
      's.revoked_at as revokedAt',
      'p.role',
      'a.disabled_at as disabledAt',
      'a.is_demo as isDemo',
    ])
    .where('s.token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row && { ...row, role: row.role as UserRole }
}

export async function touchSignIn({ q }: Tx, tokenHash: string, at: Date) {
  await q.updateTable('auth_sessions').set({ last_seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

interface NewSignIn extends Device {
  id: string
  userId: string
  tokenHash: string
  createdAt: Date
  expiresAt: Date
}

export async function addSignIns({ q }: Tx, signIns: readonly NewSignIn[]) {
  if (signIns.length === 0) return
  await q
    .insertInto('auth_sessions')
    .values(
      signIns.map(({ id, userId, tokenHash, createdAt, expiresAt, browser, system }) => ({
        id,
        user_id: userId,
        token_hash: tokenHash,
        created_at: createdAt,
        last_seen_at: createdAt,
        expires_at: expiresAt,
        browser,
        system,
      })),
    )
    .execute()
}

/** Ends one sign-in of a person. @returns false where it is not theirs or over */
export async function revokeSignIn({ q }: Tx, of: { id: string; userId: string }, at: Date) {
  const row = await q
    .updateTable('auth_sessions')
    .set({ revoked_at: at })
    .where('id', '=', of.id)
    .where('user_id', '=', of.userId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Sign-ins of a person that count now, the last used first. */
export async function listRunningSignIns(
  { q }: Tx,
  userId: string,
  { now, usedAfter }: { now: Date; usedAfter: Date },
) {
  return q
    .selectFrom('auth_sessions')
    .select(['id', 'browser', 'system', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', usedAfter)
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute()
}

/** Ends every sign-in of a person, but the one they act in. @returns ids of those that ended */
export async function revokeSignInsOf({ q }: Tx, userId: string, at: Date, but: string | null) {
  const rows = await q
    .updateTable('auth_sessions')
    .set({ revoked_at: at })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .$if(but !== null, (update) => update.where('id', '!=', but as string))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Forgets sign-ins of a person that ended before `before`. */
export async function removeEndedSignIns({ q }: Tx, userId: string, before: Date) {
  await q
    .deleteFrom('auth_sessions')
    .where('user_id', '=', userId)
    .where((where) => where.or([where('expires_at', '<', before), where('revoked_at', '<', before)]))
    .execute()
}
