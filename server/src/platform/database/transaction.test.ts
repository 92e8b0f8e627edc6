import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { cloneDatabase } from '../../../test/harness/cloned-database.ts'
import type { Tx } from './database.ts'

const database = await cloneDatabase({ poolSize: 2 })
afterAll(() => database.close())

const person = { userId: '5f0c1c9e-64c7-4a05-9f9f-6a0b4c1d2e3f', role: 'PATIENT' } as const

const actingIn = async ({ q }: Pick<Tx, 'q'>) => {
  const { rows } = await sql<{ role: string; user: string; system: string }>`
    select current_user as role, current_setting('app.user_id', true) as user, current_setting('app.system', true) as system`.execute(
    q,
  )
  return rows[0]
}

const addKey = ({ q }: Pick<Tx, 'q'>, key: string) =>
  q.insertInto('sign_in_attempts').values({ key, failures: 1, window_started_at: new Date() }).execute()

const keys = () =>
  database.asService('test', async ({ q }) =>
    (await q.selectFrom('sign_in_attempts').select('key').orderBy('key').execute()).map(({ key }) => key),
  )

describe('a transaction', () => {
  it('acts as its person from the first statement on, and as the house only while it says so', async () => {
    const seen = await database.asPerson(person, async (tx) => {
      const own = await actingIn(tx)
      const flow = await tx.asFlow(() => actingIn(tx))
      await tx.asService('no statement follows', async () => {})
      return { own, flow, service: await tx.asService('test', () => actingIn(tx)), after: await actingIn(tx) }
    })
    expect(seen).toEqual({
      own: { role: 'bedside_app', user: person.userId, system: '' },
      flow: { role: 'bedside_flow', user: person.userId, system: '' },
      service: { role: 'bedside_service', user: '', system: 'test' },
      after: { role: 'bedside_app', user: person.userId, system: '' },
    })
  })

  it('has statements of several roles under way together, each as its own', async () => {
    const seen = await database.asPerson(person, (tx) =>
      Promise.all([
        tx.asFlow(async () => {
          const first = await actingIn(tx)
          return [first?.role, (await actingIn(tx))?.role]
        }),
        actingIn(tx).then((own) => own?.role),
        tx.asService('test', async () => [(await actingIn(tx))?.system, (await actingIn(tx))?.user]),
      ]),
    )
    expect(seen).toEqual([['bedside_flow', 'bedside_flow'], 'bedside_app', ['test', '']])
  })

  it('goes back to its own role also where the other one’s work failed', async () => {
    const after = await database.asPerson(person, async (tx) => {
      await tx
        .asService('test', () => Promise.reject(new Error('on purpose')))
        .catch((error: Error) => expect(error.message).toBe('on purpose'))
      return actingIn(tx)
    })
    expect(after?.role).toBe('bedside_app')
  })

  it('carries out statements that are given together in the order they were given', async () => {
    const seen = await database.asService('test', async (tx) => {
      const count = async () =>
        Number(
          (
            await tx.q
              .selectFrom('sign_in_attempts')
              .select(({ fn }) => fn.countAll().as('all'))
              .where('key', 'like', 'order-%')
              .executeTakeFirstOrThrow()
          ).all,
        )
      const [none, , one, , two] = await Promise.all([
        count(),
        addKey(tx, 'order-1'),
        count(),
        addKey(tx, 'order-2'),
        count(),
      ])
      return [none, one, two]
    })
    expect(seen).toEqual([0, 1, 2])
  })

  it('takes back everything when one of several statements fails, the later ones too', async () => {
    const before = await keys()
    const work = database.asService('test', (tx) =>
      Promise.all([
        addKey(tx, 'lost-1'),
        sql`select 1 / 0`.execute(tx.q),
        addKey(tx, 'lost-2').then(() => addKey(tx, 'lost-3')),
      ]),
    )
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(await keys()).toEqual(before)
  })

  it('lets no statement out once it is over, into the transaction of whoever comes next', async () => {
    let late: Tx | undefined
    await database.asService('test', async (tx) => {
      late = tx
      await addKey(tx, 'in-time')
    })
    await expect(addKey(late as Tx, 'too-late')).rejects.toThrow('the transaction is over')
    expect(await keys()).toContain('in-time')
    expect(await keys()).not.toContain('too-late')
  })

  it('outlives a change of the tables by another server', async () => {
    const read = () =>
      database.asService('test', ({ q }) => q.selectFrom('sign_in_attempts').selectAll().limit(1).execute())
    // Often enough that every connection keeps a plan.
    for (let round = 0; round < 4; round += 1) await Promise.all([read(), read()])
    await database.script('alter table sign_in_attempts add column added_later int default 7')
    try {
      for (let round = 0; round < 3; round += 1) expect(await read()).toMatchObject([{ added_later: 7 }])
    } finally {
      await database.script('alter table sign_in_attempts drop column added_later')
    }
  })

  it('takes no identity that would have to be quoted', async () => {
    const odd = { ...person, userId: "x', true), set_config('role', 'bedside_service" }
    await expect(database.asPerson(odd, actingIn)).rejects.toThrow('nobody’s')
  })
})
