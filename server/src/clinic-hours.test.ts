import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { freeSlots } from '../test/builders/appointments.ts'
import { aDoctor, anAdmin, aPatient, startTestApp } from '../test/harness/index.ts'
import { openTimesFrom, readClinicHours } from './clinic-hours.ts'
import { ConfigError, readSettings } from './config.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

function mistakesOf(environment: Record<string, string>) {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}

const hoursOf = (text: string) => {
  const mistakes: string[] = []
  const hours = readClinicHours(text, mistakes)
  expect(mistakes).toEqual([])
  return hours ?? []
}
const open = (text: string, timeZone: string, now: string) =>
  openTimesFrom(hoursOf(text), timeZone, new Date(now)).map(({ start, end }) => [
    start.toISOString(),
    end.toISOString(),
  ])

describe("the clinic's hours", () => {
  it('are days with their times; ranges go over the end of the week, what is not named is closed', () => {
    expect(hoursOf('Sun 10:00-13:00 14:00-17:00; fri-sat 09:00-24:00')).toEqual([
      { weekday: 0, fromMinute: 600, toMinute: 780 },
      { weekday: 0, fromMinute: 840, toMinute: 1020 },
      { weekday: 5, fromMinute: 540, toMinute: 1440 },
      { weekday: 6, fromMinute: 540, toMinute: 1440 },
    ])
    expect(hoursOf('Sat-Sun 08:00-09:00').map(({ weekday }) => weekday)).toEqual([0, 6])
    expect(readClinicHours(undefined, [])).toBeNull()
  })

  it.each([
    ['Someday 10:00-17:00', /Someday/],
    ['Sun 10:00', /10:00/],
    ['Sun 17:00-10:00', /17:00-10:00/],
    ['Sun 10:00-25:00', /10:00-25:00/],
    ['Sun', /Sun/],
    ['Sun 10:00-13:00 12:00-15:00', /overlap/],
    ['Sun-Tue 10:00-13:00; Mon 12:00-15:00', /overlap/],
  ])('refuse %s, saying what is wrong and how it is written', (text, words) => {
    const [mistake = ''] = mistakesOf({ CLINIC_HOURS: text })
    expect(mistake).toMatch(/^CLINIC_HOURS: /)
    expect(mistake).toMatch(words)
    expect(mistake).toContain('Sun-Fri 10:00-17:00')
  })

  it('are told with every other mistake at once, and the start ends with 78', () => {
    const wrong = { DEMO: '0', CLINIC_HOURS: 'never', CLINIC_TIME_ZONE: 'Mars/Olympus', BOOKING: 'maybe' }
    const named = (environment: Record<string, string>) =>
      mistakesOf(environment).map((words) => words.split(':')[0])
    expect(named(wrong)).toEqual(['CLINIC_TIME_ZONE', 'BOOKING', 'CLINIC_HOURS'])
    expect(named({ DEMO: '0', CLINIC_HOURS: 'never' })).toEqual(['CLINIC_HOURS', 'EMERGENCY_NUMBER'])
    const main = fileURLToPath(new URL('main.ts', import.meta.url))
    const run = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url))
    const started = spawnSync(process.execPath, [run, main], {
      env: { PATH: process.env.PATH, ...wrong },
      encoding: 'utf8',
    })
    expect([started.status, started.stderr]).toEqual([78, expect.stringContaining('CLINIC_HOURS: ')])
  })

  it('become instants of the coming eight days, in the zone of the clinic, the running stretch first', () => {
    // Saturday 21 November 2026, 20:00 in Nepal.
    const times = open('Sun-Fri 10:00-17:00', 'Asia/Kathmandu', '2026-11-21T14:15:00Z')
    expect(times[0]).toEqual(['2026-11-22T04:15:00.000Z', '2026-11-22T11:15:00.000Z'])
    expect(times).toHaveLength(6)
    const running = open('Sun-Fri 10:00-17:00', 'Asia/Kathmandu', '2026-11-22T05:00:00Z')
    expect(running[0]).toEqual(['2026-11-22T04:15:00.000Z', '2026-11-22T11:15:00.000Z'])
    expect(running).toHaveLength(7)
  })

  it('keep their wall clock where the clocks change', () => {
    // Summer time ends in Berlin on Sunday 25 October 2026.
    const times = open('Sat-Sun 10:00-12:00', 'Europe/Berlin', '2026-10-23T12:00:00Z')
    expect(times.map(([start]) => start)).toEqual(['2026-10-24T08:00:00.000Z', '2026-10-25T09:00:00.000Z'])
  })

  it('reach every page with the clinic, and move on with the time', async () => {
    const test = await startTestApp({ CLINIC_HOURS: 'Sun-Sat 10:00-17:00' })
    const first = async () => (await test.call('getClinic')).body.openTimes?.[0]
    const today = await first()
    const end = Date.parse(today?.endTime ?? '')
    expect(end).toBeGreaterThan(test.clock.now().getTime())
    await test.advance(end - test.clock.now().getTime())
    expect(await first()).toEqual({
      startTime: new Date(end + 17 * hourMs).toISOString(),
      endTime: new Date(end + 24 * hourMs).toISOString(),
    })
  })

  it('are not made up where the clinic told none', async () => {
    const test = await startTestApp()
    expect((await test.call('getClinic')).body).toMatchObject({ openTimes: null, bookingOpen: true })
  })
})

describe('a clinic that takes no bookings online', () => {
  it('says so to everybody and refuses new visits, writing nothing; others are refused as ever', async () => {
    const test = await startTestApp({ BOOKING: 'off', CLINIC_PHONE: '+977 1 5550000' })
    const [patient, doctor, admin] = [await aPatient(test), await aDoctor(test), await anAdmin(test)]
    expect((await test.call('getClinic')).body).toMatchObject({ bookingOpen: false, phone: '+977 1 5550000' })
    const startTime = (await freeSlots(test, patient, doctor, hourMs))[0]?.startTime ?? ''
    const body = { doctorId: doctor.userId, visitType: 'ONLINE', startTime }
    const refused = await test.call('createAppointment', { as: patient, body })
    expect(refused.problem).toMatchObject({ status: 409, code: 'booking_off' })
    for (const as of [doctor, admin])
      expect((await test.call('createAppointment', { as, body })).problem.code).toBe('forbidden')
    expect((await test.call('createAppointment', { body })).problem.code).toBe('unauthenticated')
    const rows = await test.database.asService('test', ({ q }) =>
      q.selectFrom('appointments').select('id').execute(),
    )
    expect(rows).toEqual([])
  })

  it('keeps the visits that are booked: they move, are cancelled and take place', async () => {
    const test = await startTestApp({ BOOKING: 'off' })
    const [patient, doctor] = [await aPatient(test), await aDoctor(test)]
    const startTime = (await freeSlots(test, patient, doctor, hourMs))[0]?.startTime ?? ''
    const start = new Date(startTime)
    const appointmentId = await test.database.asService('test', (tx) =>
      test.app.doors.scheduling.bookConfirmed(tx, {
        patientId: patient.userId,
        doctorId: doctor.userId,
        startTime: start,
        endTime: new Date(start.getTime() + 15 * minuteMs),
        consultationMode: 'VIDEO',
        reason: '',
      }),
    )
    const later = (await freeSlots(test, patient, doctor, 5 * hourMs))[0]?.startTime ?? ''
    const params = { appointmentId }
    const moved = await test.call('rescheduleAppointment', { as: doctor, params, body: { startTime: later } })
    expect([moved.status, moved.body.startTime]).toEqual([200, later])
    await test.advance(Date.parse(later) - test.clock.now().getTime())
    const joined = await test.call('joinSession', {
      as: patient,
      params: { sessionId: moved.body.sessionId ?? '' },
      body: {},
    })
    expect(joined.status).toBe(202)
  })
})
