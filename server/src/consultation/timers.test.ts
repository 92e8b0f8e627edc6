import { timings } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { aFollowedVisit, aRunningVisit, aWaitingVisit } from '../../test/builders/visits.ts'
import { aConfirmedVisit, openSocket, startTestApp, type TestVisit } from '../../test/harness/index.ts'

const test = await startTestApp()
const minute = 60_000

const seen = async ({ doctor, sessionId }: Pick<TestVisit, 'doctor' | 'sessionId'>) =>
  (await test.call('getSession', { as: doctor, params: { sessionId } })).body

/** Moves time to an instant and runs what became due. */
const advanceTo = (instantMs: number) => test.advance(Math.max(0, instantMs - test.clock.now().getTime()))

const noShowAt = async ({ sessionId }: { sessionId: string }) =>
  test.database.asService('test', async ({ q }) => {
    const row = await q
      .selectFrom('jobs')
      .select('run_at')
      .where('key', '=', `no-show:${sessionId}`)
      .executeTakeFirstOrThrow()
    return row.run_at.getTime()
  })

const told = (topic: string, sessionId: string) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('outbox')
      .select('envelope')
      .where('topic', '=', topic)
      .where('order_key', '=', sessionId)
      .execute(),
  )

const isStatus =
  (wanted: string) =>
  ({ status }: { status: string }) =>
    status === wanted
const isReconnecting =
  (userId: string) =>
  ({ participants }: { participants: { userId: string; status: string }[] }) =>
    participants.some((person) => person.userId === userId && person.status === 'reconnecting')

describe('nobody comes', () => {
  it('is a no-show of both 15 minutes after the start, not before', async () => {
    const visit = await aConfirmedVisit(test, { inMs: 20 * minute })
    const { scheduledStartTime } = await seen(visit)
    const due = Date.parse(scheduledStartTime) + timings.noShowAfterStartMs
    expect(await noShowAt(visit)).toBe(due)
    await advanceTo(due - 5_000)
    expect((await seen(visit)).status).toBe('SCHEDULED')
    await advanceTo(due)
    expect(await seen(visit)).toMatchObject({
      status: 'NO_SHOW',
      noShowParty: 'BOTH',
      endReason: 'no_show',
      actualEndTime: null,
    })
    await test.app.platform.jobs.runDue()
    expect(await told('consultation.missed', visit.sessionId)).toHaveLength(1)
    const appointment = await test.call('getAppointment', {
      as: visit.patient,
      params: { appointmentId: visit.appointmentId },
    })
    expect(appointment.body.status).toBe('NO_SHOW')
  })

  it.each([
    ['patient', 'DOCTOR'],
    ['doctor', 'PATIENT'],
  ] as const)('but the %s: it is the other one’s no-show, told at once', async (who, noShowParty) => {
    const visit = await aFollowedVisit(test)
    await test.call('joinSession', { as: visit[who], params: visit.params, body: {} })
    await advanceTo(await noShowAt(visit))
    expect(await seen(visit)).toMatchObject({ status: 'NO_SHOW', noShowParty })
    const line = who === 'patient' ? visit.patientLine : visit.doctorLine
    await line.next('SESSION_STATUS', isStatus('NO_SHOW'))
    await visit.hangUp()
  })

  it('a person’s word beats the verdict, before and after, and no timer touches it', async () => {
    const visit = await aConfirmedVisit(test)
    const params = { sessionId: visit.sessionId }
    const { scheduledStartTime } = await seen(visit)
    await advanceTo(await noShowAt(visit))
    const corrected = await test.call('markNoShow', {
      as: visit.doctor,
      params,
      body: { noShowParty: 'PATIENT' },
    })
    expect(corrected.body).toMatchObject({ status: 'NO_SHOW', noShowParty: 'PATIENT' })
    await test.advance(60 * minute)
    expect((await seen(visit)).noShowParty).toBe('PATIENT')
    expect(Date.parse(scheduledStartTime)).toBeLessThan(test.clock.now().getTime())
    const later = await aConfirmedVisit(test, { inMs: 30 * minute })
    const early = await test.call('markNoShow', {
      as: later.doctor,
      params: { sessionId: later.sessionId },
      body: { noShowParty: 'PATIENT' },
    })
    expect(early.problem).toMatchObject({ code: 'session_state', currentStatus: 'SCHEDULED' })
    expect((await seen(later)).status).toBe('SCHEDULED')
  })

  it('and who comes and goes again leaves the visit as it was booked', async () => {
    const visit = await aFollowedVisit(test)
    await test.call('joinSession', { as: visit.patient, params: visit.params, body: {} })
    expect((await seen(visit)).status).toBe('WAITING')
    await test.call('leaveSession', { as: visit.patient, params: visit.params })
    expect(await seen(visit)).toMatchObject({
      status: 'SCHEDULED',
      callStatus: 'not_started',
      patientJoinedAt: expect.any(String),
    })
    await visit.hangUp()
  })
})

describe('lines', () => {
  it('a drop holds the place, a return within the grace is the same row', async () => {
    const visit = await aRunningVisit(test)
    const { patient, params, sessionId, doctorLine } = visit
    visit.patientLine.cut()
    await doctorLine.next('SESSION_STATUS', isReconnecting(patient.userId))
    await test.advance(50_000)
    const again = await openSocket(test.url, patient.token)
    await again.ask('SUBSCRIBE', { sessionId, deviceId: 'phone-0001' })
    await test.advance(30_000)
    const session = await seen(visit)
    expect(session.status).toBe('IN_PROGRESS')
    expect(session.participants).toHaveLength(2)
    expect(session.participants.find(({ userId }) => userId === patient.userId)).toMatchObject({
      status: 'connected',
      rejoinCount: 1,
    })
    const { items } = (await test.call('listEvents', { as: patient, params })).body
    const lines = items.map(({ eventType }) => eventType).filter((type) => type.startsWith('participant.re'))
    expect(lines).toEqual(['participant.reconnecting', 'participant.reconnected'])
    expect(await told('consultation.participant.reconnected', sessionId)).toHaveLength(1)
    await again.close()
    await doctorLine.close()
  })

  it('a side that does not return has left', async () => {
    const visit = await aRunningVisit(test)
    visit.patientLine.cut()
    await visit.doctorLine.next('SESSION_STATUS', isReconnecting(visit.patient.userId))
    await test.advance(61_000)
    expect(await seen(visit)).toMatchObject({ status: 'COMPLETED', endReason: 'patient_left' })
    await visit.doctorLine.next('SESSION_EVENT', ({ eventType }) => eventType === 'participant.disconnected')
    expect(await told('consultation.ended', visit.sessionId)).toHaveLength(1)
    await visit.doctorLine.close()
  })

  it('both lost for good after talking is a lost connection', async () => {
    const visit = await aRunningVisit(test)
    visit.patientLine.cut()
    await visit.doctorLine.next('SESSION_STATUS', isReconnecting(visit.patient.userId))
    await test.advance(40_000)
    visit.doctorLine.cut()
    await expect
      .poll(async () => (await seen(visit)).participants.every(({ status }) => status === 'reconnecting'))
      .toBe(true)
    await test.advance(30_000)
    expect((await seen(visit)).status).toBe('IN_PROGRESS')
    await test.advance(31_000)
    expect(await seen(visit)).toMatchObject({ status: 'COMPLETED', endReason: 'connection_lost' })
  })

  it('the doctor who left and did not return ended it', async () => {
    const visit = await aRunningVisit(test)
    await test.call('leaveSession', { as: visit.doctor, params: visit.params })
    await test.advance(61_000)
    expect(await seen(visit)).toMatchObject({ status: 'COMPLETED', endReason: 'doctor_left' })
    await visit.hangUp()
  })

  it('joining over HTTP alone holds the line for the grace, long polls for as long as they come', async () => {
    const visit = await aConfirmedVisit(test)
    const params = { sessionId: visit.sessionId }
    await test.call('joinSession', { as: visit.patient, params, body: {} })
    await test.advance(50_000)
    await test.call('listEvents', { as: visit.patient, params, query: { wait: 1 } })
    await test.advance(50_000)
    const patientOf = async () => (await seen(visit)).participants.find(({ role }) => role === 'PATIENT')
    expect(await patientOf()).toMatchObject({ status: 'connected' })
    await test.advance(62_000)
    expect(await patientOf()).toMatchObject({ status: 'reconnecting' })
    await test.call('listEvents', { as: visit.patient, params, query: { wait: 1 } })
    expect(await patientOf()).toMatchObject({ status: 'connected', rejoinCount: 1 })
  })
})

describe('time', () => {
  it('ends a visit 30 minutes after its planned end', async () => {
    const visit = await aRunningVisit(test)
    const { scheduledEndTime } = await seen(visit)
    await advanceTo(Date.parse(scheduledEndTime) + timings.overrunAfterEndMs - 5_000)
    expect((await seen(visit)).status).toBe('IN_PROGRESS')
    await test.advance(6_000)
    expect(await seen(visit)).toMatchObject({ status: 'COMPLETED', endReason: 'timeout' })
    await visit.hangUp()
  })

  it('gives up where both are there and nothing is ever seen or heard', async () => {
    const visit = await aWaitingVisit(test)
    await test.advance(timings.joinFailureMs - 10_000)
    expect((await seen(visit)).status).toBe('WAITING')
    await test.advance(11_000)
    expect(await seen(visit)).toMatchObject({ status: 'FAILED', endReason: 'connection_failed' })
    expect(await told('consultation.failed', visit.sessionId)).toHaveLength(1)
    // The patient's last way on is a call, and the number it goes to.
    const [patient, { params }] = [visit.patient, visit]
    const number = { callBackNumber: '+977 9800000001' }
    const kept = await test.call('saveCheckIn', { as: patient, params, body: number })
    expect(kept).toMatchObject({ status: 200, body: number })
    expect((await test.call('requestPhoneCall', { as: patient, params })).body.wantsPhoneCall).toBe(true)
    expect((await test.call('reopenSession', { as: visit.doctor, params: visit.params })).body.status).toBe(
      'WAITING',
    )
    await visit.hangUp()
  })

  it('begins a chat visit when both have a socket, and not before', async () => {
    const visit = await aConfirmedVisit(test, { mode: 'CHAT' })
    const params = { sessionId: visit.sessionId }
    await test.call('joinSession', { as: visit.doctor, params, body: {} })
    await test.call('joinSession', { as: visit.patient, params, body: {} })
    expect((await seen(visit)).status).toBe('WAITING')
    const lines = []
    for (const person of [visit.patient, visit.doctor]) {
      const line = await openSocket(test.url, person.token)
      await line.ask('SUBSCRIBE', { sessionId: visit.sessionId })
      lines.push(line)
    }
    expect((await seen(visit)).status).toBe('IN_PROGRESS')
    for (const line of lines) await line.close()
  })
})

describe('the appointment', () => {
  it('moved by the doctor moves the visit and its timers, once', async () => {
    const visit = await aConfirmedVisit(test)
    const params = { appointmentId: visit.appointmentId }
    const before = await seen(visit)
    const from = new Date(test.clock.now().getTime() + 90 * minute)
    const slots = await test.call('listSlots', {
      as: visit.patient,
      params: { doctorId: visit.doctor.userId },
      query: { from: from.toISOString(), to: new Date(from.getTime() + 60 * minute).toISOString() },
    })
    const startTime = slots.body.items[0]?.startTime ?? ''
    await test.call('joinSession', { as: visit.patient, params: { sessionId: visit.sessionId }, body: {} })
    await test.call('rescheduleAppointment', { as: visit.doctor, params, body: { startTime } })
    const after = await seen(visit)
    expect(after).toMatchObject({
      status: 'SCHEDULED',
      sessionId: before.sessionId,
      waitingFor: ['PATIENT', 'DOCTOR'],
    })
    expect(Date.parse(after.scheduledStartTime)).toBe(Date.parse(startTime))
    expect(await noShowAt(visit)).toBe(Date.parse(startTime) + timings.noShowAfterStartMs)
    const { items } = (
      await test.call('listEvents', { as: visit.doctor, params: { sessionId: visit.sessionId } })
    ).body
    expect(items.filter(({ eventType }) => eventType === 'session.rescheduled')).toHaveLength(1)
  })

  it('cancelled tells a waiting person at once and ends the timers', async () => {
    const visit = await aFollowedVisit(test)
    await test.call('joinSession', { as: visit.patient, params: visit.params, body: {} })
    await test.call('cancelAppointment', { as: visit.doctor, params: { appointmentId: visit.appointmentId } })
    await visit.patientLine.next('SESSION_STATUS', isStatus('CANCELLED'))
    expect(await seen(visit)).toMatchObject({
      status: 'CANCELLED',
      endReason: 'cancelled',
      chatOpen: false,
      reopenUntil: null,
    })
    const jobs = await test.database.asService('test', ({ q }) =>
      q.selectFrom('jobs').select('key').where('key', 'like', `no-show:${visit.sessionId}`).execute(),
    )
    expect(jobs).toEqual([])
    expect((await test.call('reopenSession', { as: visit.doctor, params: visit.params })).problem.code).toBe(
      'session_state',
    )
    await visit.hangUp()
  })

  it('repeated or late words change nothing twice', async () => {
    const visit = await aConfirmedVisit(test)
    const row = await test.call('getAppointment', {
      as: visit.patient,
      params: { appointmentId: visit.appointmentId },
    })
    const booking = {
      appointmentId: visit.appointmentId,
      patientId: visit.patient.userId,
      doctorId: visit.doctor.userId,
      visitType: 'ONLINE',
      consultationMode: 'VIDEO',
      startTime: row.body.startTime,
      endTime: row.body.endTime,
      status: 'CONFIRMED',
    } as const
    const say = (topic: 'appointment.confirmed') =>
      test.database.asService('test', (tx) =>
        test.app.platform.events.say(tx, topic, visit.appointmentId, booking),
      )
    const logOf = async () =>
      (await test.call('listEvents', { as: visit.doctor, params: { sessionId: visit.sessionId } })).body
        .lastSeq
    const before = await logOf()
    await say('appointment.confirmed')
    await say('appointment.confirmed')
    expect(await logOf()).toBe(before)
    const cancelled = { ...booking, status: 'CANCELLED', cancelledBy: null } as const
    for (const _time of [1, 2])
      await test.database.asService('test', (tx) =>
        test.app.platform.events.say(tx, 'appointment.cancelled', visit.appointmentId, cancelled),
      )
    expect(await logOf()).toBe(before + 1)
    expect((await seen(visit)).status).toBe('CANCELLED')
  })
})
