import { beforeAll, describe, expect, it } from 'vitest'
import { aRequest } from '../../test/builders/appointments.ts'
import { aDoctor, aPatient, startTestApp, type TestApp } from '../../test/harness/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const mine = { allergies: ['Penicillin'], medicines: ['Metformin 500 mg'], conditions: [] }
const ofSon = { allergies: [], medicines: null, conditions: ['Asthma'] }
const unanswered = { allergies: null, medicines: null, conditions: null, toldBy: null, toldAt: null }

const rowsOf = (patientId: string) =>
  test.database.asService('test', ({ q }) =>
    q.selectFrom('health_answers').selectAll().where('patient_id', '=', patientId).execute(),
  )
const linesOf = (patientId: string) =>
  test.database.asService('test', ({ q }) =>
    q
      .selectFrom('audit_events')
      .select(['action', 'outcome', 'actor_id', 'subject_id', 'session_id'])
      .where('patient_id', '=', patientId)
      .where('action', 'like', 'health.%')
      .execute(),
  )
const read = (as: { token: string }, appointmentId: string) =>
  test.call('getVisitHealth', { as, params: { appointmentId } })

describe('what the doctor of a visit reads of the person it is for', () => {
  it('is what the patient told with the booking or on their own page, and each reading is audited', async () => {
    const { patient, doctor, appointmentId } = await aRequest(test, { body: { health: mine } })
    expect((await test.call('getMyHealth', { as: patient })).body).toMatchObject(mine)
    const found = await read(doctor, appointmentId)
    expect(found.body).toEqual({
      ...mine,
      toldBy: { userId: patient.userId, name: patient.name },
      toldAt: expect.any(String),
    })
    await test.call('saveMyHealth', { as: patient, body: { ...mine, allergies: ['Latex'] } })
    expect((await read(doctor, appointmentId)).body.allergies).toEqual(['Latex'])
    const reading = {
      action: 'health.read',
      outcome: 'ok',
      actor_id: doctor.userId,
      subject_id: patient.userId,
    }
    expect((await linesOf(patient.userId)).filter(({ action }) => action === 'health.read')).toMatchObject([
      reading,
      reading,
    ])
  })

  it('is "not answered" before anything was told, which is no reading of a record', async () => {
    const { patient, doctor, appointmentId } = await aRequest(test)
    expect((await read(doctor, appointmentId)).body).toEqual(unanswered)
    expect(await linesOf(patient.userId)).toEqual([])
    expect(await rowsOf(patient.userId)).toEqual([])
  })

  it('is of the child in a visit for a child, and never of the parent or another child', async () => {
    const patient = await aPatient(test)
    const doctor = await aDoctor(test)
    await test.call('saveMyHealth', { as: patient, body: mine })
    const forSon = { forWhom: 'My son Bibek, 4' }
    const son = await aRequest(test, { patient, doctor, body: { ...forSon, health: ofSon } })
    const other = await aRequest(test, { patient, doctor, inMs: 3_600_000, body: forSon })
    expect((await read(doctor, son.appointmentId)).body).toMatchObject(ofSon)
    expect((await read(doctor, other.appointmentId)).body).toEqual(unanswered)
    expect((await test.call('getMyHealth', { as: patient })).body).toMatchObject(mine)
    const ids = (await rowsOf(patient.userId)).map((row) => row.appointment_id)
    expect(new Set(ids)).toEqual(new Set([null, son.appointmentId]))
    await test.call('saveVisitHealth', {
      as: patient,
      params: { appointmentId: other.appointmentId },
      body: { ...ofSon, allergies: ['Eggs'] },
    })
    expect((await read(doctor, son.appointmentId)).body.allergies).toEqual([])
    expect((await read(doctor, other.appointmentId)).body.allergies).toEqual(['Eggs'])
  })

  it('is kept from the doctor once the visit was called off, and from a stranger always', async () => {
    const { patient, doctor, appointmentId } = await aRequest(test, { body: { health: mine } })
    for (const stranger of [await aPatient(test), await aDoctor(test)])
      expect((await read(stranger, appointmentId)).problem.code).toBe('not_found')
    await test.call('cancelAppointment', { as: patient, params: { appointmentId }, body: {} })
    expect((await read(doctor, appointmentId)).problem.code).toBe('forbidden')
    expect((await read(patient, appointmentId)).body).toMatchObject(mine)
    const byDoctor = (await linesOf(patient.userId)).filter((line) => line.actor_id === doctor.userId)
    expect(byDoctor).toEqual([])
  })

  it('is there by the database too only for the very person of a visit that stands', async () => {
    const { patient, doctor, appointmentId } = await aRequest(test, {
      body: { forWhom: 'My son Bibek, 4', health: ofSon },
    })
    await test.call('saveMyHealth', { as: patient, body: mine })
    const seen = () =>
      test.database.asPerson({ userId: doctor.userId, role: 'DOCTOR' }, ({ q }) =>
        q.selectFrom('health_answers').select('appointment_id').execute(),
      )
    expect(await seen()).toEqual([{ appointment_id: appointmentId }])
    await test.call('declineAppointment', { as: doctor, params: { appointmentId }, body: {} })
    expect(await seen()).toEqual([])
  })
})

describe('telling it for a visit', () => {
  it('writes of the patient themselves to their own page', async () => {
    const { patient, appointmentId } = await aRequest(test)
    const saved = await test.call('saveVisitHealth', { as: patient, params: { appointmentId }, body: mine })
    expect(saved.body).toMatchObject(mine)
    expect((await test.call('getMyHealth', { as: patient })).body).toEqual(saved.body)
  })

  it('is the patient’s alone, and nothing is written for others', async () => {
    const { patient, doctor, appointmentId } = await aRequest(test)
    const tries = [
      [doctor, 'forbidden'],
      [await aPatient(test), 'not_found'],
      [await aDoctor(test), 'not_found'],
    ] as const
    for (const [other, code] of tries) {
      const told = await test.call('saveVisitHealth', { as: other, params: { appointmentId }, body: mine })
      expect(told.problem.code).toBe(code)
      expect(await rowsOf(other.userId)).toEqual([])
    }
    expect(await rowsOf(patient.userId)).toEqual([])
  })

  it('ends with the visit: what the doctor was told then stays as it was', async () => {
    const { patient, doctor, appointmentId } = await aRequest(test, {
      body: { forWhom: 'My son Bibek, 4', health: ofSon },
    })
    await test.call('declineAppointment', { as: doctor, params: { appointmentId }, body: {} })
    const late = await test.call('saveVisitHealth', { as: patient, params: { appointmentId }, body: mine })
    expect(late.problem).toMatchObject({ code: 'appointment_state', currentStatus: 'DECLINED' })
    expect(await rowsOf(patient.userId)).toMatchObject([ofSon])
  })

  it('fails with the booking: a time that is taken keeps nothing', async () => {
    const first = await aRequest(test)
    const patient = await aPatient(test)
    const body = {
      doctorId: first.doctor.userId,
      startTime: first.appointment.startTime,
      visitType: 'ONLINE',
      health: mine,
    }
    expect((await test.call('createAppointment', { as: patient, body })).problem.code).toBe('slot_taken')
    expect(await rowsOf(patient.userId)).toEqual([])
    const wrong = { ...body, health: { ...mine, allergies: [''] } }
    const refused = await test.call('createAppointment', { as: patient, body: wrong })
    expect(refused.problem.errors?.[0]?.pointer).toBe('/health/allergies/0')
  })
})
