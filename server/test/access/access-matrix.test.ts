import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/platform/database/index.ts'
import { cloneDatabase, databaseKind } from '../harness/cloned-database.ts'
import { listColumns, listGrants } from './catalogue.ts'
import { declaration, expectedCells } from './expectations.ts'
import { type PrincipalName, principals } from './principals.ts'
import { askAll, buildWorld, storeCells } from './probe.ts'
import { world } from './world/index.ts'

/** S2: every table x principal x verb x own or foreign row answers as access-matrix.txt says. */
describe(`access matrix on ${databaseKind}`, () => {
  const cells = expectedCells()
  let database: Database
  let verdicts: string[]
  const tried = new Map<string, number>()
  const wrong = new Map<string, string[]>()

  beforeAll(async () => {
    database = await cloneDatabase()
    await buildWorld(database)
    await storeCells(database, cells)
    verdicts = await askAll(database)
    for (const [place, { table, principal, verb, row, expected }] of cells.entries()) {
      const group = `${table} ${principal}`
      tried.set(group, (tried.get(group) ?? 0) + 1)
      if (verdicts[place] === expected) continue
      const line = `${verb} ${row}: declared ${expected}, is ${verdicts[place]}`
      wrong.set(group, [...(wrong.get(group) ?? []), line])
    }
  }, 180_000)
  afterAll(() => database.close())

  for (const table of Object.keys(world)) {
    describe(table, () => {
      for (const principal of Object.keys(principals) as PrincipalName[])
        it(`answers ${principal} as declared`, () => {
          expect(tried.get(`${table} ${principal}`)).toBeGreaterThan(0)
          expect(wrong.get(`${table} ${principal}`) ?? []).toEqual([])
        })
    })
  }

  it('declares every table and view, every column and every grant, and none that is not there', async () => {
    const columns = await listColumns(database)
    expect([...declaration.keys()].sort()).toEqual([...columns.keys()].sort())
    expect(Object.keys(world).sort()).toEqual([...columns.keys()].sort())
    const grants = await listGrants(database)
    for (const [table, declared] of declaration) {
      expect([table, [...declared.columns].sort()]).toEqual([table, [...(columns.get(table) ?? [])].sort()])
      const actual = ['app', 'flow', 'service'].flatMap((role) => {
        const words = grants.get(`${table} ${role}`)
        return words ? [[role, words] as const] : []
      })
      expect([table, Object.fromEntries(declared.grants)]).toEqual([table, Object.fromEntries(actual)])
    }
  })

  it('asks thousands of cells', () => {
    expect(cells.length).toBeGreaterThan(10_000)
    expect(verdicts).toHaveLength(cells.length)
  })
})
