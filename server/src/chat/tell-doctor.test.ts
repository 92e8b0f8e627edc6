import { timings } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { say } from '../../test/builders/chat.ts'
import { aRunningVisit, aWaitingVisit } from '../../test/builders/visits.ts'
import { aConfirmedVisit, openSocket, startTestApp, type TestPerson } from '../../test/harness/index.ts'

const test = await startTestApp()

const told = async (as: TestPerson) =>
  (await test.call('listNotifications', { as })).body.items.filter(({ kind }) => kind === 'visit.message')

/** Both came, and nothing was ever seen or heard. */
async function aFailedVisit() {
  const visit = await aWaitingVisit(test)
  await test.advance(timings.joinFailureMs + 1_000)
  await visit.hangUp()
  const { params, doctor } = visit
  expect((await test.call('getSession', { as: doctor, params })).body.status).toBe('FAILED')
  return visit
}

describe('a message in a visit in which nobody is', () => {
  it('after it failed is told to the doctor alone, at once, without a word of it', async () => {
    const { patient, doctor, sessionId, appointmentId } = await aFailedVisit()
    const desk = await openSocket(test.url, doctor.token)
    await say(test, sessionId, patient, 'A secret cough')
    const expected = {
      kind: 'visit.message',
      sessionId,
      appointmentId,
      params: { name: patient.name, status: 'FAILED' },
    }
    expect(await desk.next('NOTIFICATION', ({ kind }) => kind === 'visit.message')).toMatchObject(expected)
    const news = await told(doctor)
    expect(news).toMatchObject([expected])
    expect(JSON.stringify(news)).not.toContain('secret')
    const events = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('outbox')
        .select('envelope')
        .where('topic', '=', 'consultation.message.left')
        .where('order_key', '=', sessionId)
        .execute(),
    )
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('secret')
    expect(await told(patient)).toEqual([])
    await desk.close()
  })

  it('is told once until it is read, and then again', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    for (const text of ['One', 'Two']) await say(test, sessionId, patient, text)
    expect(await told(doctor)).toHaveLength(1)
    await test.call('markNotificationsRead', { as: doctor, body: {} })
    await say(test, sessionId, patient, 'Three')
    expect(await told(doctor)).toHaveLength(2)
  })

  it('is not told to a doctor who has the visit open, nor to one who wrote it', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    await say(test, sessionId, doctor, 'Bring your papers')
    const open = await openSocket(test.url, doctor.token)
    await open.ask('SUBSCRIBE', { sessionId })
    await say(test, sessionId, patient, 'I will')
    expect(await told(doctor)).toEqual([])
    await open.close()
  })
})

it('who waits or is in the visit writes without a notification', async () => {
  const ways = [await aWaitingVisit(test), await aRunningVisit(test)]
  for (const visit of ways) {
    await visit.doctorLine.close()
    await say(test, visit.sessionId, visit.patient, 'Are you there?')
    expect(await told(visit.doctor)).toEqual([])
    await visit.patientLine.close()
  }
})
