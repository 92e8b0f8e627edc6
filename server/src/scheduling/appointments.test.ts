import { beforeAll, describe, expect, it } from 'vitest'
import { aRequest, type TestRequest } from '../../test/builders/appointments.ts'
import {
  aDoctor,
  anAdmin,
  aPatient,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

let test: TestApp
let patient: TestPerson
let doctor: TestPerson
const mine: TestRequest[] = []

beforeAll(async () => {
  test = await startTestApp()
  patient = await aPatient(test)
  doctor = await aDoctor(test)
  for (let hour = 1; hour <= 5; hour += 1)
    mine.push(await aRequest(test, { patient, doctor, inMs: hour * 3_600_000 }))
  await aRequest(test)
})

const list = async (as: TestPerson, query: Record<string, string | number> = {}) =>
  (await test.call('listAppointments', { as, query })).body
const ids = (page: { items: { appointmentId: string }[] }) => page.items.map((one) => one.appointmentId)
const mineIds = () => mine.map((one) => one.appointmentId)

describe('own appointments', () => {
  it('require sign-in', async () => {
    expect((await test.call('listAppointments')).problem.code).toBe('unauthenticated')
    const params = { appointmentId: mineIds()[0] ?? '' }
    expect((await test.call('getAppointment', { params })).problem.code).toBe('unauthenticated')
  })

  it('are listed to both their people by time, and to nobody else', async () => {
    expect(ids(await list(patient))).toEqual(mineIds())
    expect(ids(await list(doctor))).toEqual(mineIds())
    for (const stranger of [await aPatient(test), await aDoctor(test), await anAdmin(test)])
      expect(await list(stranger)).toEqual({ items: [], nextCursor: null })
  })

  it('carry both names, the fee and when the room opens', async () => {
    const params = { appointmentId: mineIds()[0] ?? '' }
    for (const as of [patient, doctor]) {
      const { body } = await test.call('getAppointment', { as, params })
      expect(body).toMatchObject({
        doctor: { name: doctor.name, specialization: 'General medicine' },
        patient: { name: patient.name },
        fee: { amount: '500.00', currency: 'NPR' },
      })
    }
  })

  it('are not found by a stranger, and an unknown id looks the same', async () => {
    const stranger = await aPatient(test)
    for (const appointmentId of [mineIds()[0] ?? '', crypto.randomUUID(), 'nothing'])
      expect(
        (await test.call('getAppointment', { as: stranger, params: { appointmentId } })).problem,
      ).toMatchObject({
        status: 404,
        code: 'not_found',
      })
  })

  it('come in pages that neither skip nor repeat, in both orders', async () => {
    for (const order of ['asc', 'desc'] as const) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await list(patient, { limit: 2, order, ...(cursor && { cursor }) })
        seen.push(...ids(page))
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual(order === 'asc' ? mineIds() : mineIds().reverse())
    }
  })

  it('are filtered by status and time', async () => {
    const [, second, third] = mine
    await test.call('declineAppointment', {
      as: doctor,
      params: { appointmentId: second?.appointmentId ?? '' },
      body: {},
    })
    expect(ids(await list(patient, { status: 'DECLINED' }))).toEqual([second?.appointmentId])
    const from = second?.appointment.startTime ?? ''
    const to = third?.appointment.startTime ?? ''
    expect(ids(await list(patient, { from, to }))).toEqual([second?.appointmentId])
  })

  it('answer ranges beyond all calendars, and refuse a foreign cursor', async () => {
    expect((await list(patient, { from: '0000-01-01T00:00:00Z' })).items).toHaveLength(5)
    expect((await list(patient, { from: '9999-12-31T23:59:59-14:00' })).items).toHaveLength(0)
    for (const cursor of ['x', 'WzFd', Buffer.from('["2026-01-01T00:00:00Z","x"]').toString('base64url')])
      expect((await test.call('listAppointments', { as: patient, query: { cursor } })).problem).toMatchObject(
        {
          code: 'invalid_input',
          errors: [{ pointer: '/cursor' }],
        },
      )
  })
})
