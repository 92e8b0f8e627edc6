import { randomUUID } from 'node:crypto'
import type { RouteName } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { aGuest, aRunningVisit, aWaitingVisit } from '../../test/builders/visits.ts'
import { aConfirmedVisit, aDoctor, aPatient, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()
const minute = 60_000

const rowsOf = (sessionId: string) =>
  test.database.asService('test', async ({ q }) => ({
    session: await q
      .selectFrom('consultation_sessions')
      .selectAll()
      .where('id', '=', sessionId)
      .executeTakeFirst(),
    people: await q
      .selectFrom('session_participants')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('id')
      .execute(),
    events: await q
      .selectFrom('session_events')
      .select(['seq', 'event_type'])
      .where('session_id', '=', sessionId)
      .execute(),
    notes: await q.selectFrom('consultation_notes').selectAll().where('session_id', '=', sessionId).execute(),
    sent: await q.selectFrom('visit_summaries').selectAll().where('session_id', '=', sessionId).execute(),
    checkIns: await q.selectFrom('check_ins').selectAll().where('session_id', '=', sessionId).execute(),
  }))

const bodies: Partial<Record<RouteName, object>> = {
  joinSession: {},
  renewMediaToken: {},
  endSession: {},
  admitParticipant: { participantId: randomUUID() },
  changeMode: { consultationMode: 'AUDIO' },
  markNoShow: { noShowParty: 'PATIENT' },
  requestPhoneCall: { wanted: true },
  saveCheckIn: { placeNow: 'Home' },
  saveNotes: { privateNotes: 'n', patientSummary: 's', version: 0 },
  sendSummary: { version: 1 },
}
const routesOfOne: RouteName[] = [
  'getSession',
  'joinSession',
  'renewMediaToken',
  'leaveSession',
  'endSession',
  'admitParticipant',
  'pauseSession',
  'resumeSession',
  'reopenSession',
  'changeMode',
  'dropModeAsk',
  'markNoShow',
  'ringPatient',
  'requestPhoneCall',
  'getCheckIn',
  'saveCheckIn',
  'listEvents',
  'getSummary',
  'getNotes',
  'saveNotes',
  'sendSummary',
]

describe('every call on one session', async () => {
  const visit = await aConfirmedVisit(test)
  const stranger = await aPatient(test)
  const otherDoctor = await aDoctor(test)
  const ask = (name: RouteName, as: { token: string } | null, sessionId: string) =>
    test.call(name, { as, params: { sessionId }, body: bodies[name] } as never)

  it.each(routesOfOne)('%s requires sign-in', async (name) => {
    expect((await ask(name, null, visit.sessionId)).problem.code).toBe('unauthenticated')
  })

  it.each(routesOfOne)(
    '%s answers strangers like an unknown and a malformed id, and writes nothing',
    async (name) => {
      const before = await rowsOf(visit.sessionId)
      const answers = await Promise.all([
        ask(name, stranger, visit.sessionId),
        ask(name, otherDoctor, visit.sessionId),
        ask(name, visit.patient, randomUUID()),
        ask(name, visit.patient, 'nothing'),
      ])
      for (const { status, problem } of answers)
        expect({ status, title: problem.title, detail: problem.detail }).toEqual({
          status: 404,
          title: 'Nothing here under this address',
          detail: undefined,
        })
      expect(await rowsOf(visit.sessionId)).toEqual(before)
    },
  )

  it.each([
    'endSession',
    'pauseSession',
    'resumeSession',
    'reopenSession',
    'markNoShow',
    'ringPatient',
    'getNotes',
    'saveNotes',
    'sendSummary',
    'admitParticipant',
  ] as const)('%s is not the patient’s to do, and writes nothing', async (name) => {
    const before = await rowsOf(visit.sessionId)
    expect((await ask(name, visit.patient, visit.sessionId)).problem.code).toBe('forbidden')
    expect(await rowsOf(visit.sessionId)).toEqual(before)
  })

  it.each(['requestPhoneCall', 'saveCheckIn'] as const)('%s is not the doctor’s to do', async (name) => {
    expect((await ask(name, visit.doctor, visit.sessionId)).problem.code).toBe('forbidden')
  })

  it.each([
    ['endSession', { notes: 7 }],
    ['endSession', { reason: 'tired' }],
    ['joinSession', { deviceId: 'x' }],
    ['admitParticipant', {}],
    ['changeMode', {}],
    ['changeMode', { consultationMode: 'HOLOGRAM' }],
    ['changeMode', { consultationMode: 'AUDIO', userId: visit.patient.userId }],
    ['markNoShow', { noShowParty: 'NOBODY' }],
    ['saveNotes', { privateNotes: 'x'.repeat(20_001), patientSummary: '', version: 0 }],
    ['sendSummary', { version: 0 }],
    ['saveCheckIn', { placeNow: '' }],
  ] as const)('%s refuses %j', async (name, body) => {
    const answer = await test.call(name, {
      as: visit.doctor,
      params: { sessionId: visit.sessionId },
      body,
    } as never)
    expect(answer.problem).toMatchObject({
      code: 'invalid_input',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: expect.any(String) })]),
    })
  })

  it('keeps refused tries of a participant on the audit trail', async () => {
    const refused = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('audit_events')
        .select(['action', 'outcome', 'actor_id'])
        .where('session_id', '=', visit.sessionId)
        .where('outcome', '=', 'refused')
        .execute(),
    )
    expect(refused).toContainEqual({
      action: 'session.move',
      outcome: 'refused',
      actor_id: visit.patient.userId,
    })
  })
})

describe('moves out of turn', () => {
  it('answer 409 with the status and the allowed moves, and change nothing', async () => {
    const { doctor, patient, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const before = await rowsOf(sessionId)
    for (const name of [
      'pauseSession',
      'resumeSession',
      'endSession',
      'reopenSession',
      'leaveSession',
    ] as const) {
      const { status, problem } = await test.call(name, { as: doctor, params, body: bodies[name] } as never)
      expect(status).toBe(409)
      expect(problem).toMatchObject({ code: 'session_state', currentStatus: 'SCHEDULED' })
      expect(problem.allowedMoves).toEqual(['join', 'no-show', 'ring'])
    }
    const left = await test.call('leaveSession', { as: patient, params })
    expect(left.problem.allowedMoves).toEqual(['join', 'phone-call', 'check-in'])
    expect(await rowsOf(sessionId)).toEqual(before)
  })

  it('of two tabs of the doctor the first is done and the second is told', async () => {
    const { doctor, params, sessionId, hangUp } = await aRunningVisit(test)
    const race = async (name: 'pauseSession' | 'resumeSession') =>
      (await Promise.all([1, 2].map(() => test.call(name, { as: doctor, params }))))
        .map(({ status }) => status)
        .sort()
    expect(await race('pauseSession')).toEqual([200, 409])
    expect(await race('resumeSession')).toEqual([200, 409])
    const ends = await Promise.all(
      [1, 2].map(() => test.call('endSession', { as: doctor, params, body: {} })),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(ends.find(({ status }) => status === 409)?.problem).toMatchObject({
      currentStatus: 'COMPLETED',
      allowedMoves: ['reopen'],
    })
    const { events } = await rowsOf(sessionId)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_one, index) => index + 1))
    await hangUp()
  })
})

describe('a running visit', () => {
  it('bills what was in progress, over holds and segments', async () => {
    const { doctor, patient, params, patientLine, doctorLine, sessionId, hangUp } = await aRunningVisit(test)
    await test.advance(3 * minute)
    await test.call('pauseSession', { as: doctor, params })
    const renewed = await test.call('renewMediaToken', { as: patient, params, body: {} })
    expect(renewed.problem).toMatchObject({ code: 'session_state', currentStatus: 'PAUSED' })
    await test.advance(2 * minute)
    await test.call('resumeSession', { as: doctor, params })
    await test.advance(1 * minute)
    const ended = await test.call('endSession', { as: doctor, params, body: { notes: 'Drink a lot' } })
    expect(ended.body).toMatchObject({ status: 'COMPLETED', endReason: 'completed', scheduledDuration: 15 })
    const first = (await test.call('getSession', { as: doctor, params })).body
    expect(first.durationSeconds).toBeGreaterThanOrEqual(240)
    expect(first.durationSeconds).toBeLessThan(250)
    expect((await test.call('getNotes', { as: doctor, params })).body).toMatchObject({
      privateNotes: 'Drink a lot',
      version: 1,
    })

    const reopened = await test.call('reopenSession', { as: doctor, params })
    expect(reopened.body).toMatchObject({
      status: 'WAITING',
      segment: 2,
      endReason: null,
      actualStartTime: first.actualStartTime,
      actualEndTime: null,
      waitingFor: ['PATIENT', 'DOCTOR'],
      chatOpen: true,
    })
    expect(
      (await test.call('getAppointment', { as: patient, params: { appointmentId: first.appointmentId } }))
        .body,
    ).toMatchObject({ status: 'CONFIRMED', callStatus: 'waiting' })
    await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    await test.call('joinSession', { as: doctor, params, body: { deviceId: 'desk-00001' } })
    for (const line of [patientLine, doctorLine])
      await line.ask('MEDIA_STATE', { sessionId, media: 'up', audio: true, video: true })
    await test.advance(minute)
    await test.call('endSession', { as: doctor, params, body: {} })
    const second = (await test.call('getSession', { as: doctor, params })).body
    expect(second).toMatchObject({ segment: 2, status: 'COMPLETED', actualStartTime: first.actualStartTime })
    expect(second.durationSeconds).toBeGreaterThanOrEqual(300)
    expect(second.durationSeconds).toBeLessThan(315)
    expect(
      (await test.call('getAppointment', { as: patient, params: { appointmentId: first.appointmentId } }))
        .body,
    ).toMatchObject({ status: 'COMPLETED', callStatus: 'ended' })
    await hangUp()
  })

  it('is left by the patient and stays open for the doctor, who confirms', async () => {
    const { doctor, patient, params, doctorLine, hangUp } = await aRunningVisit(test)
    expect((await test.call('leaveSession', { as: patient, params })).status).toBe(200)
    await doctorLine.next('SESSION_EVENT', ({ eventType }) => eventType === 'patient_left')
    expect((await test.call('getSession', { as: doctor, params })).body.status).toBe('IN_PROGRESS')
    const ended = await test.call('endSession', { as: doctor, params, body: {} })
    expect(ended.body.endReason).toBe('patient_left')
    await hangUp()
  })

  it('is come back to within the grace, admission kept', async () => {
    const { patient, params, hangUp } = await aRunningVisit(test)
    await test.call('leaveSession', { as: patient, params })
    await test.advance(50_000)
    const back = await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    expect(back.status).toBe(200)
    await test.advance(20_000)
    const session = (await test.call('getSession', { as: patient, params })).body
    expect(session.status).toBe('IN_PROGRESS')
    expect(session.participants.find(({ role }) => role === 'PATIENT')).toMatchObject({
      rejoinCount: 1,
      leftAt: null,
    })
    await hangUp()
  })

  it('cannot be called off by its appointment', async () => {
    const { patient, appointmentId, params, hangUp } = await aRunningVisit(test)
    const refused = await test.call('cancelAppointment', { as: patient, params: { appointmentId } })
    expect(refused.status).toBe(409)
    expect((await test.call('getSession', { as: patient, params })).body.status).toBe('IN_PROGRESS')
    await hangUp()
  })
})

describe('reopening', () => {
  it('ends with its window', async () => {
    const { doctor, params, hangUp } = await aRunningVisit(test)
    const ended = await test.call('endSession', { as: doctor, params, body: {} })
    const until = Date.parse(ended.body.reopenUntil ?? '')
    test.clock.advance(until - test.clock.now().getTime() + 1_000)
    const token = await test.database.asService('test', (tx) =>
      test.app.doors.identity.issueToken(tx, doctor.userId),
    )
    const late = await test.call('reopenSession', { as: { token }, params })
    expect(late.problem.code).toBe('reopen_window_closed')
    const session = (await test.call('getSession', { as: { token }, params })).body
    expect(session).toMatchObject({ status: 'COMPLETED', segment: 1, chatOpen: false })
    await hangUp()
  })

  it('admits anew', async () => {
    const { doctor, patient, params, hangUp } = await aRunningVisit(test)
    await test.call('endSession', { as: doctor, params, body: {} })
    await test.call('reopenSession', { as: doctor, params })
    expect(
      (await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })).status,
    ).toBe(202)
    await hangUp()
  })
})

describe('a guest who goes', () => {
  it('leaves a reopened visit waiting for its two people', async () => {
    const { doctor, params, sessionId, hangUp } = await aRunningVisit(test)
    const guest = await aGuest(test, sessionId)
    await test.call('endSession', { as: doctor, params, body: {} })
    await test.call('reopenSession', { as: doctor, params })
    const statusNow = async () => (await test.call('getSession', { as: doctor, params })).body.status

    await test.call('joinSession', { as: guest, params, body: {} })
    await test.call('leaveSession', { as: guest, params })
    expect(await statusNow()).toBe('WAITING')

    await test.call('joinSession', { as: guest, params, body: {} })
    await test.advance(3 * minute)
    expect(await statusNow()).toBe('WAITING')
    await hangUp()
  })
})

describe('ringing and phone calls', () => {
  it('ring, are seen, and stop when the patient comes', async () => {
    const visit = await aConfirmedVisit(test)
    const { doctor, patient, sessionId } = visit
    const params = { sessionId }
    const ringOf = async () =>
      (await test.call('getQueue', { as: doctor })).body.items.find((item) => item.sessionId === sessionId)
        ?.ring
    expect(await ringOf()).toBe('none')
    expect((await test.call('ringPatient', { as: doctor, params })).status).toBe(204)
    expect(await ringOf()).toBe('ringing')
    const said = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('outbox')
        .select('topic')
        .where('order_key', '=', sessionId)
        .where('topic', '=', 'consultation.patient.rung')
        .execute(),
    )
    expect(said).toHaveLength(1)
    await test.call('joinSession', { as: patient, params, body: {} })
    expect(await ringOf()).toBe('none')
  })

  it('a wish for a phone call is shown, said once and withdrawn', async () => {
    const { doctor, patient, params, sessionId, hangUp } = await aWaitingVisit(test)
    for (const wanted of [true, true, false])
      expect(
        (await test.call('requestPhoneCall', { as: patient, params, body: { wanted } })).body.wantsPhoneCall,
      ).toBe(wanted)
    await test.call('requestPhoneCall', { as: patient, params })
    const item = (await test.call('getQueue', { as: doctor })).body.items.find(
      (one) => one.sessionId === sessionId,
    )
    expect(item?.flags).toContain('phone')
    const { events } = await rowsOf(sessionId)
    expect(events.filter(({ event_type }) => event_type === 'patient.wants_phone_call')).toHaveLength(3)
    await hangUp()
  })
})
