import type { RequestInput } from '@bedside/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  aConfirmedVisit,
  aDoctor,
  anAdmin,
  aPatient,
  startTestApp,
  type TestApp,
  type TestPerson,
  type TestVisit,
} from '../../test/harness/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

/** A visit that stands in a status, without having been lived through. */
async function aVisit(status: string, mode: 'VIDEO' | 'AUDIO' | 'CHAT' = 'VIDEO') {
  const visit = await aConfirmedVisit(test, { mode, inMs: 3_600_000 })
  await test.database.asService('test', ({ q }) =>
    q.updateTable('consultation_sessions').set({ status }).where('id', '=', visit.sessionId).execute(),
  )
  return visit
}
const rate = (
  as: TestPerson | null,
  sessionId: string,
  body: RequestInput<'submitFeedback', 'body'> | object = { overallRating: 5 },
  headers = {},
) =>
  test.call('submitFeedback', { as, params: { sessionId }, body: body as { overallRating: number }, headers })
const read = (as: TestPerson | null, sessionId: string) =>
  test.call('getFeedback', { as, params: { sessionId } })
const written = async ({ sessionId }: TestVisit) => {
  const [rows, events] = await test.database.asService('test', async ({ q }) => [
    await q.selectFrom('consultation_feedback').selectAll().where('session_id', '=', sessionId).execute(),
    await q
      .selectFrom('outbox')
      .selectAll()
      .where('order_key', '=', sessionId)
      .where('topic', '=', 'consultation.feedback.submitted')
      .execute(),
  ])
  return { rows: rows ?? [], events: events ?? [] }
}

describe('feedback', () => {
  it('requires sign-in', async () => {
    const visit = await aVisit('COMPLETED')
    expect((await rate(null, visit.sessionId)).problem.code).toBe('unauthenticated')
    expect((await read(null, visit.sessionId)).problem.code).toBe('unauthenticated')
    expect((await written(visit)).rows).toEqual([])
  })

  it('is given by the patient once the visit is over, and told to other systems without its text', async () => {
    const visit = await aVisit('COMPLETED')
    const answers = {
      overallRating: 4,
      audioQuality: 3,
      videoQuality: 2,
      doctorBehaviour: 5,
      reviewText: 'Very kind.',
      feedbackTags: ['friendly', 'on-time'] as const,
      wouldRecommend: true,
    }
    const { status, body } = await rate(visit.patient, visit.sessionId, answers)
    expect([status, body]).toEqual([
      201,
      { ...answers, sessionId: visit.sessionId, createdAt: body.createdAt },
    ])
    const { rows, events } = await written(visit)
    expect(rows).toHaveLength(1)
    expect(events.map((event) => (event.envelope as { data: unknown }).data)).toEqual([
      {
        sessionId: visit.sessionId,
        doctorId: visit.doctor.userId,
        patientId: visit.patient.userId,
        overallRating: 4,
        wouldRecommend: true,
        feedbackTags: ['friendly', 'on-time'],
      },
    ])
  })

  it('needs nothing but the overall rating', async () => {
    const visit = await aVisit('COMPLETED')
    const { body } = await rate(visit.patient, visit.sessionId)
    expect(body).toEqual({
      overallRating: 5,
      feedbackTags: [],
      sessionId: visit.sessionId,
      createdAt: body.createdAt,
    })
  })

  it('is given once, also by fifty at once', async () => {
    const visit = await aVisit('COMPLETED')
    const answers = await Promise.all(Array.from({ length: 50 }, () => rate(visit.patient, visit.sessionId)))
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    expect(answers.filter((answer) => answer.problem.code === 'feedback_given')).toHaveLength(49)
    const { rows, events } = await written(visit)
    expect([rows.length, events.length]).toEqual([1, 1])
  })

  it.each(['SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED', 'CANCELLED', 'NO_SHOW'])(
    'is refused while the visit is %s',
    async (status) => {
      const visit = await aVisit(status)
      const { problem } = await rate(visit.patient, visit.sessionId)
      expect(problem).toMatchObject({ status: 409, code: 'session_state', currentStatus: status })
      expect((await written(visit)).rows).toEqual([])
    },
  )

  it('may follow a visit that failed while it was joined', async () => {
    const visit = await aVisit('FAILED')
    expect((await rate(visit.patient, visit.sessionId, { overallRating: 1 })).status).toBe(201)
  })

  it('is not the doctor’s to give, and the try is in the audit trail', async () => {
    const visit = await aVisit('COMPLETED')
    expect((await rate(visit.doctor, visit.sessionId)).problem).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    const tries = await test.database.asService('test', ({ q }) =>
      q.selectFrom('audit_events').selectAll().where('session_id', '=', visit.sessionId).execute(),
    )
    expect(tries).toContainEqual(
      expect.objectContaining({
        action: 'feedback.submit',
        outcome: 'refused',
        actor_id: visit.doctor.userId,
      }),
    )
    expect((await written(visit)).rows).toEqual([])
  })

  it('hides the visit from strangers, to rate and to read', async () => {
    const visit = await aVisit('COMPLETED')
    await rate(visit.patient, visit.sessionId)
    for (const stranger of [await aPatient(test), await aDoctor(test), await anAdmin(test)])
      for (const sessionId of [visit.sessionId, crypto.randomUUID(), 'x']) {
        expect((await rate(stranger, sessionId)).problem).toMatchObject({ status: 404, code: 'not_found' })
        expect((await read(stranger, sessionId)).problem).toMatchObject({ status: 404, code: 'not_found' })
      }
    expect((await written(visit)).rows).toHaveLength(1)
  })

  it('is read by both people; nothing is there before it is given', async () => {
    const visit = await aVisit('COMPLETED')
    expect((await read(visit.doctor, visit.sessionId)).problem.code).toBe('not_found')
    await rate(visit.patient, visit.sessionId, { overallRating: 3, reviewText: 'Short.' })
    for (const as of [visit.patient, visit.doctor]) {
      const { body } = await read(as, visit.sessionId)
      expect(body).toMatchObject({ overallRating: 3, reviewText: 'Short.' })
      expect(JSON.stringify(body)).not.toContain(visit.patient.email)
      expect(Object.keys(body)).not.toContain('patientId')
    }
  })

  it.each(['AUDIO', 'CHAT'] as const)('has no picture to rate after a visit by %s', async (mode) => {
    const visit = await aVisit('COMPLETED', mode)
    const { problem } = await rate(visit.patient, visit.sessionId, { overallRating: 5, videoQuality: 5 })
    expect(problem).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/videoQuality' }] })
    expect((await written(visit)).rows).toEqual([])
    expect((await rate(visit.patient, visit.sessionId)).status).toBe(201)
  })

  it.each([
    ['no rating', {}],
    ['six stars', { overallRating: 6 }],
    ['half a star', { overallRating: 4.5 }],
    ['an unknown tag', { overallRating: 4, feedbackTags: ['rich'] }],
    ['a claim to be verified', { overallRating: 4, isVerified: true }],
    ['a very long review', { overallRating: 4, reviewText: 'x'.repeat(2_001) }],
  ])('with %s is refused', async (_name, body) => {
    const visit = await aVisit('COMPLETED')
    expect((await rate(visit.patient, visit.sessionId, body)).problem.code).toBe('invalid_input')
    expect((await written(visit)).rows).toEqual([])
  })

  it('shows in the summary as given', async () => {
    const visit = await aVisit('COMPLETED')
    const given = async () =>
      (await test.call('getSummary', { as: visit.patient, params: { sessionId: visit.sessionId } })).body
        .feedbackSubmitted
    expect(await given()).toBe(false)
    await rate(visit.patient, visit.sessionId)
    expect(await given()).toBe(true)
  })
})
