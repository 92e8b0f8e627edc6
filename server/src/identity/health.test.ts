import { limits } from '@bedside/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDoctor, anAdmin, aPatient, startTestApp, type TestApp } from '../../test/harness/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const nothing = { allergies: null, medicines: null, conditions: null, toldBy: null, toldAt: null }
const lists = { allergies: ['Penicillin'], medicines: [], conditions: null }

const rowsOf = (patientId: string) =>
  test.database.asService('test', ({ q }) =>
    q.selectFrom('health_answers').selectAll().where('patient_id', '=', patientId).execute(),
  )

describe('what a patient tells of their own health', () => {
  it('is not answered at first; "none" is an answer, and a list left open is not', async () => {
    const patient = await aPatient(test)
    expect((await test.call('getMyHealth', { as: patient })).body).toEqual(nothing)
    const saved = await test.call('saveMyHealth', { as: patient, body: lists })
    expect(saved.status).toBe(200)
    expect(saved.body).toEqual({
      ...lists,
      toldBy: { userId: patient.userId, name: patient.name },
      toldAt: expect.any(String),
    })
    expect((await test.call('getMyHealth', { as: patient })).body).toEqual(saved.body)
  })

  it('is replaced as a whole, with the time of the last answer, and stays one row', async () => {
    const patient = await aPatient(test)
    const first = await test.call('saveMyHealth', { as: patient, body: lists })
    await test.advance(60_000)
    const body = { allergies: [], medicines: null, conditions: ['Asthma', 'Diabetes'] }
    const again = await test.call('saveMyHealth', { as: patient, body })
    expect(again.body).toMatchObject(body)
    const times = [first, again].map((told) => Date.parse(told.body.toldAt ?? ''))
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(60_000)
    expect(await rowsOf(patient.userId)).toMatchObject([{ ...body, appointment_id: null }])
  })

  it('leaves a line in the audit trail when it is told, none when its own person reads it', async () => {
    const patient = await aPatient(test)
    await test.call('saveMyHealth', { as: patient, body: lists })
    await test.call('getMyHealth', { as: patient })
    const lines = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('audit_events')
        .select(['action', 'subject_id', 'details'])
        .where('patient_id', '=', patient.userId)
        .execute(),
    )
    expect(lines).toEqual([{ action: 'health.told', subject_id: patient.userId, details: {} }])
  })

  it('is told by patients alone', async () => {
    for (const other of [await aDoctor(test), await anAdmin(test)]) {
      const told = await test.call('saveMyHealth', { as: other, body: lists })
      const read = await test.call('getMyHealth', { as: other })
      expect([told.problem.code, read.problem.code]).toEqual(['forbidden', 'forbidden'])
      expect(await rowsOf(other.userId)).toEqual([])
    }
  })

  const long = 'x'.repeat(limits.shortTextCharacters)
  it.each([
    ['a list left out', { allergies: [], medicines: [] }, '/conditions'],
    ['no list', { ...lists, allergies: 'Penicillin' }, '/allergies'],
    ['an empty line', { ...lists, allergies: ['Penicillin', ' '] }, '/allergies/1'],
    ['a line that is too long', { ...lists, medicines: [`${long}x`] }, '/medicines/0'],
    ['a control character', { ...lists, medicines: ['a\u0007b'] }, '/medicines/0'],
    ['too many lines', { ...lists, medicines: Array(limits.healthItems + 1).fill('x') }, '/medicines'],
    ['somebody else', { ...lists, patientId: crypto.randomUUID() }, '/patientId'],
  ])('refuses %s and writes nothing', async (_what, body, pointer) => {
    const patient = await aPatient(test)
    const reply = await test.call('saveMyHealth', { as: patient, body: body as never })
    expect(reply.problem.code).toBe('invalid_input')
    expect(reply.problem.errors?.map((each) => each.pointer)).toContain(pointer)
    expect(await rowsOf(patient.userId)).toEqual([])
  })

  it('takes the longest lists and any script', async () => {
    const patient = await aPatient(test)
    const body = {
      allergies: Array(limits.healthItems).fill(long),
      medicines: ['पेनिसिलिन'],
      conditions: ['سكري'],
    }
    const saved = await test.call('saveMyHealth', { as: patient, body })
    expect(saved.body).toMatchObject(body)
  })
})
