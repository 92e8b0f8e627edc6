import type { Tx } from '../../platform/database/index.ts'

/** Where one device is rung, and the keys that only it can read with (RFC 8291). */
export interface PushTarget {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** The clinic's key pair for push services (RFC 8292), base64url. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** Keeps where the device of a sign-in is rung, in place of what was known of either; under the service role. */
export async function putSubscription(
  { q }: Tx,
  of: PushTarget & { signInId: string; userId: string },
  now: Date,
) {
  await q
    .deleteFrom('push_subscriptions')
    .where((row) => row.or([row('endpoint', '=', of.endpoint), row('sign_in_id', '=', of.signInId)]))
    .execute()
  await q
    .insertInto('push_subscriptions')
    .values({
      sign_in_id: of.signInId,
      user_id: of.userId,
      endpoint: of.endpoint,
      p256dh: of.p256dh,
      auth: of.auth,
      created_at: now,
    })
    .execute()
}

/** Every device of a person; under the service role. */
export function listTargets({ q }: Tx, userId: string): Promise<PushTarget[]> {
  return q
    .selectFrom('push_subscriptions')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('user_id', '=', userId)
    .execute()
}

export async function hasSubscription({ q }: Tx, signInId: string) {
  const row = await q
    .selectFrom('push_subscriptions')
    .select('sign_in_id')
    .where('sign_in_id', '=', signInId)
    .executeTakeFirst()
  return row !== undefined
}

export async function removeSubscriptionsOf({ q }: Tx, signInIds: readonly string[]) {
  if (signInIds.length === 0) return
  await q
    .deleteFrom('push_subscriptions')
    .where('sign_in_id', 'in', [...signInIds])
    .execute()
}

/** Forgets an address its push service no longer knows; under the service role. */
export async function removeEndpoint({ q }: Tx, endpoint: string) {
  await q.deleteFrom('push_subscriptions').where('endpoint', '=', endpoint).execute()
}

/** The clinic's key pair; `made` becomes it where there is none yet. Under the service role. */
export async function keepKeys({ q }: Tx, made: PushKeys, now: Date): Promise<PushKeys> {
  await q
    .insertInto('push_keys')
    .values({ public_key: made.publicKey, private_key: made.privateKey, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return q
    .selectFrom('push_keys')
    .select(['public_key as publicKey', 'private_key as privateKey'])
    .executeTakeFirstOrThrow()
}
