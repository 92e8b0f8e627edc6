import { createHash } from 'node:crypto'
import { API_PREFIX, type Endpoint, limits, type RouteName, routes } from '@bedside/contract'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Clock } from '../clock/index.ts'
import type { Database, Person, Tx } from '../database/index.ts'
import { Refusal } from '../refusal.ts'

interface Answer {
  status: number
  text: string | null
}

interface Keyed {
  database: Database
  clock: Clock
  caller: Person | null
  name: RouteName
  endpoint: Endpoint
  request: FastifyRequest
  body: unknown
}

/** A run that has not answered after this long is taken for dead and may be tried again. */
const abandonedAfterMs = 60_000

/**
 * Gives the first answer again to a repeated `Idempotency-Key` of the same person, route and body.
 * @throws `idempotency_key_reused` with another body, `idempotency_in_progress` while the first still runs
 */
export async function replayable(
  keyed: Keyed,
  answer: () => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const { caller, endpoint, request, database, clock } = keyed
  const header = request.headers['idempotency-key']
  if (!endpoint.creates || !caller || header === undefined) return { ...(await answer()), replayed: false }
  const key = String(header)
  if (key.length === 0 || key.length > limits.idempotencyKeyCharacters) {
    throw new Refusal('invalid_input', {
      errors: [{ pointer: '', detail: 'Idempotency-Key of 1 to 200 characters' }],
    })
  }
  const route = `${keyed.name} ${request.url.split('?')[0]}`
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(keyed.body ?? null))
    .digest('hex')
  const row = { user_id: caller.userId, route, key, body_hash: bodyHash, created_at: clock.now() }

  const earlier = await database.asPerson(caller, async ({ q }) => {
    const added = await q
      .insertInto('idempotency_keys')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows) return undefined
    return q
      .selectFrom('idempotency_keys')
      .selectAll()
      .where('route', '=', route)
      .where('key', '=', key)
      .where('user_id', '=', caller.userId)
      .executeTakeFirstOrThrow()
  })
  if (earlier) {
    if (earlier.body_hash !== bodyHash) throw new Refusal('idempotency_key_reused')
    if (earlier.status !== null) return { status: earlier.status, text: earlier.response, replayed: true }
    if (clock.now().getTime() - earlier.created_at.getTime() < abandonedAfterMs)
      throw new Refusal('idempotency_in_progress')
  }
  const store = (values: { status: number | null; response: string | null; created_at: Date }) =>
    database.asPerson(caller, ({ q }) =>
      q
        .updateTable('idempotency_keys')
        .set(values)
        .where('user_id', '=', caller.userId)
        .where('route', '=', route)
        .where('key', '=', key)
        .execute(),
    )
  try {
    const given = await answer()
    await store({ status: given.status, response: given.text, created_at: row.created_at })
    return { ...given, replayed: false }
  } catch (error) {
    // A refusal is not kept: the same call may succeed later.
    await store({ status: null, response: null, created_at: new Date(0) })
    throw error
  }
}

/** Drops the kept answers a person got from one address, where what they tell has since been taken back. */
export async function forgetReplies(
  tx: Tx,
  { userId }: Person,
  name: RouteName,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const path = routes[name]
    .split(' ')[1]
    ?.replaceAll(/\{(\w+)\}/g, (_match, key: string) => params[key] ?? '')
  await tx.asService('kept replies forgotten', () =>
    tx.q
      .deleteFrom('idempotency_keys')
      .where('user_id', '=', userId)
      .where(sql`lower(route)`, '=', `${name} ${API_PREFIX}${path}`.toLowerCase())
      .execute(),
  )
}
