import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/harness/index.ts'
import { judge, type Move } from '../lifecycle.ts'
import { type Rehearsal, rehearse, type Stage } from './rehearsal.ts'
import { minute, scenario } from './scenarios.ts'

const isNightly = process.env.BEDSIDE_NIGHTLY === '1'
const runs = Number(process.env.BEDSIDE_RUNS ?? (isNightly ? 1_500 : 60))
// New visits every time; a failure prints the seed that brings it back.
const seed = Number(process.env.BEDSIDE_SEED ?? Date.now() % 2 ** 31)

const test = await startTestApp()
const stage: Stage = { test, nowMs: Math.ceil(Date.now() / minute) * minute }
test.clock.now = () => new Date(stage.nowMs)

/** Whatever happened, the records agree with each other. @returns every end the visit came to, in order */
async function checkRecords({ sessionId, appointmentId, model }: Rehearsal) {
  const { nowMs } = stage
  const records = await test.database.asService('test', async ({ q }) => ({
    events: await q
      .selectFrom('session_events')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('seq')
      .execute(),
    stretches: await q
      .selectFrom('session_stretches')
      .selectAll()
      .where('session_id', '=', sessionId)
      .execute(),
    jobs: await q.selectFrom('jobs').select('key').where('key', 'like', `%${sessionId}%`).execute(),
    appointment: await q
      .selectFrom('appointments')
      .selectAll()
      .where('id', '=', appointmentId)
      .executeTakeFirstOrThrow(),
    ended: await q.selectFrom('outbox').select('topic').where('order_key', '=', sessionId).execute(),
  }))
  expect(records.events.map(({ seq }) => seq)).toEqual(records.events.map((_event, index) => index + 1))
  const billed = records.stretches.reduce(
    (sum, { started_at, ended_at }) => sum + (ended_at?.getTime() ?? nowMs) - started_at.getTime(),
    0,
  )
  expect(Math.floor(billed / 1000)).toBe(model.seconds)
  let status = 'SCHEDULED'
  for (const { event_type, event_data } of records.events) {
    if (event_type !== 'session.status_changed') continue
    const { from, to, move } = event_data as { from: 'SCHEDULED'; to: string; move: Move }
    expect(from).toBe(status)
    const allowed = (['PATIENT', 'DOCTOR', 'SYSTEM'] as const).map((by) => judge(from, move, by))
    expect(allowed).toContainEqual({ to })
    status = to
  }
  expect(status).toBe(model.status)
  if (!model.isOpen) {
    expect(records.jobs.filter(({ key }) => !key.startsWith('silence:'))).toEqual([])
    const held = model.firstStart !== null
    const outcome = {
      COMPLETED: 'COMPLETED',
      CANCELLED: 'CANCELLED',
      NO_SHOW: held ? 'COMPLETED' : 'NO_SHOW',
      FAILED: 'CONFIRMED',
    }
    expect(records.appointment.status).toBe(outcome[model.status as keyof typeof outcome])
  }
  const said = (topic: string) => records.ended.filter((row) => row.topic === topic).length
  const moved = (to: string) =>
    records.events.filter(({ event_data }) => (event_data as { to?: string }).to === to).length
  expect(said('consultation.ended')).toBe(moved('COMPLETED'))
  expect(said('consultation.failed')).toBe(moved('FAILED'))
  expect(said('consultation.missed')).toBe(moved('NO_SHOW'))
  return records.events.flatMap(({ event_type, event_data }) => {
    const { endReason } = event_data as { endReason?: string }
    return event_type === 'session.status_changed' && endReason ? [endReason] : []
  })
}

describe('a visit under random commands, drops, returns and clock moves', () => {
  it('goes the way of the contract', { timeout: isNightly ? 3_600_000 : 900_000 }, async () => {
    const reached = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(scenario, async ({ begins, turns, ...settings }) => {
        const rehearsal = await rehearse(stage, settings)
        let ends: string[] = []
        try {
          for (const given of [...begins, ...turns.flat()]) {
            await rehearsal.run(given)
            // No two things ever fall into the same millisecond, in the visit or in the model.
            await rehearsal.wait(137)
            await rehearsal.compare()
          }
          ends = await checkRecords(rehearsal)
        } finally {
          await rehearsal.hangUp()
        }
        for (const end of ends) reached.set(end, (reached.get(end) ?? 0) + 1)
      }),
      { numRuns: runs, seed },
    )
    const told = [...reached].map(([end, times]) => `${end} ${times}`).sort()
    process.stdout.write(`visit model: seed ${seed}, ${runs} visits; ends: ${told.join(', ')}\n`)
    // A rehearsal that never gets anywhere proves nothing.
    expect(reached.size).toBeGreaterThan(5)
  })
})
