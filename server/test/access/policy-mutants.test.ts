import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/platform/database/index.ts'
import { cloneDatabase, databaseKind } from '../harness/cloned-database.ts'
import { listPolicies, type Policy } from './catalogue.ts'
import { expectedCells } from './expectations.ts'
import { askAll, askMutant, buildWorld, storeCells } from './probe.ts'

/** Dropped; USING loosened to true; WITH CHECK loosened to true. */
function mutantsOf({ table, name, using, check }: Policy) {
  const on = `policy ${name} on ${table}`
  return [
    `drop ${on}`,
    ...(using === null ? [] : [`alter ${on} using (true)`]),
    ...(check === null ? [] : [`alter ${on} with check (true)`]),
  ]
}

/** S3: dropping or loosening any single policy makes the access matrix fail. */
describe(`policy mutants on ${databaseKind}`, () => {
  let database: Database
  beforeAll(async () => {
    database = await cloneDatabase()
    await buildWorld(database)
    await storeCells(database, expectedCells())
  }, 180_000)
  afterAll(() => database.close())

  it('are each noticed by a cell of the matrix', { timeout: 240_000 }, async () => {
    const survivors: string[] = []
    let tried = 0
    for (const policy of await listPolicies(database)) {
      for (const change of mutantsOf(policy)) {
        tried += 1
        if ((await askMutant(database, change, policy.table)) === null) survivors.push(change)
      }
    }
    expect(survivors).toEqual([])
    expect(tried).toBeGreaterThan(150)
    // Every mutant was taken back: the matrix still stands.
    const cells = expectedCells()
    const verdicts = await askAll(database)
    expect(cells.filter((cell, place) => verdicts[place] !== cell.expected)).toEqual([])
  })

  it('are seen by the matrix as it is: a change that loosens nothing survives', async () => {
    expect(
      await askMutant(
        database,
        `alter policy charges_party on charges using (patient_id = app_user_id() or doctor_id = app_user_id())`,
        'charges',
      ),
    ).toBeNull()
  })
})
