import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, findRowSecurityGaps } from '../../src/platform/database/index.ts'
import { cloneDatabase, databaseKind } from '../harness/cloned-database.ts'
import { people } from './principals.ts'
import { buildWorld } from './probe.ts'
import { world } from './world/index.ts'

const appRoles = ['bedside_app', 'bedside_flow', 'bedside_service']

/** S1 and S8: no way around row-level security, and each way of making one is seen. */
describe(`the catalogue on ${databaseKind}`, () => {
  let database: Database
  beforeAll(async () => {
    // One connection, so that a break and the look at it share a transaction.
    database = await cloneDatabase({ poolSize: 1 })
  }, 180_000)
  afterAll(() => database.close())

  it('has no table, view, role or function that gets around row-level security', async () => {
    expect(await findRowSecurityGaps(database)).toEqual([])
  })

  it('has no SECURITY DEFINER function but the listed ones, which belong to the state machines', async () => {
    const rows = await database.owner(
      `select p.proname as name, r.rolname as owner from pg_proc p join pg_roles r on r.oid = p.proowner
       join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef order by 1`,
    )
    expect(rows).toEqual([
      { name: 'number_session_event', owner: 'bedside_flow' },
      { name: 'session_sight', owner: 'bedside_flow' },
    ])
  })

  const breaks: Record<string, string> = {
    'a table without row-level security': 'create table leak (id int)',
    'row-level security that spares the owner': 'alter table charges no force row level security',
    'row-level security switched off': 'alter table charges disable row level security',
    'a view that runs as its owner':
      'create view leak as select * from consultation_notes; grant select on leak to bedside_app',
    'a grant to everybody': 'grant select on charges to public',
    'a role that reads the migrations': 'grant select on schema_migrations to bedside_app',
    'a role that owns a table':
      'grant create on schema public to bedside_app; alter table charges owner to bedside_app',
    'a materialised view': 'create materialized view leak as select 1',
    'a definer function with a loose path':
      "create function leak() returns int language sql security definer as 'select 1'; revoke all on function leak() from public",
    'a definer function for everybody':
      "create function leak() returns int language sql security definer set search_path = public, pg_temp as 'select 1'",
  }
  for (const [name, statement] of Object.entries(breaks)) {
    it(`sees ${name}`, async () => {
      await database.script(`begin; ${statement}`)
      const gaps = await findRowSecurityGaps(database).finally(() => database.script('rollback'))
      expect(gaps).toHaveLength(1)
    })
  }

  it('a temporary table of the same name does not mislead the sight of a session', async () => {
    await buildWorld(database)
    const session = world.consultation_sessions?.rows.A?.id as string
    const { id: userId, role } = people.otherPatient
    const sight = await database.asPerson({ userId, role }, async ({ q }) => {
      const forged = sql`create temp table consultation_sessions on commit drop as
        select ${session}::uuid as id, ${userId}::uuid as patient_id, ${userId}::uuid as doctor_id`
      await forged.execute(q)
      return sql<{ sight: number | null }>`select session_sight(${session}) as sight`.execute(q)
    })
    expect(sight.rows).toEqual([{ sight: null }])
  })

  it('shows nothing to a connection that was never told who asks', async () => {
    // The embedded database's owner is a superuser, whom nothing holds back; a server's is not.
    const roles = databaseKind === 'postgres' ? [...appRoles, null] : appRoles
    for (const role of roles) {
      for (const table of Object.keys(world)) {
        await database.script(`begin; ${role ? `set local role ${role}` : ''}`)
        const seen = await database
          .owner<{ count: number }>(`select count(*) as count from ${table}`)
          .then(
            ([row]) => row?.count,
            (error: { code?: string }) => (error.code === '42501' ? 0 : error.code),
          )
          .finally(() => database.script('rollback'))
        expect([role, table, seen]).toEqual([role, table, 0])
      }
    }
  })
})
