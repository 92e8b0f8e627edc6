import { beforeAll, describe, expect, it } from 'vitest'
import { aRequest, freeSlots } from '../../test/builders/appointments.ts'
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
let leela: TestPerson
let heart: TestPerson
const minutes = 60_000
const nowhere = crypto.randomUUID()

/** A Hindi-speaking heart doctor in Berlin, mornings on all days. */
const aHeartDoctor = () =>
  test.database.asService('test', async (tx) => {
    const { identity, scheduling } = test.app.doors
    const person = { name: 'Dr Ajay Verma', email: `${crypto.randomUUID()}@example.test` }
    const userId = await identity.createPerson(tx, {
      ...person,
      role: 'DOCTOR',
      password: null,
      timeZone: 'Europe/Berlin',
    })
    await scheduling.createDoctor(tx, {
      userId,
      specialization: 'Cardiology',
      registrationNumber: 'NMC 20002',
      languages: ['hi', 'en'],
      consultationModes: ['AUDIO'],
      visitTypes: ['ONLINE'],
      slotMinutes: 30,
      currency: 'INR',
      hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startsAt: '08:00', endsAt: '12:00' })),
    })
    return { ...person, userId, role: 'DOCTOR' as const, token: await identity.issueToken(tx, userId) }
  })

beforeAll(async () => {
  test = await startTestApp()
  patient = await aPatient(test)
  leela = await aDoctor(test)
  heart = await aHeartDoctor()
})

describe('the directory', () => {
  const search = async (query: Record<string, string | number>) =>
    (await test.call('listDoctors', { as: patient, query })).body

  it('requires sign-in', async () => {
    const params = { doctorId: leela.userId }
    const query = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }
    expect((await test.call('listDoctors')).problem.code).toBe('unauthenticated')
    expect((await test.call('getDoctor', { params })).problem.code).toBe('unauthenticated')
    expect((await test.call('listSlots', { params, query })).problem.code).toBe('unauthenticated')
  })

  it('lists doctors by name with their modes, fees and next free time', async () => {
    const { items, nextCursor } = await search({})
    expect(items.map((doctor) => doctor.name)).toEqual(['Dr Ajay Verma', 'Dr Leela Basnet'])
    expect(nextCursor).toBeNull()
    expect(items[1]).toMatchObject({
      doctorId: leela.userId,
      userId: leela.userId,
      registrationNumber: 'NMC 10001',
      consultationModes: ['VIDEO', 'AUDIO', 'CHAT'],
      currency: 'NPR',
      slotMinutes: 15,
    })
    const fees = Object.fromEntries(items[1]?.fees.map((fee) => [fee.consultationMode, fee.amount]) ?? [])
    expect(fees).toEqual({ VIDEO: '500.00', AUDIO: '400.00', CHAT: '300.00' })
    expect(items[0]).toMatchObject({ fees: [], currency: 'INR', timeZone: 'Europe/Berlin' })
    const next = new Date(items[1]?.nextFreeTime ?? 0).getTime()
    expect(Math.abs(next - test.clock.now().getTime())).toBeLessThanOrEqual(15 * minutes)
  })

  it('finds by part of the name or of the specialisation, whatever the case, and by language', async () => {
    const names = async (query: Record<string, string>) =>
      (await search(query)).items.map((doctor) => doctor.name)
    expect(await names({ search: 'leela' })).toEqual(['Dr Leela Basnet'])
    expect(await names({ search: 'CARDIO' })).toEqual(['Dr Ajay Verma'])
    expect(await names({ language: 'hi' })).toEqual(['Dr Ajay Verma'])
    expect(await names({ search: 'cardio', language: 'ne' })).toEqual([])
    expect(await names({ search: '%' })).toEqual([])
  })

  it('goes on where the page before ended, and refuses a cursor of its own making only', async () => {
    const first = await search({ limit: 1 })
    const second = await search({ limit: 1, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map((doctor) => doctor.name)).toEqual([
      'Dr Ajay Verma',
      'Dr Leela Basnet',
    ])
    expect(second.nextCursor).toBeNull()
    const bad = await test.call('listDoctors', { as: patient, query: { cursor: 'bm9uc2Vuc2U' } })
    expect(bad.problem).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/cursor' }] })
  })

  it('shows one doctor, and answers a patient, an unknown and a malformed id alike', async () => {
    const found = await test.call('getDoctor', { as: patient, params: { doctorId: heart.userId } })
    expect(found.body).toMatchObject({ name: 'Dr Ajay Verma', visitTypes: ['ONLINE'] })
    for (const doctorId of [patient.userId, nowhere, 'nobody']) {
      const missing = await test.call('getDoctor', { as: patient, params: { doctorId } })
      expect(missing.problem).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  it('is open to doctors and administrators too', async () => {
    for (const as of [heart, await anAdmin(test)])
      expect((await test.call('listDoctors', { as })).status).toBe(200)
  })
})

describe('a doctor whose account is closed', () => {
  it('is out of the directory and cannot be booked; what is booked stays', async () => {
    const { appointmentId, appointment, ...people } = await aRequest(test, { inMs: 60 * minutes })
    const doctorId = people.doctor.userId
    await test.call('disableAccount', { as: await anAdmin(test), params: { userId: doctorId } })
    const { body } = await test.call('listDoctors', { as: patient })
    expect(body.items.map((doctor) => doctor.doctorId)).not.toContain(doctorId)
    const range = {
      from: appointment.startTime,
      to: new Date(test.clock.now().getTime() + 86_400_000).toISOString(),
    }
    const tries = [
      await test.call('getDoctor', { as: patient, params: { doctorId } }),
      await test.call('listSlots', { as: patient, params: { doctorId }, query: range }),
      await test.call('createAppointment', {
        as: patient,
        body: { doctorId, startTime: appointment.endTime, visitType: 'ONLINE' },
      }),
    ]
    expect(tries.map((answer) => answer.problem.code)).toEqual(['not_found', 'not_found', 'not_found'])
    const kept = await test.call('getAppointment', { as: people.patient, params: { appointmentId } })
    expect(kept.body).toMatchObject({ status: 'REQUESTED', doctor: { name: people.doctor.name } })
  })
})

describe('free times', () => {
  const ask = (doctorId: string, from: string, to: string) =>
    test.call('listSlots', { as: patient, params: { doctorId }, query: { from, to } })

  it('stand in the wall-clock hours of the doctor, in slots of their length', async () => {
    const tomorrow = new Date(test.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
    const { body } = await ask(heart.userId, `${tomorrow}T00:00:00Z`, `${tomorrow}T23:59:59Z`)
    const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' })
    expect(body.items.map((slot) => local.format(new Date(slot.startTime)))).toEqual([
      '08:00',
      '08:30',
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
    ])
  })

  it('include the running slot until its length has passed, and no asked-for past', async () => {
    const now = test.clock.now().getTime()
    const { body } = await ask(
      leela.userId,
      new Date(now - 86_400_000).toISOString(),
      new Date(now + 3_600_000).toISOString(),
    )
    const first = new Date(body.items[0]?.startTime ?? 0).getTime()
    expect(first).toBeLessThanOrEqual(test.clock.now().getTime())
    expect(first).toBeGreaterThan(now - 15 * minutes)
  })

  it('leave out a time that another patient holds', async () => {
    const { appointment, doctor } = await aRequest(test, { inMs: 60 * minutes })
    const left = await freeSlots(test, patient, doctor)
    expect(left.map((slot) => slot.startTime)).not.toContain(appointment.startTime)
    expect(left.map((slot) => slot.startTime)).toContain(appointment.endTime)
  })

  it('are refused for more than 62 days, for a range that ends before it begins, and for no doctor', async () => {
    const at = (days: number) => new Date(test.clock.now().getTime() + days * 86_400_000).toISOString()
    const start = at(0)
    const end = new Date(new Date(start).getTime() + 62 * 86_400_000).toISOString()
    expect((await ask(heart.userId, start, end)).status).toBe(200)
    expect((await ask(heart.userId, start, at(63))).problem).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/to', detail: 'at most 62 days after from' }],
    })
    expect((await ask(heart.userId, at(1), at(0))).problem).toMatchObject({ errors: [{ pointer: '/to' }] })
    expect((await ask(nowhere, at(0), at(1))).problem.code).toBe('not_found')
    expect((await ask(patient.userId, at(0), at(1))).problem.code).toBe('not_found')
  })

  it('are none in a far past or future', async () => {
    expect((await ask(leela.userId, '0001-01-01T00:00:00Z', '0001-01-02T00:00:00Z')).body.items).toEqual([])
    expect((await ask(leela.userId, '9999-12-30T00:00:00Z', '9999-12-31T23:59:59Z')).body.items).toEqual([])
  })
})
