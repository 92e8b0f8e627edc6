import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/builders/appointments.ts'
import { aRunningVisit } from '../../test/builders/visits.ts'
import { aConfirmedVisit, aDoctor, anAdmin, aPatient, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()
const minute = 60_000

const topicsOf = (sessionId: string) =>
  test.database.asService('test', async ({ q }) =>
    (await q.selectFrom('outbox').select('topic').where('order_key', '=', sessionId).execute()).map(
      ({ topic }) => topic,
    ),
  )

/** A visit that was held for a minute. */
async function aHeldVisit(options: Parameters<typeof aRunningVisit>[1] = {}) {
  const visit = await aRunningVisit(test, options)
  await test.advance(70_000)
  await test.call('endSession', { as: visit.doctor, params: visit.params, body: {} })
  await visit.hangUp()
  return visit
}

describe('notes', () => {
  it('are the doctor’s; the patient reads only what was written for them', async () => {
    const { doctor, patient, params, sessionId } = await aHeldVisit()
    const empty = {
      privateNotes: '',
      patientSummary: '',
      version: 0,
      savedAt: null,
      sentSummary: null,
      sentAt: null,
    }
    expect((await test.call('getNotes', { as: doctor, params })).body).toEqual(empty)
    const body = { privateNotes: 'Suspect asthma', patientSummary: 'Use the inhaler twice a day', version: 0 }
    const saved = await test.call('saveNotes', { as: doctor, params, body })
    expect(saved.body).toMatchObject({ ...body, version: 1, savedAt: expect.any(String) })
    expect((await test.call('getNotes', { as: patient, params })).problem.code).toBe('forbidden')
    const draft = await test.call('getSummary', { as: patient, params })
    expect(draft.body).toMatchObject({ patientSummary: '', summarySentAt: null, summaryCorrectedAt: null })
    expect((await test.call('listHistory', { as: patient, query: {} })).body.items[0]?.hasSummary).toBe(false)
    expect(await topicsOf(sessionId)).not.toContain('consultation.summary.ready')
    const sent = await test.call('sendSummary', { as: doctor, params, body: { version: 1 } })
    expect(sent.body).toMatchObject({ sentSummary: body.patientSummary, sentAt: expect.any(String) })
    const summary = await test.call('getSummary', { as: patient, params })
    expect(summary.body).toMatchObject({ patientSummary: 'Use the inhaler twice a day', actualDuration: 2 })
    const log = await test.call('listEvents', { as: patient, params })
    for (const answer of [
      summary.body,
      log.body,
      (await test.call('getSession', { as: patient, params })).body,
    ])
      expect(JSON.stringify(answer)).not.toContain('asthma')
    expect(await topicsOf(sessionId)).toContain('consultation.summary.ready')
  })

  it('of two tabs do not overwrite each other', async () => {
    const { doctor, params } = await aHeldVisit()
    const save = (privateNotes: string, version: number) =>
      test.call('saveNotes', { as: doctor, params, body: { privateNotes, patientSummary: '', version } })
    const answers = await Promise.all([save('one', 0), save('two', 0)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await save('three', 0)).problem.code).toBe('notes_conflict')
    expect((await save('three', 1)).body.version).toBe(2)
    expect((await test.call('getNotes', { as: doctor, params })).body.privateNotes).toBe('three')
  })

  it('sent are announced once, each other wording is logged, and the patient is told when it was corrected', async () => {
    const { doctor, patient, params, sessionId } = await aHeldVisit()
    const texts = ['Rest', 'Rest', 'Rest and drink']
    for (const [version, patientSummary] of texts.entries()) {
      const body = { privateNotes: '', patientSummary, version }
      await test.call('saveNotes', { as: doctor, params, body })
      await test.call('sendSummary', { as: doctor, params, body: { version: version + 1 } })
      await test.advance(minute)
    }
    const { items } = (await test.call('listEvents', { as: doctor, params })).body
    expect(items.filter(({ eventType }) => eventType === 'summary.updated')).toHaveLength(2)
    expect(
      (await topicsOf(sessionId)).filter((topic) => topic === 'consultation.summary.ready'),
    ).toHaveLength(1)
    const { body } = await test.call('getSummary', { as: patient, params })
    expect(body.patientSummary).toBe('Rest and drink')
    expect(Date.parse(body.summaryCorrectedAt ?? '')).toBeGreaterThan(Date.parse(body.summarySentAt ?? ''))
  })

  it('go out only as they were last saved, and never empty', async () => {
    const { doctor, patient, params } = await aHeldVisit()
    const save = (patientSummary: string, version: number) =>
      test.call('saveNotes', { as: doctor, params, body: { privateNotes: 'p', patientSummary, version } })
    const send = (version: number) => test.call('sendSummary', { as: doctor, params, body: { version } })
    expect((await send(1)).problem.code).toBe('notes_conflict')
    await save(' ', 0)
    expect((await send(1)).problem.code).toBe('invalid_input')
    await save('Rest', 1)
    expect((await send(1)).problem.code).toBe('notes_conflict')
    expect((await test.call('getSummary', { as: patient, params })).body.patientSummary).toBe('')
    expect((await send(2)).status).toBe(200)
  })
})

describe('check-in', () => {
  it('is the patient’s, prefilled from the last visit but for the consent', async () => {
    const first = await aConfirmedVisit(test)
    const { patient, doctor } = first
    const params = { sessionId: first.sessionId }
    const saved = await test.call('saveCheckIn', {
      as: patient,
      params,
      body: { placeNow: 'Home, Patan', callBackNumber: '+977 1 555', isPrivate: true, consentToMode: true },
    })
    expect(saved.body).toMatchObject({ placeNow: 'Home, Patan', withWhom: null, consentToMode: true })
    const changed = await test.call('saveCheckIn', { as: patient, params, body: { withWhom: 'My sister' } })
    expect(changed.body).toMatchObject({
      placeNow: 'Home, Patan',
      withWhom: 'My sister',
      consentToMode: true,
    })
    expect((await test.call('getCheckIn', { as: doctor, params })).body.placeNow).toBe('Home, Patan')
    const second = await aConfirmedVisit(test, { patient })
    const next = { sessionId: second.sessionId }
    expect((await test.call('getCheckIn', { as: patient, params: next })).body).toMatchObject({
      placeNow: 'Home, Patan',
      consentToMode: false,
      savedAt: null,
    })
    expect((await test.call('getCheckIn', { as: second.doctor, params: next })).body.placeNow).toBeNull()
    const item = (await test.call('getQueue', { as: doctor })).body.items[0]
    expect(item?.checkIn).toMatchObject({ placeNow: 'Home, Patan' })
  })

  it('closes with the visit', async () => {
    const { patient, params } = await aHeldVisit()
    const late = await test.call('saveCheckIn', { as: patient, params, body: { placeNow: 'Home' } })
    expect(late.problem).toMatchObject({ code: 'session_state', currentStatus: 'COMPLETED' })
  })
})

describe('the log over HTTP', () => {
  it('answers at once with what is there, and waits for news where nothing is', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const all = await test.call('listEvents', { as: patient, params })
    expect(all.body).toMatchObject({
      lastSeq: 1,
      items: [{ seq: 1, eventType: 'session.created', userId: null }],
    })
    const waiting = test.call('listEvents', { as: patient, params, query: { after: 1, wait: 20 } })
    await test.call('ringPatient', { as: doctor, params })
    expect((await waiting).body).toMatchObject({
      lastSeq: 2,
      items: [{ seq: 2, eventType: 'patient.rung', userId: doctor.userId }],
    })
    const nothing = await test.call('listEvents', { as: patient, params, query: { after: 2, wait: 0 } })
    expect(nothing.body).toEqual({ items: [], lastSeq: 2 })
    const one = await test.call('listEvents', { as: patient, params, query: { limit: 1 } })
    expect(one.body.items.map(({ seq }) => seq)).toEqual([1])
  })

  it.each([{ after: -1 }, { wait: 31 }, { limit: 0 }, { since: 1 }])('refuses %j', async (query) => {
    const { patient, sessionId } = await aConfirmedVisit(test)
    expect(
      (await test.call('listEvents', { as: patient, params: { sessionId }, query: query as never })).status,
    ).toBe(400)
  })
})

describe('history', () => {
  it('shows each side its own past visits, newest first, page by page, by filter', async () => {
    const patient = await aPatient(test, 'Hari Lama')
    const doctors = [await aDoctor(test, 'Dr Nima Sherpa'), await aDoctor(test, 'Dr 100%_Exact')]
    const sessionIds: string[] = []
    for (const doctor of doctors) sessionIds.push((await aHeldVisit({ patient, doctor })).sessionId)
    const upcoming = await aConfirmedVisit(test, { patient, inMs: 60 * minute })
    const list = async (query: Record<string, string | number>, as = patient) =>
      (await test.call('listHistory', { as, query })).body
    const page = await list({ limit: 1 })
    const rest = await list({ limit: 1, cursor: page.nextCursor ?? '' })
    expect([...page.items, ...rest.items].map((item) => item.sessionId).sort()).toEqual(
      [...sessionIds].sort(),
    )
    expect(rest.nextCursor).toBeNull()
    expect(page.items[0]).toMatchObject({
      status: 'COMPLETED',
      endReason: 'completed',
      otherParty: { specialization: 'General medicine' },
      chatMessageCount: 0,
      feedbackSubmitted: false,
      hasSummary: false,
    })
    const idsOf = async (query: Record<string, string>) =>
      (await list(query)).items.map((item) => item.sessionId)
    expect(await idsOf({ search: 'nima' })).toEqual([sessionIds[0]])
    expect(await idsOf({ search: '%_' })).toEqual([sessionIds[1]])
    expect(await idsOf({ withUserId: doctors[0]?.userId ?? '' })).toEqual([sessionIds[0]])
    expect(await idsOf({ consultationMode: 'chat' })).toEqual([])
    expect(await idsOf({ status: 'NO_SHOW' })).toEqual([])
    expect(await idsOf({ status: 'SCHEDULED' })).toEqual([])
    expect(await idsOf({ to: '2020-01-01T00:00:00Z' })).toEqual([])
    const asDoctor = await list({}, doctors[0])
    expect(asDoctor.items).toMatchObject([{ otherParty: { name: 'Hari Lama', specialization: null } }])
    expect((await list({}, await aPatient(test))).items).toEqual([])
    expect((await test.call('listHistory', { as: patient, query: { cursor: 'bm9uZQ' } })).problem.code).toBe(
      'invalid_input',
    )
    expect((await test.call('listHistory', { as: null })).status).toBe(401)
    expect(upcoming.sessionId).not.toBe('')
  })
})

describe('history of a family', () => {
  it('says for whom each visit was, to both sides', async () => {
    const forWhom = 'My son Bibek, 4 years'
    const { patient, doctor, appointmentId } = await aRequest(test, { body: { forWhom } })
    const params = { appointmentId }
    await test.call('confirmAppointment', { as: doctor, params })
    await test.call('cancelAppointment', { as: patient, params, body: {} })
    for (const as of [patient, doctor])
      expect((await test.call('listHistory', { as })).body.items).toMatchObject([{ appointmentId, forWhom }])
  })
})

describe('the desk', () => {
  it('is for doctors alone', async () => {
    for (const as of [await aPatient(test), await anAdmin(test)]) {
      expect((await test.call('getQueue', { as })).problem.code).toBe('forbidden')
      expect((await test.call('setDeskState', { as, body: { state: 'away' } })).problem.code).toBe(
        'forbidden',
      )
    }
    expect((await test.call('getQueue', { as: null })).status).toBe(401)
  })

  it('shows who waits in which place, by appointment and not by arrival', async () => {
    const doctor = await aDoctor(test)
    const [first, second] = [await aConfirmedVisit(test, { doctor }), await aConfirmedVisit(test, { doctor })]
    const join = async (visit: typeof first) =>
      (
        await test.call('joinSession', {
          as: visit.patient,
          params: { sessionId: visit.sessionId },
          body: {},
        })
      ).body
    const opens = Date.parse(
      (await test.call('getSession', { as: doctor, params: { sessionId: second.sessionId } })).body
        .joinOpensAt,
    )
    await test.advance(Math.max(0, opens - test.clock.now().getTime()))
    expect(await join(second)).toMatchObject({ place: 0 })
    expect(await join(first)).toMatchObject({ place: 0 })
    expect(await join(second)).toMatchObject({ place: 1, doctorState: 'away' })
    const items = async () => (await test.call('getQueue', { as: doctor })).body.items
    expect((await items()).map(({ sessionId, group, place }) => [sessionId, group, place])).toEqual([
      [first.sessionId, 'waiting', 0],
      [second.sessionId, 'waiting', 1],
    ])
    await test.call('joinSession', { as: doctor, params: { sessionId: first.sessionId }, body: {} })
    expect((await items()).map(({ group }) => group)).toEqual(['now', 'waiting'])
    expect(await join(second)).toMatchObject({ place: 1, doctorState: 'with_patient' })
    expect((await test.call('getQueue', { as: doctor })).body.desk.state).toBe('with_patient')
  })

  it('says a lateness once to everyone it concerns', async () => {
    const doctor = await aDoctor(test)
    const visits = [await aConfirmedVisit(test, { doctor }), await aConfirmedVisit(test, { doctor })]
    const late = (runningLateMinutes: number) =>
      test.call('setDeskState', { as: doctor, body: { state: 'available', runningLateMinutes } })
    expect((await late(20)).body).toEqual({ state: 'available', runningLateMinutes: 20 })
    await late(20)
    const said = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('outbox')
        .select('envelope')
        .where('topic', '=', 'consultation.running_late')
        .where('order_key', '=', doctor.userId)
        .execute(),
    )
    expect(said).toHaveLength(1)
    const concerned = visits.map(({ sessionId, appointmentId, patient }) => ({
      sessionId,
      appointmentId,
      patientId: patient.userId,
    }))
    const [{ envelope } = { envelope: null }] = said
    expect(envelope).toMatchObject({ data: { minutes: 20, visits: expect.arrayContaining(concerned) } })
    const [visit] = visits
    const waiting = await test.call('joinSession', {
      as: visit?.patient ?? null,
      params: { sessionId: visit?.sessionId ?? '' },
      body: {},
    })
    expect(waiting.body).toMatchObject({ runningLateMinutes: 20, doctorState: 'available' })
    expect((await late(181)).status).toBe(400)
    expect((await late(0)).body.runningLateMinutes).toBe(0)
  })
})

describe('what neighbours ask', () => {
  it('is answered for the session’s people alone', async () => {
    const { patient, sessionId } = await aConfirmedVisit(test)
    const { consultation } = test.app.doors
    const ask = (userId: string, id: string) =>
      test.database.asPerson({ userId, role: 'PATIENT' }, (tx) => consultation.access(tx, id))
    expect(await ask(patient.userId, sessionId)).toMatchObject({
      myRole: 'PATIENT',
      myName: patient.name,
      visibleFrom: 0,
      chatOpen: true,
      status: 'SCHEDULED',
    })
    const stranger = await aPatient(test)
    await expect(ask(stranger.userId, sessionId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(patient.userId, randomUUID())).rejects.toMatchObject({ code: 'not_found' })
    const asStranger = { userId: stranger.userId, role: 'PATIENT' } as const
    await expect(consultation.sight(asStranger, sessionId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
