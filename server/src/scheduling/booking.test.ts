import { beforeAll, describe, expect, it } from 'vitest'
import { aRequest, freeSlots } from '../../test/builders/appointments.ts'
import {
  aDoctor,
  anAdmin,
  aPatient,
  databaseKind,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

let test: TestApp
let patient: TestPerson
let doctor: TestPerson
const hourMs = 3_600_000

beforeAll(async () => {
  test = await startTestApp()
  patient = await aPatient(test)
  doctor = await aDoctor(test)
})

const ask = (as: TestPerson | null, body: Record<string, unknown>, headers = {}) =>
  test.call('createAppointment', {
    as,
    body: { doctorId: doctor.userId, visitType: 'ONLINE', startTime: '', ...body },
    headers,
  })
const aFreeTime = async (inMs = hourMs) => (await freeSlots(test, patient, doctor, inMs))[0]?.startTime ?? ''
const rowsOf = (table: 'appointments' | 'outbox' | 'notifications') =>
  test.database.asService('test', async ({ q }) => (await q.selectFrom(table).selectAll().execute()).length)
const everything = async () => [
  await rowsOf('appointments'),
  await rowsOf('outbox'),
  await rowsOf('notifications'),
]

describe('asking for a visit', () => {
  it('requires sign-in, and is for patients only', async () => {
    const startTime = await aFreeTime()
    const before = await everything()
    expect((await ask(null, { startTime })).problem.code).toBe('unauthenticated')
    for (const as of [doctor, await anAdmin(test)])
      expect((await ask(as, { startTime })).problem).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await everything()).toEqual(before)
  })

  it('leaves a refused try in the audit trail', async () => {
    await ask(doctor, { startTime: await aFreeTime() })
    const tries = await test.database.asService('test', ({ q }) =>
      q.selectFrom('audit_events').selectAll().where('actor_id', '=', doctor.userId).execute(),
    )
    expect(tries.at(-1)).toMatchObject({ action: 'appointment.request', outcome: 'refused' })
  })

  it('may be for somebody else, in the words of who asks', async () => {
    const startTime = await aFreeTime(3 * hourMs)
    const { body } = await ask(patient, { startTime, forWhom: ' My son Bibek, 4 ' })
    expect(body.forWhom).toBe('My son Bibek, 4')
    const refused = await ask(patient, { startTime: await aFreeTime(4 * hourMs), forWhom: 'x'.repeat(201) })
    expect(refused.problem).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/forWhom' }] })
  })

  it('holds the time and answers with everything the slip shows', async () => {
    const startTime = await aFreeTime()
    const { status, body } = await ask(patient, { startTime, consultationMode: 'audio', reason: 'Cough' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      status: 'REQUESTED',
      visitType: 'ONLINE',
      consultationMode: 'AUDIO',
      startTime,
      reason: 'Cough',
      forWhom: null,
      doctor: { doctorId: doctor.userId, name: doctor.name, registrationNumber: 'NMC 10001' },
      patient: { userId: patient.userId, name: patient.name },
      sessionId: null,
      callStatus: 'not_started',
      fee: { amount: '400.00', currency: 'NPR' },
      previousStartTime: null,
      note: null,
    })
    expect(new Date(startTime).getTime() - new Date(body.joinOpensAt ?? 0).getTime()).toBe(600_000)
    expect(await freeSlots(test, patient, doctor)).not.toContainEqual({ startTime, endTime: body.endTime })
  })

  it.each([
    ['VIDEO_CALL', undefined, 'ONLINE', 'VIDEO'],
    ['online', undefined, 'ONLINE', 'VIDEO'],
    ['Online', 'chat', 'ONLINE', 'CHAT'],
    ['offline', undefined, 'IN_PERSON', null],
    ['IN_PERSON', undefined, 'IN_PERSON', null],
  ])('understands %s with mode %s', async (visitType, consultationMode, type, mode) => {
    const startTime = await aFreeTime()
    const { body } = await ask(patient, { startTime, visitType, consultationMode })
    expect(body).toMatchObject({ visitType: type, consultationMode: mode })
    if (type === 'IN_PERSON') expect(body).toMatchObject({ joinOpensAt: null, callStatus: null, fee: null })
  })

  it('takes a slot that has just begun', async () => {
    const { appointment } = await aRequest(test, { patient })
    expect(new Date(appointment.startTime).getTime()).toBeLessThanOrEqual(test.clock.now().getTime())
  })

  it('says the event in the same transaction', async () => {
    const { appointmentId } = await aRequest(test, { patient, doctor, inMs: hourMs })
    const said = await test.database.asService('test', ({ q }) =>
      q.selectFrom('outbox').selectAll().where('order_key', '=', appointmentId).execute(),
    )
    expect(said).toHaveLength(1)
    expect(said[0]).toMatchObject({
      topic: 'appointment.requested',
      envelope: { eventType: 'appointment.requested.v1', data: { appointmentId, status: 'REQUESTED' } },
    })
  })

  it('answers a repeated Idempotency-Key with the same appointment', async () => {
    const startTime = await aFreeTime()
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const first = await ask(patient, { startTime }, headers)
    const again = await ask(patient, { startTime }, headers)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
  })

  it.each([
    ['off the grid', (at: number) => at + 60_000],
    ['that is over', (at: number) => at - 24 * hourMs],
    ['far beyond the calendar', (at: number) => at + 20 * 366 * 24 * hourMs],
  ])('refuses a time %s and writes nothing', async (_name, shift) => {
    const before = await everything()
    const at = new Date(await aFreeTime()).getTime()
    const refused = await ask(patient, { startTime: new Date(shift(at)).toISOString() })
    expect(refused.problem).toMatchObject({ status: 422, code: 'slot_unavailable' })
    expect(await everything()).toEqual(before)
  })

  it('answers for a patient, an unknown doctor and oneself alike', async () => {
    const startTime = await aFreeTime()
    for (const doctorId of [patient.userId, crypto.randomUUID(), (await aPatient(test)).userId])
      expect((await ask(patient, { startTime, doctorId })).problem).toMatchObject({
        status: 404,
        code: 'not_found',
      })
  })

  it('refuses a kind of visit that the doctor does not offer', async () => {
    const picky = await aDoctor(test)
    await test.database.asService('test', ({ q }) =>
      q
        .updateTable('doctor_profiles')
        .set({ consultation_modes: ['CHAT'], visit_types: ['ONLINE'] })
        .where('id', '=', picky.userId)
        .execute(),
    )
    const body = { doctorId: picky.userId, startTime: await aFreeTime() }
    expect((await ask(patient, body)).problem.code).toBe('mode_unavailable')
    expect((await ask(patient, { ...body, visitType: 'IN_PERSON' })).problem.code).toBe('mode_unavailable')
    expect((await ask(patient, { ...body, consultationMode: 'CHAT' })).status).toBe(201)
  })

  it('refuses unknown keys, so that nobody sets status, price or patient', async () => {
    const startTime = await aFreeTime()
    for (const extra of [{ status: 'CONFIRMED' }, { patientId: doctor.userId }, { fee: 1 }, { note: 'x' }])
      expect((await ask(patient, { startTime, ...extra })).problem.code).toBe('invalid_input')
  })
})

describe('one slot for two', () => {
  it('goes to the first; the second is offered the nearest three', async () => {
    const taken = await aRequest(test, { inMs: 2 * hourMs })
    const { startTime, endTime } = taken.appointment
    const { status, problem } = await ask(patient, { doctorId: taken.doctor.userId, startTime })
    expect([status, problem.code]).toEqual([409, 'slot_taken'])
    const offered = problem.alternatives ?? []
    expect(offered).toHaveLength(3)
    expect(offered).toContainEqual(expect.objectContaining({ endTime: startTime }))
    expect(offered).toContainEqual(expect.objectContaining({ startTime: endTime }))
    expect(offered).not.toContainEqual(expect.objectContaining({ startTime }))
    expect([...offered].sort((one, other) => one.startTime.localeCompare(other.startTime))).toEqual(offered)
    for (const slot of offered)
      expect((await ask(patient, { doctorId: taken.doctor.userId, startTime: slot.startTime })).status).toBe(
        201,
      )
  })

  it('is free again once it is declined or cancelled', async () => {
    for (const end of ['declineAppointment', 'cancelAppointment'] as const) {
      const { appointment, appointmentId, doctor: of } = await aRequest(test, { inMs: hourMs })
      const body = { doctorId: of.userId, startTime: appointment.startTime }
      expect((await ask(patient, body)).problem.code).toBe('slot_taken')
      expect((await test.call(end, { as: of, params: { appointmentId }, body: {} })).status).toBe(200)
      expect((await ask(patient, body)).status).toBe(201)
    }
  })

  it('goes to exactly one of fifty who ask at once', async () => {
    const wanted = await aDoctor(test)
    const crowd = await Promise.all(Array.from({ length: 50 }, () => aPatient(test)))
    const [slot] = await freeSlots(test, patient, wanted, 3 * hourMs)
    const body = { doctorId: wanted.userId, startTime: slot?.startTime ?? '' }
    const answers = await Promise.all(crowd.map((as) => ask(as, body)))
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    const losers = answers.filter((answer) => answer.status !== 201)
    expect(losers.map((answer) => answer.problem.code)).toEqual(Array(49).fill('slot_taken'))
    expect(losers.every((answer) => answer.problem.alternatives?.length === 3)).toBe(true)
    const held = await test.database.asService('test', ({ q }) =>
      q.selectFrom('appointments').select('id').where('doctor_id', '=', wanted.userId).execute(),
    )
    expect(held).toHaveLength(1)
  })

  it('is refused by the database itself, whoever writes and whatever was checked before', async () => {
    const { appointmentId } = await aRequest(test, { inMs: hourMs })
    const twice = test.database.asService('test', async ({ q }) => {
      const row = await q
        .selectFrom('appointments')
        .selectAll()
        .where('id', '=', appointmentId)
        .executeTakeFirstOrThrow()
      await q
        .insertInto('appointments')
        .values({ ...row, id: crypto.randomUUID() })
        .execute()
    })
    await expect(twice).rejects.toMatchObject({ code: '23P01' })
  })

  // On one embedded connection nobody else can hold an open transaction.
  it.runIf(databaseKind === 'postgres')(
    'becomes slot_taken where the other commits between look and write',
    async () => {
      const other = await aRequest(test, { inMs: hourMs })
      const doctorId = other.doctor.userId
      const startTime = other.appointment.endTime
      const endTime = new Date(new Date(startTime).getTime() + 900_000)
      let commit = () => {}
      const held = new Promise<void>((resolve) => {
        commit = resolve
      })
      let inserted = () => {}
      const begun = new Promise<void>((resolve) => {
        inserted = resolve
      })
      const rival = test.database.asService('test', async ({ q }) => {
        await q
          .insertInto('appointments')
          .values({
            id: crypto.randomUUID(),
            patient_id: other.patient.userId,
            doctor_id: doctorId,
            start_time: new Date(startTime),
            end_time: endTime,
            appointment_type: 'IN_PERSON',
            status: 'REQUESTED',
            created_at: new Date(),
            updated_at: new Date(),
          })
          .execute()
        inserted()
        await held
      })
      await begun
      const asked = ask(patient, { doctorId, startTime })
      await blocked()
      commit()
      await rival
      expect((await asked).problem).toMatchObject({ code: 'slot_taken', alternatives: { length: 3 } })
    },
  )
})

/** Waits until some statement of this database waits for another transaction. */
async function blocked() {
  for (;;) {
    const [row] = await test.database.owner<{ waiting: number }>(
      "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    if (row && row.waiting > 0) return
  }
}
