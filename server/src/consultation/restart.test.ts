import { timings } from '@bedside/contract'
import { expect, it } from 'vitest'
import { aRunningVisit, patientDevice } from '../../test/builders/visits.ts'
import { aConfirmedVisit, openSocket, startTestApp } from '../../test/harness/index.ts'

it('a restart keeps timers, gives every line a fresh grace and ends what nobody returns to', async () => {
  const before = await startTestApp()
  const visit = await aRunningVisit(before)
  const missed = await aConfirmedVisit(before)
  await before.app.close()
  await Promise.all([visit.patientLine.closed, visit.doctorLine.closed])

  const test = await startTestApp({}, before.database)
  const { params, sessionId, patient, doctor } = visit
  const seen = async () => (await test.call('getSession', { as: doctor, params })).body
  expect((await seen()).participants.map(({ status }) => status)).toEqual(['reconnecting', 'reconnecting'])
  await test.advance(50_000)
  const line = await openSocket(test.url, patient.token)
  await line.ask('SUBSCRIBE', { sessionId, deviceId: patientDevice })
  await test.advance(20_000)
  expect(await seen()).toMatchObject({ status: 'COMPLETED', endReason: 'doctor_left', segment: 1 })
  const { items } = (await test.call('listEvents', { as: doctor, params })).body
  const lines = items.filter(({ eventType }) => eventType.startsWith('participant.'))
  expect(lines.slice(-4).map(({ eventType, userId }) => [eventType, userId === patient.userId])).toEqual([
    ['participant.reconnecting', expect.any(Boolean)],
    ['participant.reconnecting', expect.any(Boolean)],
    ['participant.reconnected', true],
    ['participant.disconnected', false],
  ])

  await test.advance(15 * 60_000 + timings.noShowAfterStartMs)
  const other = await test.call('getSession', { as: missed.doctor, params: { sessionId: missed.sessionId } })
  expect(other.body).toMatchObject({ status: 'NO_SHOW', noShowParty: 'BOTH' })
  await line.close()
})

it('a join after a restart, of a visit the server has not met since, is answered as any other', async () => {
  const before = await startTestApp()
  const { patient, doctor, sessionId } = await aConfirmedVisit(before)
  await before.app.close()

  const test = await startTestApp({}, before.database)
  const join = (as: { token: string }) => test.call('joinSession', { as, params: { sessionId }, body: {} })
  const first = await join(patient)
  const again = await join(patient)
  expect([first.status, again.status]).toEqual([202, 202])
  expect({ ...again.body, serverTime: '' }).toEqual({ ...first.body, serverTime: '' })
  expect(await join(doctor)).toMatchObject({
    status: 200,
    body: { participantType: 'DOCTOR', session: { sessionId, doctor: { name: doctor.name } } },
  })
})
