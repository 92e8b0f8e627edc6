import type { DomainEventData, DomainTopic, Notification } from '@bedside/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { aRequest, freeSlots } from '../../test/builders/appointments.ts'
import {
  aConfirmedVisit,
  aDoctor,
  aPatient,
  openSocket,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

const hourMs = 3_600_000
let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const inbox = async (as: TestPerson, query: Record<string, string | number | boolean> = {}) =>
  (await test.call('listNotifications', { as, query })).body
const newest = async (as: TestPerson) => (await inbox(as, { limit: 1 })).items[0]
const say = <Topic extends DomainTopic>(topic: Topic, data: DomainEventData<Topic>) =>
  test.database.asFlow('test', (tx) => test.app.platform.events.say(tx, topic, 'test', data))
const clear = (as: TestPerson) => test.call('markNotificationsRead', { as, body: {} })

describe('notifications', () => {
  it('require sign-in', async () => {
    expect((await test.call('listNotifications')).problem.code).toBe('unauthenticated')
    expect((await test.call('markNotificationsRead', { body: {} })).problem.code).toBe('unauthenticated')
  })

  it('reach their recipient alone, and live, with the count of unread ones', async () => {
    const doctor = await aDoctor(test)
    const stranger = await aPatient(test)
    const [mine, theirs] = [
      await openSocket(test.url, doctor.token),
      await openSocket(test.url, stranger.token),
    ]
    const { patient, appointment, appointmentId } = await aRequest(test, {
      doctor,
      inMs: hourMs,
      body: { reason: 'A secret cough' },
    })
    const expected = {
      kind: 'appointment.requested',
      appointmentId,
      sessionId: null,
      params: { name: patient.name, startTime: appointment.startTime },
      readAt: null,
    }
    expect(await mine.next('NOTIFICATION')).toMatchObject({ ...expected, unreadCount: 1 })
    expect(await inbox(doctor)).toMatchObject({ items: [expected], unreadCount: 1, nextCursor: null })
    expect(await inbox(patient)).toEqual({ items: [], unreadCount: 0, nextCursor: null })
    expect(await inbox(stranger)).toEqual({ items: [], unreadCount: 0, nextCursor: null })
    expect(theirs.frames.map((frame) => frame.type)).not.toContain('NOTIFICATION')
    await Promise.all([mine.close(), theirs.close()])
  })

  it('never hold what the patient complains of', async () => {
    const { doctor } = await aRequest(test, { inMs: hourMs, body: { reason: 'A secret cough' } })
    const rows = await test.database.asService('test', ({ q }) =>
      q.selectFrom('notifications').selectAll().where('user_id', '=', doctor.userId).execute(),
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('secret')
  })

  it('are neither written nor sent when the deed is rolled back', async () => {
    const { doctor, patient, appointment, appointmentId } = await aRequest(test, { inMs: hourMs })
    const socket = await openSocket(test.url, doctor.token)
    const data = {
      appointmentId,
      patientId: patient.userId,
      doctorId: doctor.userId,
      visitType: appointment.visitType,
      consultationMode: appointment.consultationMode,
      startTime: appointment.startTime,
      endTime: appointment.endTime,
      status: appointment.status,
    }
    const broken = test.database.asFlow('test', async (tx) => {
      await test.app.platform.events.say(tx, 'appointment.requested', appointmentId, data)
      throw new Error('changed my mind')
    })
    await expect(broken).rejects.toThrow('changed my mind')
    await say('appointment.requested', data)
    expect((await socket.next('NOTIFICATION')).unreadCount).toBe(2)
    expect((await inbox(doctor)).items).toHaveLength(2)
    expect(socket.frames.filter((frame) => frame.type === 'NOTIFICATION')).toHaveLength(1)
    await socket.close()
  })
})

describe('each step of an appointment', () => {
  const steps = ['confirm', 'decline', 'cancel', 'reschedule'] as const
  it.each([
    ['confirm', 'doctor', 'appointment.confirmed'],
    ['decline', 'doctor', 'appointment.declined'],
    ['cancel', 'doctor', 'appointment.cancelled'],
    ['cancel', 'patient', 'appointment.cancelled'],
    ['reschedule', 'doctor', 'appointment.rescheduled'],
    ['reschedule', 'patient', 'appointment.rescheduled'],
  ] satisfies [(typeof steps)[number], 'patient' | 'doctor', string][])(
    '%s by the %s tells the other side',
    async (step, side, kind) => {
      const request = await aRequest(test, { inMs: hourMs })
      const [actor, other] =
        side === 'doctor' ? [request.doctor, request.patient] : [request.patient, request.doctor]
      await clear(request.doctor)
      const { appointmentId } = request
      const startTime =
        (await freeSlots(test, request.patient, request.doctor, 3 * hourMs))[0]?.startTime ?? ''
      const answer =
        step === 'confirm'
          ? await test.call('confirmAppointment', { as: actor, params: { appointmentId } })
          : await test.call(`${step}Appointment`, {
              as: actor,
              params: { appointmentId },
              body: (step === 'reschedule' ? { startTime } : {}) as { startTime: string },
            })
      expect(answer.status).toBe(200)
      const { startTime: at } = answer.body as { startTime: string }
      const told = await newest(other)
      expect(told).toMatchObject({ kind, appointmentId, params: { name: actor.name, startTime: at } })
      if (step === 'reschedule') expect(told?.params.previousStartTime).toBe(request.appointment.startTime)
      expect((await inbox(other)).unreadCount).toBe(1)
      expect((await inbox(actor)).unreadCount).toBe(0)
    },
  )
})

describe('each step of a visit', () => {
  it.each([
    ['consultation.waiting.patient', 'doctor', 'visit.patient_waiting'],
    ['consultation.waiting.doctor', 'patient', 'visit.doctor_ready'],
    ['consultation.patient.rung', 'patient', 'visit.ring'],
    ['consultation.phone_call.wanted', 'doctor', 'visit.phone_call_wanted'],
    ['consultation.reopened', 'patient', 'visit.reopened'],
    ['consultation.summary.ready', 'patient', 'visit.summary_ready'],
    ['consultation.feedback.replied', 'patient', 'visit.feedback_replied'],
  ] as const)('%s tells the %s', async (topic, side, kind) => {
    const { patient, doctor, sessionId, appointmentId } = await aConfirmedVisit(test, { inMs: hourMs })
    await Promise.all([clear(patient), clear(doctor)])
    await say(topic, { sessionId, appointmentId, patientId: patient.userId, doctorId: doctor.userId })
    const [to, about] = side === 'doctor' ? [doctor, patient] : [patient, doctor]
    expect(await newest(to)).toMatchObject({ kind, sessionId, params: { name: about.name } })
    expect((await inbox(to)).unreadCount).toBe(1)
    expect((await inbox(about)).unreadCount).toBe(0)
  })

  it.each(['consultation.waiting.doctor', 'consultation.patient.rung'] as const)(
    '%s leads to the visit',
    async (topic) => {
      const { patient, doctor, sessionId, appointmentId } = await aConfirmedVisit(test, { inMs: hourMs })
      await say(topic, { sessionId, appointmentId, patientId: patient.userId, doctorId: doctor.userId })
      expect(await newest(patient)).toMatchObject({ sessionId, appointmentId })
    },
  )

  it('that nobody came to is told to both, with who was missing', async () => {
    const { patient, doctor, sessionId, appointmentId } = await aConfirmedVisit(test, { inMs: hourMs })
    const ids = { sessionId, appointmentId, patientId: patient.userId, doctorId: doctor.userId }
    await say('consultation.missed', { ...ids, noShowParty: 'DOCTOR' })
    for (const [to, about] of [
      [patient, doctor],
      [doctor, patient],
    ] as const)
      expect(await newest(to)).toMatchObject({
        kind: 'visit.missed',
        sessionId,
        appointmentId,
        params: { name: about.name, noShowParty: 'DOCTOR' },
      })
  })

  it('that runs late is told to everyone affected, and leads to the visit', async () => {
    const visits = [
      await aConfirmedVisit(test, { inMs: hourMs }),
      await aConfirmedVisit(test, { inMs: hourMs }),
    ]
    const [first] = visits
    await say('consultation.running_late', {
      doctorId: first?.doctor.userId as string,
      minutes: 20,
      visits: visits.map(({ sessionId, appointmentId, patient }) => ({
        sessionId,
        appointmentId,
        patientId: patient.userId,
      })),
    })
    for (const { patient, sessionId, appointmentId } of visits)
      expect(await newest(patient)).toMatchObject({
        kind: 'visit.running_late',
        sessionId,
        appointmentId,
        params: { name: first?.doctor.name, minutes: 20 },
      })
  })
})

describe('the list', () => {
  let doctor: TestPerson
  let all: Notification[]
  beforeAll(async () => {
    doctor = await aDoctor(test)
    for (let count = 1; count <= 5; count += 1) await aRequest(test, { doctor, inMs: count * hourMs })
    all = (await inbox(doctor)).items
  })
  const ids = (items: readonly Notification[]) => items.map((one) => one.notificationId)

  it('is newest first, in pages that neither skip nor repeat', async () => {
    expect(all).toHaveLength(5)
    expect(
      all
        .map((one) => one.createdAt)
        .sort()
        .reverse(),
    ).toEqual(all.map((one) => one.createdAt))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await inbox(doctor, { limit: 2, ...(cursor && { cursor }) })
      seen.push(...ids(page.items))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(ids(all))
    const bad = await test.call('listNotifications', { as: doctor, query: { cursor: 'x' } })
    expect(bad.problem.code).toBe('invalid_input')
  })

  it('marks those that were named, once, and nobody else’s', async () => {
    const stranger = await aPatient(test)
    const [first, second] = ids(all)
    const body = { notificationIds: [first ?? '', crypto.randomUUID()] }
    expect((await test.call('markNotificationsRead', { as: stranger, body })).status).toBe(204)
    expect((await inbox(doctor)).unreadCount).toBe(5)

    expect((await test.call('markNotificationsRead', { as: doctor, body })).status).toBe(204)
    const { items, unreadCount } = await inbox(doctor, { unread: true })
    expect(unreadCount).toBe(4)
    expect(ids(items)).toEqual(ids(all).slice(1))
    const readAt = (await inbox(doctor, { unread: false })).items[0]?.readAt
    expect(readAt).not.toBeNull()
    await test.call('markNotificationsRead', {
      as: doctor,
      body: { notificationIds: [first ?? '', second ?? ''] },
    })
    const [later, earlier] = (await inbox(doctor, { unread: false })).items.reverse()
    expect([later?.notificationId, earlier?.notificationId]).toEqual([second, first])
    expect(earlier?.readAt).toBe(readAt)
  })

  it('marks all of them without ids', async () => {
    await clear(doctor)
    expect(await inbox(doctor, { unread: true })).toEqual({ items: [], unreadCount: 0, nextCursor: null })
  })
})
