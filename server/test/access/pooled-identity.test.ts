import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Person, Tx } from '../../src/platform/database/index.ts'
import { cloneDatabase, databaseKind } from '../harness/cloned-database.ts'

const users = 100
// Nightly it is the 50,000 queries of claim S7.
const isNightly = process.env.BEDSIDE_NIGHTLY === '1'
const roundsEach = databaseKind === 'embedded' ? 6 : isNightly ? 200 : 40

interface User extends Person {
  readonly appointmentId: string
  readonly sessionId: string
}

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** S7: identity is local to a transaction; five pooled connections never show one person's rows to another. */
describe(`a hundred people on five connections of ${databaseKind}`, () => {
  let database: Database
  const everyone: User[] = []
  let queries = 0

  beforeAll(async () => {
    database = await cloneDatabase({ poolSize: 5 })
    await database.asService('test', async (tx) => {
      for (let count = 0; count < users; count += 1) everyone.push(await addPatientWithVisit(tx))
    })
  }, 180_000)
  afterAll(() => database.close())

  /** Everything the transaction's person can see must be their own. */
  const look = async ({ q }: Tx, me: User) => {
    const appointments = await q.selectFrom('appointments').select(['id', 'patient_id']).execute()
    expect(appointments).toEqual([{ id: me.appointmentId, patient_id: me.userId }])
    const sessions = await q.selectFrom('consultation_sessions').select('id').execute()
    expect(sessions).toEqual([{ id: me.sessionId }])
    const messages = await q.selectFrom('consultation_messages').select('session_id').distinct().execute()
    expect(messages.every((row) => row.session_id === me.sessionId)).toBe(true)
    const letters = await q.selectFrom('notifications').select('user_id').distinct().execute()
    expect(letters).toEqual([{ user_id: me.userId }])
    queries += 4
  }

  class OnPurpose extends Error {}
  const kinds: ((me: User) => Promise<unknown>)[] = [
    (me) => database.asPerson(me, (tx) => look(tx, me)),
    (me) =>
      database.asPerson(me, async (tx) => {
        await say(tx, me)
        queries += 1
        await look(tx, me)
      }),
    // A change without WHERE meets the own rows alone.
    (me) =>
      database.asPerson(me, async ({ q }) => {
        const { numUpdatedRows } = await q
          .updateTable('notifications')
          .set({ read_at: new Date() })
          .executeTakeFirst()
        queries += 1
        expect(Number(numUpdatedRows)).toBe(1)
      }),
    // Into the state machines' role and back, into the workers' role and back.
    (me) =>
      database.asPerson(me, async (tx) => {
        await tx.asFlow(() => tx.q.selectFrom('appointments').select('id').limit(3).execute())
        await look(tx, me)
        await tx.asService('test', () => tx.q.selectFrom('profiles').select('id').limit(3).execute())
        queries += 2
        await look(tx, me)
      }),
    // A transaction that breaks, by the code or by the database, leaves nobody's identity behind.
    (me) =>
      failing(
        database.asPerson(me, async (tx) => {
          await look(tx, me)
          throw new OnPurpose()
        }),
        (error) => expect(error).toBeInstanceOf(OnPurpose),
      ),
    (me) =>
      failing(
        database.asPerson(me, (tx) => tx.asService('test', () => sql`select 1 / 0`.execute(tx.q))),
        (error) => expect(error).toMatchObject({ code: '22012' }),
      ),
    // Nobody in particular, in between, sees nothing.
    () =>
      database.asFlow('', async ({ q }) => {
        for (const table of ['appointments', 'consultation_sessions', 'session_events', 'profiles'] as const)
          expect(await q.selectFrom(table).selectAll().execute()).toEqual([])
        queries += 4
      }),
    // An insert in another's name is refused.
    (me) =>
      failing(
        database.asPerson(me, (tx) => say(tx, everyone.find((one) => one.userId !== me.userId) as User)),
        (error) => expect(error).toMatchObject({ code: '42501' }),
      ),
  ]

  it('meet no row of another in thousands of mixed queries', { timeout: 900_000 }, async () => {
    await Promise.all(
      everyone.map(async (me, place) => {
        const random = numbers(place + 1)
        for (let round = 0; round < roundsEach; round += 1)
          await untilConnected(() => kinds[Math.floor(random() * kinds.length)]?.(me))
      }),
    )
    expect(queries).toBeGreaterThan(databaseKind === 'embedded' ? 1_000 : isNightly ? 50_000 : 10_000)
  })

  it('leave no identity on any connection', async () => {
    const left = await Promise.all(
      Array.from({ length: 20 }, () =>
        database.owner(
          `select coalesce(current_setting('app.user_id', true), '') || coalesce(current_setting('app.user_role', true), '') ||
             coalesce(current_setting('app.system', true), '') as identity, current_user = session_user as "isLogin"`,
        ),
      ),
    )
    expect(left.flat()).toEqual(Array.from({ length: 20 }, () => ({ identity: '', isLogin: true })))
  })
})

/** On a busy machine the pool may have no connection in time; that is a wait, not a leak. */
const isBusy = (error: unknown) => /timeout exceeded when trying to connect/.test((error as Error).message)

async function untilConnected(work: () => Promise<unknown> | undefined): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (!isBusy(error)) throw error
    }
  }
}

async function failing(work: Promise<unknown>, check: (error: unknown) => void) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error && isBusy(error)) throw error
  check(error)
}

async function addPatientWithVisit({ q }: Tx): Promise<User> {
  const [userId, doctorId, appointmentId, sessionId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  const at = new Date('2030-01-01T10:00:00Z')
  const end = new Date('2030-01-01T10:15:00Z')
  for (const [id, role] of [
    [userId, 'PATIENT'],
    [doctorId, 'DOCTOR'],
  ] as const) {
    await q
      .insertInto('accounts')
      .values({ id, email: `${id}@example.test` })
      .execute()
    await q.insertInto('profiles').values({ id, role, full_name: role }).execute()
  }
  await q
    .insertInto('doctor_profiles')
    .values({ id: doctorId, specialization: 'x', registration_number: 'x' })
    .execute()
  const parties = { patient_id: userId, doctor_id: doctorId }
  const times = { created_at: at, updated_at: at }
  await q
    .insertInto('appointments')
    .values({
      id: appointmentId,
      ...parties,
      ...times,
      start_time: at,
      end_time: end,
      appointment_type: 'ONLINE',
      consultation_mode: 'CHAT',
      status: 'CONFIRMED',
    })
    .execute()
  await q
    .insertInto('consultation_sessions')
    .values({
      id: sessionId,
      appointment_id: appointmentId,
      ...parties,
      ...times,
      consultation_mode: 'CHAT',
      scheduled_start_time: at,
      scheduled_duration_minutes: 15,
      room_name: sessionId,
      status: 'SCHEDULED',
    })
    .execute()
  await q
    .insertInto('notifications')
    .values({ id: randomUUID(), user_id: userId, kind: 'x', created_at: at })
    .execute()
  return { userId, role: 'PATIENT', appointmentId, sessionId }
}

/** A message in somebody's name, numbered by the log as every message is. */
async function say({ q }: Tx, sender: User) {
  const entry = await q
    .insertInto('session_events')
    .values({
      id: randomUUID(),
      session_id: sender.sessionId,
      seq: 0,
      event_type: 'chat.message',
      user_id: sender.userId,
      created_at: new Date(),
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  await q
    .insertInto('consultation_messages')
    .values({
      id: randomUUID(),
      session_id: sender.sessionId,
      seq: entry.seq,
      sender_id: sender.userId,
      sender_role: 'PATIENT',
      sender_name: 'x',
      message_type: 'text',
      content: 'words',
      client_message_id: randomUUID(),
      created_at: new Date(),
    })
    .execute()
}
