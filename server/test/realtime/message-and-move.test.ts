import { expect, it } from 'vitest'
import { say } from '../builders/chat.ts'
import { aConfirmedVisit, databaseKind, startTestApp } from '../harness/index.ts'

const test = await startTestApp()

// The embedded database has one connection, so nothing there can wait in a circle.
it.runIf(databaseKind === 'postgres')(
  'messages and moves of one visit never wait for each other in a circle',
  { timeout: 60_000 },
  async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const params = { sessionId }
    await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    await test.call('joinSession', { as: doctor, params, body: { deviceId: 'desk-00001' } })
    for (let round = 0; round < 10; round += 1) {
      const sent = Promise.all([1, 2, 3, 4].map(() => say(test, sessionId, round % 2 ? patient : doctor)))
      await Promise.all([
        test.call('leaveSession', { as: patient, params }),
        test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } }),
        test.call('ringPatient', { as: doctor, params }),
      ])
      expect((await sent).map(({ status }) => status)).toEqual([201, 201, 201, 201])
      test.clock.advance(1_000)
    }
    const [counted] = await test.database.owner<{ deadlocks: number }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    )
    expect(counted?.deadlocks).toBe(0)
  },
)
