import { expect, it } from 'vitest'
import { startTestApp } from '../test/harness/index.ts'

it('is ready with a sound database, and not with one whose row-level security has a hole', async () => {
  const test = await startTestApp()
  const readiness = async () => {
    const answer = await fetch(`${test.url}/readyz`)
    return [answer.status, ((await answer.json()) as { status: string }).status]
  }
  expect(await readiness()).toEqual([200, 'up'])
  await test.database.script('alter table charges no force row level security')
  expect(await readiness()).toEqual([503, 'down'])
  await test.database.script('alter table charges force row level security')
  expect(await readiness()).toEqual([200, 'up'])
  expect((await fetch(`${test.url}/healthz`)).status).toBe(200)
})
