import { describe, expect, it } from 'vitest'
import { aConfirmedVisit, openSocket, startTestApp } from '../../test/harness/index.ts'

const test = await startTestApp()

describe('a visit from booking to end', () => {
  it('waits, is admitted, talks, holds and ends', async () => {
    const { patient, doctor, sessionId } = await aConfirmedVisit(test)
    const params = { sessionId }
    const waiting = await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    expect(waiting).toMatchObject({ status: 202, body: { status: 'WAITING', place: 0 } })
    const patientLine = await openSocket(test.url, patient.token)
    await patientLine.ask('SUBSCRIBE', { sessionId, deviceId: 'phone-0001' })
    const started = await test.call('joinSession', { as: doctor, params, body: { deviceId: 'desk-00001' } })
    expect(started).toMatchObject({ status: 200, body: { participantType: 'DOCTOR' } })
    const doctorLine = await openSocket(test.url, doctor.token)
    await doctorLine.ask('SUBSCRIBE', { sessionId, deviceId: 'desk-00001' })
    expect(
      (await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })).status,
    ).toBe(200)
    const media = { sessionId, media: 'up', audio: true, video: true } as const
    await patientLine.ask('MEDIA_STATE', media)
    await doctorLine.ask('MEDIA_STATE', media)
    await patientLine.next('SESSION_STATUS', ({ status }) => status === 'IN_PROGRESS')
    expect((await test.call('pauseSession', { as: doctor, params })).body.status).toBe('PAUSED')
    expect((await test.call('resumeSession', { as: doctor, params })).body.status).toBe('IN_PROGRESS')
    await test.advance(61_000)
    expect((await test.call('endSession', { as: patient, params })).status).toBe(403)
    const ended = await test.call('endSession', { as: doctor, params, body: { notes: 'Rest' } })
    expect(ended).toMatchObject({
      status: 200,
      body: { status: 'COMPLETED', endReason: 'completed', actualDuration: 2, amountCharged: '500.00' },
    })
    const events = await test.call('listEvents', { as: patient, params })
    expect(events.body.items.map((e) => e.eventType)).toEqual([
      'session.created',
      'patient_joined',
      'session.status_changed',
      'doctor_joined',
      'participant.admitted',
      'participant.media_up',
      'participant.media_up',
      'session.status_changed',
      'session.status_changed',
      'session.status_changed',
      'session.status_changed',
    ])
    await patientLine.close()
    await doctorLine.close()
  })
})
