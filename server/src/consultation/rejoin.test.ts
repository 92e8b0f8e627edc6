import { describe, expect, it } from 'vitest'
import { aWaitingVisit, doctorDevice, patientDevice } from '../../test/builders/visits.ts'
import { aConfirmedVisit, aPatient, databaseKind, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()

/** Everything a join may leave behind. */
const tracesOf = (sessionId: string) =>
  test.database.asService('test', async ({ q }) => ({
    session: await q.selectFrom('consultation_sessions').selectAll().where('id', '=', sessionId).execute(),
    people: await q
      .selectFrom('session_participants')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('id')
      .execute(),
    head: await q.selectFrom('session_log_heads').selectAll().where('session_id', '=', sessionId).execute(),
    audit: await q
      .selectFrom('audit_events')
      .select(['action', 'actor_id'])
      .where('session_id', '=', sessionId)
      .orderBy('id')
      .execute(),
    letters: await q.selectFrom('notifications').select('id').where('session_id', '=', sessionId).execute(),
  }))

describe('a join that changes nothing', () => {
  it('writes nothing, and gives an admitted device a token of its own each time', async () => {
    const room = await aWaitingVisit(test)
    const { params, patient, sessionId } = room
    const join = () => test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
    const first = await join()
    const before = await tracesOf(sessionId)
    const again = await join()
    expect(again).toMatchObject({ status: 200, body: { participantType: 'PATIENT' } })
    expect(again.body).not.toEqual(first.body)
    expect(await tracesOf(sessionId)).toEqual(before)
    expect(before.audit.filter(({ actor_id }) => actor_id === patient.userId)).not.toEqual([])
    await room.hangUp()
  })

  it('tells a waiting person how the line stands, and still lets a stranger in nowhere', async () => {
    const { patient, sessionId } = await aConfirmedVisit(test)
    const join = (as: { token: string }) =>
      test.call('joinSession', { as, params: { sessionId }, body: { deviceId: patientDevice } })
    const first = await join(patient)
    const before = await tracesOf(sessionId)
    const again = await join(patient)
    expect(again.status).toBe(202)
    expect({ ...again.body, serverTime: '' }).toEqual({ ...first.body, serverTime: '' })
    expect((await join(await aPatient(test))).status).toBe(404)
    expect(await tracesOf(sessionId)).toEqual(before)
  })

  it('that is refused leaves no trace either, not even that the person was heard of', async () => {
    const { patient, sessionId, appointmentId } = await aConfirmedVisit(test)
    const join = () =>
      test.call('joinSession', { as: patient, params: { sessionId }, body: { deviceId: patientDevice } })
    expect((await join()).status).toBe(202)
    await test.advance(25_000)
    const silence = () =>
      test.database.asService('test', ({ q }) =>
        q.selectFrom('jobs').selectAll().where('key', 'like', `silence:${sessionId}:%`).execute(),
      )
    await test.database.asService('test', ({ q }) =>
      q.updateTable('appointments').set({ status: 'REQUESTED' }).where('id', '=', appointmentId).execute(),
    )
    const [before, timer] = [await tracesOf(sessionId), await silence()]
    expect(timer).toHaveLength(1)
    expect((await join()).problem.code).toBe('appointment_not_confirmed')
    expect(await silence()).toEqual(timer)
    expect(await tracesOf(sessionId)).toEqual(before)
  })

  it('without a socket still puts off the moment at which the person counts as gone', async () => {
    const { patient, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const join = () => test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
    await join()
    for (let round = 0; round < 4; round += 1) {
      await test.advance(35_000)
      await join()
    }
    const { people } = await tracesOf(sessionId)
    expect(people.find(({ user_id }) => user_id === patient.userId)?.presence).toBe('connected')
    await test.advance(61_000)
    const later = await tracesOf(sessionId)
    expect(later.people.find(({ user_id }) => user_id === patient.userId)?.presence).not.toBe('connected')
  })

  it.runIf(databaseKind === 'postgres')('waits for nobody who holds the session', async () => {
    const room = await aWaitingVisit(test)
    const answer = await test.database.asFlow('test', async ({ q }) => {
      await q
        .selectFrom('consultation_sessions')
        .select('id')
        .where('id', '=', room.sessionId)
        .forUpdate()
        .execute()
      // Only awaited inside: were it to wait for the lock, this test would wait for itself.
      return test.call('joinSession', {
        as: room.doctor,
        params: room.params,
        body: { deviceId: doctorDevice },
      })
    })
    expect(answer.status).toBe(200)
    await room.hangUp()
  })
})
