import { describe, expect, it } from 'vitest'
import { aConfirmedVisit, aPatient, databaseKind, startTestApp } from '../../test/harness/index.ts'

const hourMs = 3_600_000

/** Deadlocks that the server has found in this test's own database since it was made. */
const deadlocks = async (test: Awaited<ReturnType<typeof startTestApp>>) => {
  const [row] = await test.database.owner<{ deadlocks: number }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(row?.deadlocks)
}

describe.runIf(databaseKind === 'postgres')(
  'an appointment and its visit that move at the same moment',
  () => {
    it('never wait for each other in a circle', { timeout: 120_000 }, async () => {
      const test = await startTestApp()
      const patient = await aPatient(test)
      const rounds = 50
      const done = { cancelled: 0, rescheduled: 0 }
      for (let round = 0; round < rounds; round += 1) {
        const visit = await aConfirmedVisit(test, { patient })
        const { appointmentId, sessionId, doctor } = visit
        const params = { appointmentId }
        const startTime = new Date(
          (Math.ceil(test.clock.now().getTime() / hourMs) + 2) * hourMs,
        ).toISOString()
        const asks = [
          () => test.call('joinSession', { as: doctor, params: { sessionId }, body: {} }),
          () => test.call('joinSession', { as: patient, params: { sessionId }, body: {} }),
          round % 2 === 0
            ? () => test.call('cancelAppointment', { as: patient, params })
            : () => test.call('rescheduleAppointment', { as: doctor, params, body: { startTime } }),
        ]
        const answers = await Promise.all(asks.map((ask) => ask()))
        for (const { status } of answers) expect([200, 202, 409]).toContain(status)
        if (answers[2]?.status === 200) done[round % 2 === 0 ? 'cancelled' : 'rescheduled'] += 1
      }
      for (const count of Object.values(done)) expect(count).toBeGreaterThan(0)
      expect(await deadlocks(test)).toBe(0)
    })
  },
)
