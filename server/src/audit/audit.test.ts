import { describe, expect, it } from 'vitest'
import { aConfirmedVisit, openSocket, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()

const linesOf = (sessionId: string) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('audit_events')
      .select(['action', 'outcome', 'request_id', 'actor_id'])
      .where('session_id', '=', sessionId)
      .orderBy('id')
      .execute(),
  )

describe('a line of the audit trail', () => {
  it('names the call it was written by, whether that was done or refused', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const joined = await test.call('joinSession', { as: doctor, params, body: {} })
    const refused = await test.call('endSession', { as: patient, params, body: {} })
    expect(refused.problem.code).toBe('forbidden')
    expect(await linesOf(sessionId)).toEqual([
      {
        action: 'session.joined',
        outcome: 'ok',
        request_id: joined.headers.get('x-request-id'),
        actor_id: doctor.userId,
      },
      {
        action: 'session.move',
        outcome: 'refused',
        request_id: refused.headers.get('x-request-id'),
        actor_id: patient.userId,
      },
    ])
    expect(refused.problem.requestId).toBe(refused.headers.get('x-request-id'))
  })

  it('shares its id with the events of the same call', async () => {
    const { doctor, sessionId } = await aConfirmedVisit(test)
    const joined = await test.call('joinSession', { as: doctor, params: { sessionId }, body: {} })
    const said = await test.database.asService('test', ({ q }) =>
      q.selectFrom('outbox').select('envelope').where('topic', '=', 'consultation.waiting.doctor').execute(),
    )
    const ids = said.map(({ envelope }) => (envelope as { correlationId: string }).correlationId)
    expect(ids).toContain(joined.headers.get('x-request-id'))
  })

  it('of a frame has an id as well', async () => {
    const { doctor, sessionId } = await aConfirmedVisit(test)
    const line = await openSocket(test.url, doctor.token)
    await line.ask('SUBSCRIBE', { sessionId })
    await expect(line.ask('RING_SEEN', { sessionId })).rejects.toThrow('forbidden')
    await line.close()
    expect(await linesOf(sessionId)).toMatchObject([
      { outcome: 'refused', request_id: expect.any(String), actor_id: doctor.userId },
    ])
  })
})
