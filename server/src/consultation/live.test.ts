import { describe, expect, it } from 'vitest'
import { aFollowedVisit, aGuest, aRunningVisit, aWaitingVisit, mediaUp } from '../../test/builders/visits.ts'
import { aConfirmedVisit, aDoctor, aPatient, openSocket, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()

describe('what sockets see', () => {
  it('of a waiting patient: place and the doctor’s state, pushed, and nobody else', async () => {
    const visit = await aFollowedVisit(test)
    const { patient, doctor, params, patientLine, doctorLine, hangUp } = visit
    const guest = await aGuest(test, visit.sessionId)
    await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    const waiting = await patientLine.next('WAITING_STATE')
    expect(waiting).toMatchObject({ place: 0, status: 'WAITING', doctorState: 'available' })
    const status = await patientLine.next('SESSION_STATUS')
    expect(status.participants.map(({ userId }) => userId)).toEqual([patient.userId])
    const full = await doctorLine.next('SESSION_STATUS', ({ status: now }) => now === 'WAITING')
    expect(full.participants).toHaveLength(3)
    await test.call('joinSession', { as: doctor, params, body: { deviceId: 'desk-00001' } })
    await patientLine.next('WAITING_STATE', ({ doctorState }) => doctorState === 'ready')
    const admitted = await patientLine.next('SESSION_STATUS', ({ participants }) => participants.length === 3)
    expect(admitted.participants).toContainEqual({
      userId: doctor.userId,
      role: 'DOCTOR',
      status: 'connected',
      admitted: true,
    })
    for (const frame of patientLine.frames.slice(
      0,
      patientLine.frames.findIndex(({ type }) => type === 'WAITING_STATE'),
    ))
      expect(JSON.stringify(frame)).not.toContain(guest.userId)
    await hangUp()
  })

  it('of a doctor’s desk: the queue at once and on every change, and no longer once closed', async () => {
    const doctor = await aDoctor(test)
    const desk = await openSocket(test.url, doctor.token)
    await desk.ask('SUBSCRIBE_QUEUE', {})
    expect((await desk.next('QUEUE')).items).toEqual([])
    const { patient, sessionId } = await aConfirmedVisit(test, { doctor })
    const params = { sessionId }
    await desk.next('QUEUE', ({ items }) => items[0]?.group === 'later')
    await test.call('joinSession', { as: patient, params, body: {} })
    await desk.next('QUEUE', ({ items }) => items[0]?.group === 'waiting' && items[0].place === 0)
    await test.call('ringPatient', { as: doctor, params })
    await desk.next('QUEUE', ({ items }) => items[0]?.ring === 'ringing')
    const line = await openSocket(test.url, patient.token)
    await line.ask('SUBSCRIBE', { sessionId })
    await line.ask('RING_SEEN', { sessionId })
    await desk.next('QUEUE', ({ items }) => items[0]?.ring === 'seen')
    await test.call('saveCheckIn', { as: patient, params, body: { placeNow: 'Home' } })
    await desk.next('QUEUE', ({ items }) => items[0]?.checkIn?.placeNow === 'Home')
    line.cut()
    await desk.next('QUEUE', ({ items }) => items[0]?.flags.includes('returning') ?? false)
    await desk.close()
  })

  it('not of a queue for anyone else', async () => {
    const { patient } = await aConfirmedVisit(test)
    const line = await openSocket(test.url, patient.token)
    await expect(line.ask('SUBSCRIBE_QUEUE', {})).rejects.toThrow('forbidden')
    await line.close()
  })
})

describe('frames of the visit', () => {
  it('are refused without a subscription, before admission, and from the wrong device', async () => {
    const { patient, sessionId, params, patientLine, hangUp } = await aFollowedVisit(test)
    const stranger = await aPatient(test)
    const outside = await openSocket(test.url, stranger.token)
    await expect(outside.ask('SUBSCRIBE', { sessionId })).rejects.toThrow('not_found')
    for (const type of ['MEDIA_STATE', 'QUALITY', 'RENEW_TOKEN'] as const) {
      const payload = {
        MEDIA_STATE: { sessionId, media: 'up', audio: true, video: true },
        QUALITY: { sessionId, level: 'good' },
        RENEW_TOKEN: { sessionId },
      }[type]
      await expect(outside.ask(type, payload as never)).rejects.toThrow('not_subscribed')
    }
    await expect(outside.ask('RING_SEEN', { sessionId })).rejects.toThrow('not_found')
    await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    await expect(mediaUp(patientLine, sessionId)).rejects.toThrow('not_admitted')
    await expect(patientLine.ask('RENEW_TOKEN', { sessionId })).rejects.toThrow()
    await expect(patientLine.ask('QUALITY', { sessionId, level: 'good' })).rejects.toThrow('not_admitted')
    await outside.close()
    await hangUp()
  })

  it('renew a token over the socket for the device that holds the media, and not on hold', async () => {
    const { patient, doctor, sessionId, params, patientLine, hangUp } = await aRunningVisit(test)
    const renewed = await patientLine.ask('RENEW_TOKEN', { sessionId })
    expect(renewed).toMatchObject({
      identity: `${patient.userId}:phone-0001`,
      accessToken: expect.any(String),
      iceServers: expect.any(Array),
    })
    const second = await openSocket(test.url, patient.token)
    await second.ask('SUBSCRIBE', { sessionId, deviceId: 'laptop-001' })
    await expect(second.ask('RENEW_TOKEN', { sessionId })).rejects.toThrow('device_not_active')
    await expect(mediaUp(second, sessionId)).rejects.toThrow('device_not_active')
    await test.call('pauseSession', { as: doctor, params })
    await expect(patientLine.ask('RENEW_TOKEN', { sessionId })).rejects.toThrow('session_state')
    await second.close()
    await hangUp()
  })

  it('show mutes to the other side, in the log, and to whoever comes later', async () => {
    const { patient, doctor, sessionId, params, patientLine, doctorLine } = await aRunningVisit(test)
    const state = { sessionId, media: 'up', audio: false, video: true } as const
    await patientLine.ask('MEDIA_STATE', state)
    const seen = await doctorLine.next('MEDIA_STATE', ({ audio }) => !audio)
    expect(seen).toMatchObject({
      userId: patient.userId,
      identity: `${patient.userId}:phone-0001`,
      video: true,
    })
    await doctorLine.next('SESSION_EVENT', ({ eventType }) => eventType === 'audio_muted')
    expect(
      patientLine.frames.some(
        ({ type, payload }) =>
          type === 'MEDIA_STATE' && 'userId' in payload && payload.userId === patient.userId,
      ),
    ).toBe(false)
    await doctorLine.close()
    const again = await openSocket(test.url, doctor.token)
    await again.ask('SUBSCRIBE', { sessionId, deviceId: 'desk-00001' })
    await again.next('MEDIA_STATE', ({ audio, userId }) => !audio && userId === patient.userId)
    expect((await test.call('getSession', { as: doctor, params })).body.status).toBe('IN_PROGRESS')
    await again.close()
    await patientLine.close()
  })

  it('keep the last quality of each person and show it to the other', async () => {
    const { patient, sessionId, patientLine, doctorLine, hangUp } = await aRunningVisit(test)
    await patientLine.ask('QUALITY', { sessionId, level: 'good', lossPercent: 0, bitrateKbps: 400.4 })
    await patientLine.ask('QUALITY', { sessionId, level: 'weak', lossPercent: 7.5, bitrateKbps: 90 })
    await doctorLine.next('QUALITY', ({ level, userId }) => level === 'weak' && userId === patient.userId)
    const kept = await test.database.asService('test', async ({ q }) => ({
      session: await q
        .selectFrom('consultation_sessions')
        .select(['patient_connection_quality', 'doctor_connection_quality'])
        .where('id', '=', sessionId)
        .executeTakeFirst(),
      person: await q
        .selectFrom('session_participants')
        .select(['packet_loss_percent', 'avg_video_bitrate'])
        .where('session_id', '=', sessionId)
        .where('user_id', '=', patient.userId)
        .executeTakeFirst(),
    }))
    expect(kept).toEqual({
      session: { patient_connection_quality: 'weak', doctor_connection_quality: null },
      person: { packet_loss_percent: 7.5, avg_video_bitrate: 90 },
    })
    await hangUp()
  })

  it('from one of two tabs of a person: closing the other is no drop', async () => {
    const { patient, doctor, sessionId, params, patientLine, doctorLine } = await aWaitingVisit(test)
    const second = await openSocket(test.url, patient.token)
    await second.ask('SUBSCRIBE', { sessionId, deviceId: 'laptop-001' })
    await second.close()
    await mediaUp(patientLine, sessionId)
    const { items } = (await test.call('listEvents', { as: doctor, params })).body
    expect(items.some(({ eventType }) => eventType === 'participant.reconnecting')).toBe(false)
    await patientLine.close()
    await doctorLine.close()
  })
})
