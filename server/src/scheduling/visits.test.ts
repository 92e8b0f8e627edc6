import { beforeAll, describe, expect, it } from 'vitest'
import { freeSlots } from '../../test/builders/appointments.ts'
import { aRunningVisit, doctorDevice } from '../../test/builders/visits.ts'
import { aConfirmedVisit, startTestApp, type TestApp } from '../../test/harness/index.ts'

const hourMs = 3_600_000
let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const appointmentOf = async (visit: { appointmentId: string; patient: { token: string } }) =>
  (await test.call('getAppointment', { as: visit.patient, params: { appointmentId: visit.appointmentId } }))
    .body
const sessionOf = async (visit: { sessionId: string; patient: { token: string } }) =>
  (await test.call('getSession', { as: visit.patient, params: { sessionId: visit.sessionId } })).body

describe('an appointment and its session', () => {
  it('move together, and are the same pair when the doctor confirms the new time', async () => {
    const visit = await aConfirmedVisit(test, { inMs: hourMs })
    const { patient, doctor, appointmentId } = visit
    const startTime = (await freeSlots(test, patient, doctor, 3 * hourMs))[0]?.startTime ?? ''
    const params = { appointmentId }
    await test.call('rescheduleAppointment', { as: patient, params, body: { startTime } })
    const again = await test.call('confirmAppointment', { as: doctor, params })
    expect(again.body).toMatchObject({ status: 'CONFIRMED', startTime, sessionId: visit.sessionId })
    expect(await sessionOf(visit)).toMatchObject({ status: 'SCHEDULED', scheduledStartTime: startTime })
  })

  it('are cancelled together', async () => {
    const visit = await aConfirmedVisit(test, { inMs: hourMs })
    const { appointmentId, doctor } = visit
    await test.call('cancelAppointment', { as: doctor, params: { appointmentId }, body: {} })
    expect((await sessionOf(visit)).status).toBe('CANCELLED')
    expect(await appointmentOf(visit)).toMatchObject({ status: 'CANCELLED', callStatus: 'ended' })
  })

  it('go through a whole visit: running it can be neither cancelled nor moved, ended it is completed', async () => {
    const visit = await aRunningVisit(test)
    const { appointmentId, patient, doctor, params } = visit
    expect(await appointmentOf(visit)).toMatchObject({ status: 'CONFIRMED', callStatus: 'active' })
    const startTime = (await freeSlots(test, patient, doctor, 3 * hourMs))[0]?.startTime ?? ''
    for (const as of [patient, doctor]) {
      const cancelled = await test.call('cancelAppointment', { as, params: { appointmentId }, body: {} })
      const body = { startTime }
      const moved = await test.call('rescheduleAppointment', { as, params: { appointmentId }, body })
      expect([cancelled.problem.code, moved.problem.code]).toEqual(['appointment_state', 'appointment_state'])
    }
    expect((await sessionOf(visit)).status).toBe('IN_PROGRESS')
    await test.call('endSession', { as: doctor, params, body: {} })
    expect(await appointmentOf(visit)).toMatchObject({ status: 'COMPLETED', callStatus: 'ended' })
    await test.call('reopenSession', { as: doctor, params })
    expect(await appointmentOf(visit)).toMatchObject({ status: 'CONFIRMED', callStatus: 'waiting' })
    await visit.hangUp()
  })

  it('that nobody came to is a no-show of both', async () => {
    const own = await startTestApp()
    const visit = await aConfirmedVisit(own)
    await own.advance(20 * 60_000)
    const { body } = await own.call('getAppointment', {
      as: visit.patient,
      params: { appointmentId: visit.appointmentId },
    })
    expect(body).toMatchObject({ status: 'NO_SHOW', callStatus: 'ended' })
    await own.close()
  })

  it('agree in the end when one side cancels while the other comes in', async () => {
    const doctorJoins = { deviceId: doctorDevice }
    for (let round = 0; round < 5; round += 1) {
      const visit = await aConfirmedVisit(test)
      const { patient, doctor, appointmentId, sessionId } = visit
      const [cancelled, joined] = await Promise.all([
        test.call('cancelAppointment', { as: patient, params: { appointmentId }, body: {} }),
        test.call('joinSession', { as: doctor, params: { sessionId }, body: doctorJoins }),
      ])
      expect(cancelled.status).toBe(200)
      expect([200, 409]).toContain(joined.status)
      expect(await appointmentOf(visit)).toMatchObject({ status: 'CANCELLED', callStatus: 'ended' })
      expect((await sessionOf(visit)).status).toBe('CANCELLED')
    }
  })
})
