import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aRunningVisit, doctorDevice, mediaUp, patientDevice } from '../../test/builders/visits.ts'
import {
  aConfirmedVisit,
  aPatient,
  startTestApp,
  type TestApp,
  type TestVisit,
} from '../../test/harness/index.ts'
import type { Pricing } from './charge.ts'

const hourMs = 3_600_000
let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const aVisit = (mode: 'VIDEO' | 'AUDIO' | 'CHAT' = 'VIDEO') => aConfirmedVisit(test, { mode, inMs: hourMs })
const price = ({ doctor }: TestVisit, pricing: Pricing, currency = 'NPR') =>
  test.database.asService('test', (tx) =>
    test.app.doors.billing.setPrices(tx, [
      { doctorId: doctor.userId, consultationMode: 'VIDEO', currency, pricing },
    ]),
  )
const idsOf = ({ sessionId, appointmentId, patient, doctor }: TestVisit) => ({
  sessionId,
  appointmentId,
  patientId: patient.userId,
  doctorId: doctor.userId,
})
/** Says that a visit ended, as the consultation room does. */
const end = (visit: TestVisit, durationSeconds: number, consultationMode: 'VIDEO' | 'AUDIO' = 'VIDEO') =>
  test.database.asFlow('test', (tx) =>
    test.app.platform.events.say(tx, 'consultation.ended', visit.sessionId, {
      ...idsOf(visit),
      actualStartTime: test.clock.now().toISOString(),
      actualEndTime: test.clock.now().toISOString(),
      durationSeconds,
      consultationMode,
      bookedMode: consultationMode,
      endReason: 'completed',
      isRecorded: false,
    }),
  )
const chargesOf = ({ sessionId }: TestVisit) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('charges')
      .select(['amount_minor', 'currency', 'billable_seconds'])
      .where('session_id', '=', sessionId)
      .execute(),
  )
const summaryOf = async (visit: TestVisit, as = visit.patient) =>
  (await test.call('getSummary', { as, params: { sessionId: visit.sessionId } })).body

describe('an ended visit', () => {
  it.each([
    ['its flat fee', { type: 'FLAT', feeMinor: 75_050 }, 61, 75_050, '750.50'],
    ['its begun minutes', { type: 'PER_MINUTE', rateMinor: 1_000, minimumMinutes: 5 }, 361, 7_000, '70.00'],
    [
      'its tier',
      {
        type: 'TIERED',
        tiers: [
          { upToMinutes: 15, priceMinor: 50_000 },
          { upToMinutes: 30, priceMinor: 80_000 },
        ],
      },
      901,
      80_000,
      '800.00',
    ],
  ] satisfies [string, Pricing, number, number, string][])(
    'costs %s, seen by both people',
    async (_name, pricing, seconds, minor, outside) => {
      const visit = await aVisit()
      await price(visit, pricing, 'INR')
      await end(visit, seconds)
      expect(await chargesOf(visit)).toEqual([
        { amount_minor: minor, currency: 'INR', billable_seconds: seconds },
      ])
      for (const as of [visit.patient, visit.doctor])
        expect(await summaryOf(visit, as)).toMatchObject({ amountCharged: outside, currency: 'INR' })
    },
  )

  it('is charged by the price of its own mode', async () => {
    const visit = await aVisit('AUDIO')
    await end(visit, 60, 'AUDIO')
    expect(await chargesOf(visit)).toMatchObject([{ amount_minor: 40_000 }])
  })

  it('is charged once: a second end after reopening replaces the amount, a repeated or late one does nothing', async () => {
    const visit = await aVisit()
    await price(visit, { type: 'PER_MINUTE', rateMinor: 1_000, minimumMinutes: 1 })
    await end(visit, 120)
    await end(visit, 300)
    await end(visit, 300)
    await end(visit, 120)
    expect(await chargesOf(visit)).toEqual([{ amount_minor: 5_000, currency: 'NPR', billable_seconds: 300 }])
  })

  it('told fifty times at once is charged once', async () => {
    const visit = await aVisit()
    await Promise.all(Array.from({ length: 50 }, () => end(visit, 90)))
    expect(await chargesOf(visit)).toEqual([{ amount_minor: 50_000, currency: 'NPR', billable_seconds: 90 }])
  })

  it('keeps its amount when the doctor changes the price afterwards', async () => {
    const visit = await aVisit()
    await end(visit, 60)
    await price(visit, { type: 'FLAT', feeMinor: 99_900 })
    expect(await chargesOf(visit)).toMatchObject([{ amount_minor: 50_000 }])
  })

  it('costs nothing where nobody talked, or the doctor has no price', async () => {
    const silent = await aVisit()
    await end(silent, 0)
    const free = await aVisit()
    await test.database.asService('test', ({ q }) =>
      q
        .updateTable('consultation_pricing')
        .set({ is_active: false })
        .where('doctor_id', '=', free.doctor.userId)
        .execute(),
    )
    await end(free, 600)
    for (const visit of [silent, free]) {
      expect(await chargesOf(visit)).toEqual([])
      expect((await summaryOf(visit)).amountCharged).toBeNull()
    }
  })

  it('that the doctor missed costs nothing', async () => {
    const visit = await aVisit()
    await test.database.asFlow('test', (tx) =>
      test.app.platform.events.say(tx, 'consultation.missed', visit.sessionId, {
        ...idsOf(visit),
        noShowParty: 'DOCTOR',
      }),
    )
    expect(await chargesOf(visit)).toEqual([])
  })
})

describe('charges', () => {
  it('are read by the visit’s two people alone and written by neither', async () => {
    const visit = await aVisit()
    await end(visit, 60)
    const stranger = await aPatient(test)
    const rowsFor = ({ userId, role }: typeof stranger) =>
      test.database.asPerson({ userId, role }, ({ q }) => q.selectFrom('charges').selectAll().execute())
    expect(await rowsFor(visit.patient)).toHaveLength(1)
    expect(await rowsFor(visit.doctor)).toHaveLength(1)
    expect(await rowsFor(stranger)).toHaveLength(0)
    for (const { userId, role } of [visit.patient, visit.doctor]) {
      const cheaper = test.database.asPerson({ userId, role }, ({ q }) =>
        q.updateTable('charges').set({ amount_minor: 0 }).execute(),
      )
      await expect(cheaper).rejects.toMatchObject({ code: '42501' })
    }
    expect(await chargesOf(visit)).toMatchObject([{ amount_minor: 50_000 }])
  })
})

describe('prices', () => {
  it('are one active a doctor and mode; the earlier ones stay', async () => {
    const visit = await aVisit()
    await price(visit, { type: 'FLAT', feeMinor: 1 })
    await price(visit, { type: 'FLAT', feeMinor: 2 })
    const rows = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('consultation_pricing')
        .select(['flat_fee_minor', 'is_active'])
        .where('doctor_id', '=', visit.doctor.userId)
        .where('consultation_mode', '=', 'VIDEO')
        .execute(),
    )
    expect(rows).toHaveLength(3)
    expect(rows.filter((row) => row.is_active)).toEqual([{ flat_fee_minor: 2, is_active: true }])
  })

  it('show in the directory as the least a visit costs', async () => {
    const visit = await aVisit()
    await price(visit, { type: 'PER_MINUTE', rateMinor: 1_250, minimumMinutes: 10 })
    const { body } = await test.call('getDoctor', {
      as: visit.patient,
      params: { doctorId: visit.doctor.userId },
    })
    expect(body.fees).toContainEqual({ consultationMode: 'VIDEO', amount: '125.00' })
  })

  it('are set by no person', async () => {
    const { doctor, patient } = await aVisit()
    for (const { userId, role } of [doctor, patient]) {
      const own = test.database.asPerson({ userId, role }, ({ q }) =>
        q
          .insertInto('consultation_pricing')
          .values({
            id: randomUUID(),
            doctor_id: doctor.userId,
            consultation_mode: 'VIDEO',
            pricing_type: 'FLAT',
            flat_fee_minor: 0,
            created_at: new Date(),
          })
          .execute(),
      )
      await expect(own).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a visit whose mode changed', () => {
  it.each([
    ['AUDIO', 'VIDEO', '400.00'],
    ['VIDEO', 'AUDIO', '500.00'],
    ['CHAT', 'AUDIO', '300.00'],
  ] as const)(
    'booked as %s and held as %s costs what was agreed at booking',
    async (booked, held, amount) => {
      const visit = await aRunningVisit(test, { mode: booked })
      const { params, patient, doctor } = visit
      for (const as of [patient, doctor])
        await test.call('changeMode', { as, params, body: { consultationMode: held } })
      await test.advance(60_000)
      const ended = await test.call('endSession', { as: doctor, params, body: {} })
      expect(ended.body).toMatchObject({ consultationMode: held, amountCharged: amount })
      await visit.hangUp()
    },
  )
})

describe('a visit that people really have', () => {
  it('is charged for the time they talked, holds left out, over all its segments, once', async () => {
    const visit = await aRunningVisit(test)
    const { params, patient, doctor, doctorLine, patientLine, sessionId } = visit
    await price(visit, { type: 'PER_MINUTE', rateMinor: 1_000, minimumMinutes: 1 })
    const minute = 60_000
    await test.advance(2.5 * minute)
    await test.call('pauseSession', { as: doctor, params })
    await test.advance(10 * minute)
    await test.call('resumeSession', { as: doctor, params })
    await test.advance(minute)
    const first = await test.call('endSession', { as: doctor, params, body: {} })
    expect(first.body).toMatchObject({ status: 'COMPLETED', amountCharged: '40.00', currency: 'NPR' })

    await test.advance(minute)
    expect((await test.call('reopenSession', { as: doctor, params })).status).toBe(200)
    await test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
    await test.call('joinSession', { as: doctor, params, body: { deviceId: doctorDevice } })
    for (const line of [patientLine, doctorLine]) await mediaUp(line, sessionId)
    expect((await test.call('getSession', { as: doctor, params })).body.status).toBe('IN_PROGRESS')
    await test.advance(2 * minute)
    const second = await test.call('endSession', { as: doctor, params, body: {} })
    expect(second.body).toMatchObject({ status: 'COMPLETED', amountCharged: '60.00' })
    expect(await chargesOf(visit)).toHaveLength(1)
    await visit.hangUp()
  })
})
