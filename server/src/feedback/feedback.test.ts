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
const answer = (as: TestPerson | null, sessionId: string, body: object = { replyText: 'Thank you, Ram.' }) =>
  test.call('replyToFeedback', { as, params: { sessionId }, body: body as { replyText: string } })
/** What every feedback holds beside its answers while the doctor has said nothing. */
const unanswered = ({ sessionId }: TestVisit, createdAt: string) => ({
  sessionId,
  createdAt,
  replyText: null,
  repliedAt: null,
})
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
const trail = ({ sessionId }: TestVisit, action: string) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('audit_events')
      .select(['action', 'outcome', 'actor_id', 'patient_id'])
      .where('session_id', '=', sessionId)
      .where('action', '=', action)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )

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
      reviewIsPublic: true,
      feedbackTags: ['friendly', 'on-time'] as const,
      wouldRecommend: true,
    }
    const { status, body } = await rate(visit.patient, visit.sessionId, answers)
    expect([status, body]).toEqual([201, { ...answers, ...unanswered(visit, body.createdAt) }])
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

  it('is told to the doctor, without its rating or its words', async () => {
    const visit = await aVisit('COMPLETED')
    const given = async (as: TestPerson) =>
      (await test.call('listNotifications', { as })).body.items.filter(
        ({ kind }) => kind === 'visit.feedback_given',
      )
    await rate(visit.patient, visit.sessionId, { overallRating: 2, reviewText: 'Too hurried.' })
    const [news] = await given(visit.doctor)
    expect([news?.sessionId, news?.params]).toEqual([visit.sessionId, { name: visit.patient.name }])
    expect(await given(visit.patient)).toEqual([])
    await rate(visit.patient, visit.sessionId, { overallRating: 5 })
    expect(await given(visit.doctor)).toHaveLength(1)
  })

  it('needs nothing but the overall rating', async () => {
    const visit = await aVisit('COMPLETED')
    const { body } = await rate(visit.patient, visit.sessionId)
    expect(body).toEqual({
      overallRating: 5,
      feedbackTags: [],
      reviewIsPublic: false,
      ...unanswered(visit, body.createdAt),
    })
  })

  it('is the clinic’s alone unless the patient lets everybody read the words', async () => {
    const shy = await aVisit('COMPLETED')
    await rate(shy.patient, shy.sessionId, { overallRating: 5, reviewText: 'Kind.' })
    expect((await written(shy)).rows).toMatchObject([{ review_text: 'Kind.', is_public: false }])
    const open = await aVisit('COMPLETED')
    await rate(open.patient, open.sessionId, { overallRating: 5, reviewText: 'Kind.', reviewIsPublic: true })
    expect((await written(open)).rows).toMatchObject([{ is_public: true }])
    expect((await read(open.doctor, open.sessionId)).body.reviewIsPublic).toBe(true)
  })

  it.each([{}, { reviewText: '' }, { reviewText: ' \n ' }])(
    'without words has nothing that everybody may read: %j',
    async (words) => {
      const visit = await aVisit('COMPLETED')
      const { problem } = await rate(visit.patient, visit.sessionId, {
        overallRating: 5,
        reviewIsPublic: true,
        ...words,
      })
      expect(problem).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/reviewIsPublic' }] })
      expect((await written(visit)).rows).toEqual([])
    },
  )

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
    expect(await trail(visit, 'feedback.submit')).toMatchObject([
      { outcome: 'refused', actor_id: visit.doctor.userId },
    ])
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

  it('is read with a line in the audit trail, and none where nothing was read', async () => {
    const visit = await aVisit('COMPLETED')
    await read(visit.doctor, visit.sessionId)
    expect(await trail(visit, 'feedback.read')).toEqual([])
    await rate(visit.patient, visit.sessionId)
    await read(await aDoctor(test), visit.sessionId)
    for (const as of [visit.doctor, visit.patient]) await read(as, visit.sessionId)
    expect(await trail(visit, 'feedback.read')).toEqual(
      [visit.doctor, visit.patient].map(({ userId }) => ({
        action: 'feedback.read',
        outcome: 'ok',
        actor_id: userId,
        patient_id: visit.patient.userId,
      })),
    )
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

describe('the doctor’s answer', () => {
  /** A visit whose patient has said how it was. */
  async function aRatedVisit() {
    const visit = await aVisit('COMPLETED')
    await rate(visit.patient, visit.sessionId, { overallRating: 2, reviewText: 'The line was bad.' })
    return visit
  }
  const replies = async (visit: TestVisit) =>
    (await written(visit)).rows.map(({ doctor_response, doctor_responded_at }) => [
      doctor_response,
      doctor_responded_at,
    ])
  const nothing = [[null, null]]
  const told = async (person: TestPerson) =>
    (await test.call('listNotifications', { as: person })).body.items.filter(
      ({ kind }) => kind === 'visit.feedback_replied',
    )

  it('requires sign-in', async () => {
    const visit = await aRatedVisit()
    expect((await answer(null, visit.sessionId)).problem.code).toBe('unauthenticated')
    expect(await replies(visit)).toEqual(nothing)
  })

  it('is read by both people and stands in the audit trail', async () => {
    const visit = await aRatedVisit()
    const { status, body } = await answer(visit.doctor, visit.sessionId)
    expect([status, body.replyText]).toEqual([200, 'Thank you, Ram.'])
    for (const as of [visit.patient, visit.doctor])
      expect((await read(as, visit.sessionId)).body).toEqual(body)
    expect(await trail(visit, 'feedback.reply')).toEqual([
      {
        action: 'feedback.reply',
        outcome: 'ok',
        actor_id: visit.doctor.userId,
        patient_id: visit.patient.userId,
      },
    ])
  })

  it('is told to the patient without a word of it', async () => {
    const visit = await aRatedVisit()
    await answer(visit.doctor, visit.sessionId)
    const [news, ...others] = await told(visit.patient)
    expect(others).toEqual([])
    expect(news).toMatchObject({ sessionId: visit.sessionId, params: { name: visit.doctor.name } })
    expect(JSON.stringify(news)).not.toContain('Thank you')
    expect(await told(visit.doctor)).toEqual([])
    const events = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('outbox')
        .select('envelope')
        .where('order_key', '=', visit.sessionId)
        .where('topic', '=', 'consultation.feedback.replied')
        .execute(),
    )
    expect(events.map(({ envelope }) => (envelope as { data: unknown }).data)).toEqual([
      { sessionId: visit.sessionId, doctorId: visit.doctor.userId, patientId: visit.patient.userId },
    ])
  })

  it('is given once: the same words again change nothing, others are refused', async () => {
    const visit = await aRatedVisit()
    const first = await answer(visit.doctor, visit.sessionId)
    test.clock.advance(60_000)
    expect((await answer(visit.doctor, visit.sessionId)).body).toEqual(first.body)
    expect((await answer(visit.doctor, visit.sessionId, { replyText: 'Other words' })).problem).toMatchObject(
      { status: 409, code: 'feedback_replied' },
    )
    expect((await replies(visit))[0]?.[0]).toBe('Thank you, Ram.')
    expect(await told(visit.patient)).toHaveLength(1)
  })

  it('is one, also of ten at once', async () => {
    const visit = await aRatedVisit()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        answer(visit.doctor, visit.sessionId, { replyText: `Answer ${place}` }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ problem }) => problem?.code === 'feedback_replied')).toHaveLength(9)
    expect(await told(visit.patient)).toHaveLength(1)
  })

  it('is not the patient’s to give, and the try is in the audit trail', async () => {
    const visit = await aRatedVisit()
    expect((await answer(visit.patient, visit.sessionId)).problem).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect(await trail(visit, 'feedback.reply')).toMatchObject([
      { outcome: 'refused', actor_id: visit.patient.userId },
    ])
    expect(await replies(visit)).toEqual(nothing)
  })

  it('hides the visit from strangers, other doctors among them', async () => {
    const visit = await aRatedVisit()
    for (const stranger of [await aPatient(test), await aDoctor(test), await anAdmin(test)])
      for (const sessionId of [visit.sessionId, crypto.randomUUID(), 'x'])
        expect((await answer(stranger, sessionId)).problem).toMatchObject({ status: 404, code: 'not_found' })
    expect(await replies(visit)).toEqual(nothing)
    expect(await told(visit.patient)).toEqual([])
  })

  it('has nothing to answer before the patient has spoken', async () => {
    const visit = await aVisit('COMPLETED')
    expect((await answer(visit.doctor, visit.sessionId)).problem).toMatchObject({
      status: 404,
      code: 'not_found',
    })
    expect((await written(visit)).rows).toEqual([])
    expect(await told(visit.patient)).toEqual([])
  })

  it.each([
    ['no text', {}],
    ['an empty text', { replyText: '' }],
    ['only spaces', { replyText: ' \n\t ' }],
    ['a control character', { replyText: 'a\u0000b' }],
    ['a very long text', { replyText: 'x'.repeat(2_001) }],
    ['a number', { replyText: 5 }],
    ['a time of its own', { replyText: 'Thanks', repliedAt: '2026-01-01T00:00:00Z' }],
  ])('with %s is refused', async (_name, body) => {
    const visit = await aRatedVisit()
    expect((await answer(visit.doctor, visit.sessionId, body)).problem.code).toBe('invalid_input')
    expect(await replies(visit)).toEqual(nothing)
  })

  it('larger than any body is refused', async () => {
    const visit = await aRatedVisit()
    const { problem } = await answer(visit.doctor, visit.sessionId, { replyText: 'x'.repeat(300_000) })
    expect(problem).toMatchObject({ status: 413, code: 'body_too_large' })
    expect(await replies(visit)).toEqual(nothing)
  })
})
