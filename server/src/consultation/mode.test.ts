import type { ConsultationMode } from '@bedside/contract'
import { describe, expect, it, vi } from 'vitest'
import {
  aGuest,
  aRunningVisit,
  aWaitingVisit,
  doctorDevice,
  mediaUp,
  patientDevice,
  type TestRoom,
} from '../../test/builders/visits.ts'
import {
  aDoctor,
  anAdmin,
  openSocket,
  startTestApp,
  type TestPerson,
  type TestSocket,
} from '../../test/harness/index.ts'

const test = await startTestApp()

const want = (visit: TestRoom, as: TestPerson, consultationMode: string) =>
  test.call('changeMode', { as, params: visit.params, body: { consultationMode } } as never)
const drop = ({ params }: TestRoom, as: TestPerson) => test.call('dropModeAsk', { as, params })
const seen = async ({ params }: TestRoom, as: TestPerson) =>
  (await test.call('getSession', { as, params })).body
const modeLog = async ({ sessionId }: TestRoom) => {
  const rows = await test.database.asService('test', ({ q }) =>
    q
      .selectFrom('session_events')
      .select(['event_type', 'user_id', 'event_data'])
      .where('session_id', '=', sessionId)
      .where('event_type', 'like', 'session.mode%')
      .orderBy('seq')
      .execute(),
  )
  return rows.map(({ event_type, user_id, event_data }) => [event_type, user_id, event_data])
}
const rowOf = ({ sessionId }: TestRoom) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('consultation_sessions')
      .select(['consultation_mode', 'booked_mode', 'mode_ask', 'mode_ask_by', 'status'])
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow(),
  )

async function inVisit(mode: ConsultationMode, work: (visit: TestRoom) => Promise<void>) {
  const visit = await aRunningVisit(test, { mode })
  await work(visit)
  await visit.hangUp()
}

describe('more of a person', () => {
  it.each([
    ['CHAT', 'AUDIO', 'patient'],
    ['CHAT', 'VIDEO', 'doctor'],
    ['AUDIO', 'VIDEO', 'patient'],
    ['AUDIO', 'VIDEO', 'doctor'],
  ] as const)('from %s to %s is asked for by the %s and changed by the other’s yes', (from, to, asker) =>
    inVisit(from, async (visit) => {
      const [first, second] = [visit[asker], visit[asker === 'patient' ? 'doctor' : 'patient']]
      const line = asker === 'patient' ? visit.doctorLine : visit.patientLine
      const asked = await want(visit, first, to)
      const ask = { consultationMode: to, userId: first.userId }
      expect(asked.body).toMatchObject({ consultationMode: from, modeAsk: ask })
      await line.next('SESSION_EVENT', ({ eventType }) => eventType === 'session.mode_asked')
      expect(await seen(visit, second)).toMatchObject({ consultationMode: from, modeAsk: ask })

      const agreed = await want(visit, second, to)
      expect(agreed.body).toMatchObject({ consultationMode: to, modeAsk: null })
      await line.next('SESSION_EVENT', ({ eventType }) => eventType === 'session.mode_changed')
      expect(await seen(visit, first)).toMatchObject({ consultationMode: to, modeAsk: null })
      expect(await modeLog(visit)).toEqual([
        ['session.mode_asked', first.userId, { consultationMode: to }],
        ['session.mode_changed', second.userId, { from, to }],
      ])
      expect(await rowOf(visit)).toEqual({
        consultation_mode: to,
        booked_mode: from,
        mode_ask: null,
        mode_ask_by: null,
        status: 'IN_PROGRESS',
      })
      const { appointmentId } = visit
      const booked = await test.call('getAppointment', { as: first, params: { appointmentId } })
      expect(booked.body.consultationMode).toBe(from)
    }),
  )

  it('is not had by asking twice, and a second ask is not written', () =>
    inVisit('AUDIO', async (visit) => {
      for (const _ of [1, 2]) await want(visit, visit.patient, 'video')
      expect((await rowOf(visit)).consultation_mode).toBe('AUDIO')
      expect(await modeLog(visit)).toHaveLength(1)
    }))

  it('is taken back by the asker or refused by the other, once, and the visit stays as it was', () =>
    inVisit('AUDIO', async (visit) => {
      for (const by of [visit.patient, visit.doctor]) {
        await want(visit, visit.patient, 'VIDEO')
        for (const _ of [1, 2])
          expect((await drop(visit, by)).body).toMatchObject({ consultationMode: 'AUDIO', modeAsk: null })
      }
      const askedBy = visit.patient.userId
      expect((await modeLog(visit)).filter(([type]) => type === 'session.mode_refused')).toEqual([
        ['session.mode_refused', visit.patient.userId, { consultationMode: 'VIDEO', askedBy }],
        ['session.mode_refused', visit.doctor.userId, { consultationMode: 'VIDEO', askedBy }],
      ])
    }))

  it('asked for by both at the same moment is changed once', () =>
    inVisit('AUDIO', async (visit) => {
      const both = await Promise.all([visit.patient, visit.doctor].map((as) => want(visit, as, 'VIDEO')))
      expect(both.map(({ status }) => status)).toEqual([200, 200])
      expect((await modeLog(visit)).map(([type]) => type)).toEqual([
        'session.mode_asked',
        'session.mode_changed',
      ])
      expect((await seen(visit, visit.patient)).consultationMode).toBe('VIDEO')
    }))

  it('asked for differently leaves the latest ask standing', () =>
    inVisit('CHAT', async (visit) => {
      await want(visit, visit.patient, 'AUDIO')
      const other = await want(visit, visit.doctor, 'VIDEO')
      expect(other.body).toMatchObject({
        consultationMode: 'CHAT',
        modeAsk: { consultationMode: 'VIDEO', userId: visit.doctor.userId },
      })
      expect((await want(visit, visit.patient, 'VIDEO')).body.consultationMode).toBe('VIDEO')
    }))

  it('is only what the doctor offers', () =>
    inVisit('AUDIO', async (visit) => {
      await test.database.asService('test', ({ q }) =>
        q
          .updateTable('doctor_profiles')
          .set({ consultation_modes: ['AUDIO'] })
          .where('id', '=', visit.doctor.userId)
          .execute(),
      )
      const refused = await want(visit, visit.patient, 'VIDEO')
      expect(refused.status).toBe(422)
      expect(refused.problem.code).toBe('mode_unavailable')
      expect((await seen(visit, visit.patient)).doctor.consultationModes).toEqual(['AUDIO'])
      expect(await modeLog(visit)).toEqual([])
    }))
})

describe('less of a person', () => {
  it.each(['patient', 'doctor'] as const)('is done at once by the %s and told to both', (who) =>
    inVisit('VIDEO', async (visit) => {
      const changed = await want(visit, visit[who], 'AUDIO')
      expect(changed.body).toMatchObject({ consultationMode: 'AUDIO', modeAsk: null })
      for (const line of [visit.patientLine, visit.doctorLine])
        await line.next('SESSION_EVENT', ({ eventType }) => eventType === 'session.mode_changed')
      // Nobody sees again without being asked.
      await want(visit, visit[who], 'VIDEO')
      expect((await seen(visit, visit.patient)).consultationMode).toBe('AUDIO')
      expect((await rowOf(visit)).booked_mode).toBe('VIDEO')
    }),
  )

  it('takes a standing ask along', () =>
    inVisit('AUDIO', async (visit) => {
      await want(visit, visit.patient, 'VIDEO')
      await want(visit, visit.doctor, 'CHAT')
      expect(await seen(visit, visit.patient)).toMatchObject({ consultationMode: 'CHAT', modeAsk: null })
    }))

  it('is nothing where it is so already', () =>
    inVisit('AUDIO', async (visit) => {
      expect((await want(visit, visit.patient, 'AUDIO')).status).toBe(200)
      expect(await modeLog(visit)).toEqual([])
      expect((await rowOf(visit)).booked_mode).toBeNull()
    }))
})

describe('an ask', () => {
  it('ends with a hold, and none is made on hold', () =>
    inVisit('AUDIO', async (visit) => {
      const { params, doctor, patient } = visit
      await want(visit, patient, 'VIDEO')
      expect((await test.call('pauseSession', { as: doctor, params })).body.modeAsk).toBeNull()
      for (const refused of [await want(visit, patient, 'VIDEO'), await drop(visit, doctor)])
        expect(refused.problem).toMatchObject({ code: 'session_state', currentStatus: 'PAUSED' })
      await test.call('resumeSession', { as: doctor, params })
      expect(await seen(visit, patient)).toMatchObject({ consultationMode: 'AUDIO', modeAsk: null })
    }))

  it('ends with the asker’s going, not with the other’s', () =>
    inVisit('AUDIO', async (visit) => {
      const { params, doctor, patient } = visit
      await want(visit, patient, 'VIDEO')
      await test.call('leaveSession', { as: doctor, params })
      expect((await seen(visit, patient)).modeAsk).not.toBeNull()
      await test.call('joinSession', { as: doctor, params, body: { deviceId: doctorDevice } })
      await test.call('leaveSession', { as: patient, params })
      expect((await seen(visit, doctor)).modeAsk).toBeNull()
    }))

  it('ends with the visit', () =>
    inVisit('AUDIO', async (visit) => {
      const { params, doctor, patient } = visit
      await want(visit, doctor, 'VIDEO')
      await test.call('endSession', { as: doctor, params, body: {} })
      expect(await rowOf(visit)).toMatchObject({ status: 'COMPLETED', mode_ask: null, mode_ask_by: null })
      expect((await want(visit, patient, 'VIDEO')).problem).toMatchObject({
        code: 'session_state',
        currentStatus: 'COMPLETED',
      })
    }))

  it('is not made before the visit runs', async () => {
    const visit = await aWaitingVisit(test)
    for (const as of [visit.patient, visit.doctor]) {
      const refused = await want(visit, as, 'AUDIO')
      expect(refused.status).toBe(409)
      expect(refused.problem).toMatchObject({ code: 'session_state', currentStatus: 'WAITING' })
      expect(refused.problem.allowedMoves).not.toContain('mode')
    }
    expect(await modeLog(visit)).toEqual([])
    await visit.hangUp()
  })

  it('is not a guest’s to make, to answer or, waiting, to know of; an administrator finds no visit', () =>
    inVisit('AUDIO', async (visit) => {
      const { params, doctor, patient } = visit
      const guest = await aGuest(test, visit.sessionId)
      await test.call('joinSession', { as: guest, params, body: {} })
      await want(visit, patient, 'VIDEO')
      expect((await seen(visit, guest)).modeAsk).toBeNull()
      await test.call('admitParticipant', {
        as: doctor,
        params,
        body: { participantId: guest.participantId },
      })
      for (const refused of [await want(visit, guest, 'VIDEO'), await drop(visit, guest)])
        expect(refused.problem.code).toBe('forbidden')
      for (const as of [await anAdmin(test), await aDoctor(test)])
        for (const refused of [await want(visit, as, 'VIDEO'), await drop(visit, as)])
          expect(refused.problem.code).toBe('not_found')
      expect(await rowOf(visit)).toMatchObject({ consultation_mode: 'AUDIO', mode_ask: 'VIDEO' })
    }))
})

describe('a chat in two tabs', () => {
  const laptop = 'laptop-001'
  const wish = (visit: TestRoom, as: TestPerson, deviceId?: string) =>
    test.call('changeMode', {
      as,
      params: visit.params,
      body: { consultationMode: 'AUDIO', ...(deviceId && { deviceId }) },
    })
  const join = ({ params, patient }: TestRoom, deviceId: string) =>
    test.call('joinSession', { as: patient, params, body: { deviceId } })

  /** The patient came on the phone, then on the laptop too. */
  const inTwoTabs = (work: (visit: TestRoom, second: TestSocket) => Promise<void>) =>
    inVisit('CHAT', async (visit) => {
      const { patient, params } = visit
      const second = await openSocket(test.url, patient.token)
      await second.ask('SUBSCRIBE', { ...params, deviceId: laptop })
      expect((await join(visit, laptop)).status).toBe(200)
      await work(visit, second)
      await second.close()
    })

  it.each(['yes', 'ask'] as const)('goes on where the %s was tapped, and the other tab is told', (tap) =>
    inTwoTabs(async (visit, second) => {
      const { patient, doctor, sessionId } = visit
      if (tap === 'yes') await wish(visit, doctor, doctorDevice)
      await wish(visit, patient, patientDevice)
      if (tap === 'ask') await wish(visit, doctor, doctorDevice)
      const identity = `${patient.userId}:${patientDevice}`
      expect(await second.next('MEDIA_MOVED')).toEqual({ sessionId, identity })
      expect((await join(visit, laptop)).problem.code).toBe('device_not_active')
      expect(await join(visit, patientDevice)).toMatchObject({ status: 200, body: { identity } })
      for (const { frames } of [visit.patientLine, visit.doctorLine])
        expect(frames.map(({ type }) => type)).not.toContain('MEDIA_MOVED')
    }),
  )

  it('goes on where its owner came last when no tab is named', () =>
    inTwoTabs(async (visit) => {
      for (const as of [visit.doctor, visit.patient]) await wish(visit, as)
      const identity = `${visit.patient.userId}:${laptop}`
      expect(await visit.patientLine.next('MEDIA_MOVED')).toMatchObject({ identity })
      expect((await join(visit, patientDevice)).problem.code).toBe('device_not_active')
    }))

  it('that its owner has closed goes on in the one that is left', () =>
    inTwoTabs(async (visit, second) => {
      await second.close()
      const { subscribers } = test.app.platform.realtime
      await vi.waitFor(() => expect(subscribers(visit.sessionId)).toHaveLength(2), { timeout: 10_000 })
      for (const as of [visit.doctor, visit.patient]) await wish(visit, as)
      expect((await join(visit, patientDevice)).status).toBe(200)
      expect(visit.patientLine.frames.map(({ type }) => type)).not.toContain('MEDIA_MOVED')
    }))

  it('refuses neither tab’s word on its media', () =>
    inTwoTabs(async ({ patientLine, sessionId }, second) => {
      for (const line of [patientLine, second])
        await line.ask('MEDIA_STATE', { sessionId, media: 'up', audio: false, video: false })
    }))
})

describe('a visit that was changed', () => {
  it('is reopened as it was last held, and begins by what that needs', () =>
    inVisit('CHAT', async (visit) => {
      const { params, patient, doctor, sessionId } = visit
      for (const as of [patient, doctor]) await want(visit, as, 'AUDIO')
      await test.call('endSession', { as: doctor, params, body: {} })
      await test.call('reopenSession', { as: doctor, params })
      await test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
      await test.call('joinSession', { as: doctor, params, body: { deviceId: doctorDevice } })
      expect(await seen(visit, patient)).toMatchObject({ consultationMode: 'AUDIO', status: 'WAITING' })
      for (const line of [visit.patientLine, visit.doctorLine]) await mediaUp(line, sessionId)
      expect((await seen(visit, patient)).status).toBe('IN_PROGRESS')
    }))
})
