import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  aFollowedVisit,
  aGuest,
  aRunningVisit,
  doctorDevice,
  patientDevice,
} from '../../test/builders/visits.ts'
import { aConfirmedVisit, aDoctor, aPatient, openSocket, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()
const minute = 60_000

const statusOf = async (sessionId: string) =>
  (
    await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('consultation_sessions')
        .select(['status', 'segment'])
        .where('id', '=', sessionId)
        .executeTakeFirstOrThrow(),
    )
  ).status

async function anAppointment(visitType: 'ONLINE' | 'IN_PERSON') {
  const [patient, doctor] = [await aPatient(test), await aDoctor(test)]
  const from = test.clock.now()
  const slots = await test.call('listSlots', {
    as: patient,
    params: { doctorId: doctor.userId },
    query: { from: from.toISOString(), to: new Date(from.getTime() + 60 * minute).toISOString() },
  })
  const booked = await test.call('createAppointment', {
    as: patient,
    body: { doctorId: doctor.userId, startTime: slots.body.items[0]?.startTime ?? '', visitType, reason: '' },
  })
  return { patient, doctor, appointmentId: booked.body.appointmentId }
}

describe('the session of an appointment', () => {
  it('is one row, whoever asks for it and however many at once', async () => {
    const { patient, doctor, appointmentId, sessionId } = await aConfirmedVisit(test)
    const answers = await Promise.all(
      [patient, doctor, patient, doctor].map((as) =>
        test.call('createSession', { as, body: { appointmentId, consultationMode: 'VIDEO' } }),
      ),
    )
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 201, body: { sessionId, appointmentId, status: 'SCHEDULED' } })
    const found = await test.call('findSession', { as: patient, query: { appointmentId } })
    expect(found.body.items.map((item) => item.sessionId)).toEqual([sessionId])
  })

  it('is refused in another mode, in person, before confirmation and after cancelling', async () => {
    const visit = await aConfirmedVisit(test)
    const other = { appointmentId: visit.appointmentId, consultationMode: 'CHAT' } as const
    expect((await test.call('createSession', { as: visit.patient, body: other })).problem.code).toBe(
      'mode_unavailable',
    )
    const asked = await anAppointment('ONLINE')
    const body = { appointmentId: asked.appointmentId }
    expect((await test.call('createSession', { as: asked.patient, body })).problem.code).toBe(
      'appointment_not_confirmed',
    )
    await test.call('cancelAppointment', { as: asked.patient, params: body })
    expect((await test.call('createSession', { as: asked.patient, body })).problem.code).toBe(
      'appointment_cancelled',
    )
    const inPerson = await anAppointment('IN_PERSON')
    await test.call('confirmAppointment', {
      as: inPerson.doctor,
      params: { appointmentId: inPerson.appointmentId },
    })
    const refused = await test.call('createSession', {
      as: inPerson.patient,
      body: { appointmentId: inPerson.appointmentId },
    })
    expect(refused.problem.code).toBe('appointment_in_person')
  })

  it('does not exist for strangers', async () => {
    const { appointmentId } = await aConfirmedVisit(test)
    const stranger = await aPatient(test)
    expect((await test.call('createSession', { as: stranger, body: { appointmentId } })).status).toBe(404)
    expect(
      (await test.call('createSession', { as: stranger, body: { appointmentId: randomUUID() } })).status,
    ).toBe(404)
    expect((await test.call('findSession', { as: stranger, query: { appointmentId } })).body.items).toEqual(
      [],
    )
  })
})

describe('joining', () => {
  it('puts the patient into the waiting room with nothing of the room', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const guest = await aGuest(test, sessionId)
    const answer = await test.call('joinSession', { as: patient, params, body: {} })
    expect(answer.status).toBe(202)
    expect(answer.body).toEqual({
      sessionId,
      status: 'WAITING',
      place: 0,
      waitRange: { minMinutes: 0, maxMinutes: expect.any(Number) },
      doctorState: 'away',
      runningLateMinutes: 0,
      placeKeptUntil: null,
      serverTime: expect.any(String),
    })
    const seen = (await test.call('getSession', { as: patient, params })).body
    expect(seen.participants.map(({ userId }) => userId)).toEqual([patient.userId])
    expect(seen.waitingFor).toEqual(['DOCTOR'])
    const text = JSON.stringify([answer.body, seen])
    for (const secret of ['accessToken', 'iceServers', 'credential', guest.userId])
      expect(text).not.toContain(secret)
    const token = await test.call('renewMediaToken', { as: patient, params, body: {} })
    expect(token.problem.code).toBe('not_admitted')
    const desk = (await test.call('getSession', { as: doctor, params })).body
    expect(desk.participants).toHaveLength(3)
  })

  it('is the same place the second time', async () => {
    const { patient, sessionId } = await aConfirmedVisit(test)
    const join = () => test.call('joinSession', { as: patient, params: { sessionId }, body: {} })
    expect([(await join()).status, (await join()).status]).toEqual([202, 202])
    const { items } = (await test.call('listEvents', { as: patient, params: { sessionId } })).body
    expect(items.filter(({ eventType }) => eventType === 'patient_joined')).toHaveLength(1)
  })

  it('by the doctor starts the visit and admits the patient, before or after', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const started = await test.call('joinSession', { as: doctor, params, body: { deviceId: doctorDevice } })
    expect(started).toMatchObject({
      status: 200,
      body: {
        participantType: 'DOCTOR',
        identity: `${doctor.userId}:${doctorDevice}`,
        session: { status: 'WAITING', waitingFor: ['PATIENT'] },
      },
    })
    const joined = await test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
    expect(joined).toMatchObject({
      status: 200,
      body: { participantType: 'PATIENT', roomName: started.body && expect.any(String) },
    })
    expect(await statusOf(sessionId)).toBe('WAITING')
  })

  it('lets the doctor admit from the queue without coming', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    await test.call('joinSession', { as: patient, params, body: {} })
    const participantId =
      (await test.call('getQueue', { as: doctor })).body.items.find((item) => item.sessionId === sessionId)
        ?.participantId ?? ''
    const body = { participantId }
    expect((await test.call('admitParticipant', { as: patient, params, body })).status).toBe(403)
    expect((await test.call('admitParticipant', { as: doctor, params, body })).status).toBe(200)
    expect((await test.call('admitParticipant', { as: doctor, params, body })).status).toBe(200)
    expect((await test.call('joinSession', { as: patient, params, body: {} })).status).toBe(200)
    const unknown = { participantId: randomUUID() }
    expect((await test.call('admitParticipant', { as: doctor, params, body: unknown })).status).toBe(404)
  })

  it('refuses with a code of its own: early, late, cancelled, strangers', async () => {
    const visit = await aConfirmedVisit(test, { inMs: 60 * minute })
    const params = { sessionId: visit.sessionId }
    const early = await test.call('joinSession', { as: visit.patient, params, body: {} })
    const { joinOpensAt } = (await test.call('getSession', { as: visit.patient, params })).body
    expect(early.problem).toMatchObject({ code: 'join_too_early', opensAt: joinOpensAt })
    expect((await test.call('joinSession', { as: visit.doctor, params, body: {} })).problem.code).toBe(
      'join_too_early',
    )
    const stranger = await aPatient(test)
    const otherDoctor = await aDoctor(test)
    for (const as of [stranger, otherDoctor])
      expect((await test.call('joinSession', { as, params, body: {} })).status).toBe(404)
    expect(await statusOf(visit.sessionId)).toBe('SCHEDULED')
    await test.call('cancelAppointment', {
      as: visit.patient,
      params: { appointmentId: visit.appointmentId },
    })
    expect((await test.call('joinSession', { as: visit.patient, params, body: {} })).problem.code).toBe(
      'appointment_cancelled',
    )
    const over = await aConfirmedVisit(test)
    await test.advance(31 * minute)
    const late = await test.call('joinSession', {
      as: over.patient,
      params: { sessionId: over.sessionId },
      body: {},
    })
    expect(late.problem).toMatchObject({ code: 'join_too_late', currentStatus: 'NO_SHOW' })
  })

  it('refuses a time that the patient moved and the doctor has not confirmed again', async () => {
    const visit = await aConfirmedVisit(test)
    const from = new Date(test.clock.now().getTime() + 120 * minute)
    const slots = await test.call('listSlots', {
      as: visit.patient,
      params: { doctorId: visit.doctor.userId },
      query: { from: from.toISOString(), to: new Date(from.getTime() + 60 * minute).toISOString() },
    })
    await test.call('rescheduleAppointment', {
      as: visit.patient,
      params: { appointmentId: visit.appointmentId },
      body: { startTime: slots.body.items[0]?.startTime ?? '' },
    })
    const params = { sessionId: visit.sessionId }
    const refused = await test.call('joinSession', { as: visit.patient, params, body: {} })
    expect(refused.problem.code).toBe('appointment_not_confirmed')
    await test.advance(3 * 60 * minute)
    expect(await statusOf(visit.sessionId)).toBe('SCHEDULED')
  })
})

describe('a second device', () => {
  it('is refused while the first is connected, and takes over when told to', async () => {
    const { patient, params, sessionId, patientLine, hangUp } = await aRunningVisit(test)
    const body = { deviceId: 'laptop-001' }
    const refused = await test.call('joinSession', { as: patient, params, body })
    expect(refused.problem.code).toBe('device_not_active')
    const taken = await test.call('joinSession', { as: patient, params, body: { ...body, takeOver: true } })
    expect(taken).toMatchObject({ status: 200, body: { identity: `${patient.userId}:laptop-001` } })
    const moved = await patientLine.next('MEDIA_MOVED')
    expect(moved).toEqual({ sessionId, identity: `${patient.userId}:laptop-001` })
    const old = await test.call('renewMediaToken', { as: patient, params, body: { deviceId: patientDevice } })
    expect(old.problem.code).toBe('device_not_active')
    const mine = await test.call('renewMediaToken', { as: patient, params, body })
    expect(mine).toMatchObject({ status: 200, body: { identity: `${patient.userId}:laptop-001` } })
    expect((await test.call('getSession', { as: patient, params })).body.status).toBe('IN_PROGRESS')
    await hangUp()
  })

  it('comes in by itself once the first is gone', async () => {
    const { patient, params, sessionId, patientLine, doctorLine } = await aRunningVisit(test)
    patientLine.cut()
    await doctorLine.next('SESSION_STATUS', ({ participants }) =>
      participants.some(({ userId, status }) => userId === patient.userId && status === 'reconnecting'),
    )
    const body = { deviceId: 'laptop-001' }
    expect((await test.call('joinSession', { as: patient, params, body })).status).toBe(200)
    const { participants } = (await test.call('getSession', { as: patient, params })).body
    const me = participants.filter(({ userId }) => userId === patient.userId)
    expect(me).toMatchObject([{ rejoinCount: 1, status: 'connected' }])
    const again = await openSocket(test.url, patient.token)
    await again.ask('SUBSCRIBE', { sessionId, deviceId: 'laptop-001' })
    await again.close()
    await doctorLine.close()
  })

  it('reads and writes along in a chat visit without taking anything over', async () => {
    const { patient, params, hangUp } = await aFollowedVisit(test, { mode: 'CHAT' })
    await test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
    const second = await test.call('joinSession', { as: patient, params, body: { deviceId: 'laptop-001' } })
    expect(second.status).toBe(202)
    await hangUp()
  })
})

describe('a guest', () => {
  it('waits without a sight of anything and is let in one by one, from then on', async () => {
    const { params, sessionId, doctor, hangUp } = await aRunningVisit(test)
    const guest = await aGuest(test, sessionId)
    const waiting = await test.call('joinSession', { as: guest, params, body: {} })
    expect(waiting).toMatchObject({ status: 202, body: { status: 'IN_PROGRESS', place: null } })
    expect((await test.call('listEvents', { as: guest, params })).problem.code).toBe('not_admitted')
    const seen = (await test.call('getSession', { as: guest, params })).body
    expect(seen).toMatchObject({ admitted: false, reason: '', chatOpen: false, patient: { name: '' } })
    expect(seen.participants).toHaveLength(1)
    const body = { participantId: guest.participantId }
    await test.call('admitParticipant', { as: doctor, params, body })
    expect((await test.call('joinSession', { as: guest, params, body: {} })).status).toBe(200)
    const { items } = (await test.call('listEvents', { as: guest, params })).body
    expect(items[0]).toMatchObject({ eventType: 'participant.admitted' })
    expect((await test.call('endSession', { as: guest, params, body: {} })).status).toBe(403)
    expect((await test.call('leaveSession', { as: guest, params })).status).toBe(200)
    expect((await test.call('getSession', { as: doctor, params })).body.status).toBe('IN_PROGRESS')
    await hangUp()
  })
})
