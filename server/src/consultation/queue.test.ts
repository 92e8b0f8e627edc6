import { describe, expect, it } from 'vitest'
import { say } from '../../test/builders/chat.ts'
import {
  aConfirmedVisit,
  aDoctor,
  aPatient,
  openSocket,
  startTestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

const test = await startTestApp()
const minuteMs = 60_000

const queueOf = async (doctor: TestPerson) => (await test.call('getQueue', { as: doctor })).body
const rowOf = async (doctor: TestPerson) => {
  const { items, nextChangeAt } = await queueOf(doctor)
  const [item] = items
  if (!item) throw new Error('the queue is empty')
  return { ...item, nextChangeAt }
}

/** A confirmed visit of a doctor who has no other, its waiting room just opened. */
async function anOpenVisit() {
  const doctor = await aDoctor(test)
  const visit = await aConfirmedVisit(test, { doctor, inMs: 20 * minuteMs })
  const params = { sessionId: visit.sessionId }
  const { joinOpensAt, scheduledStartTime } = (await test.call('getSession', { as: doctor, params })).body
  await test.advance(Math.max(0, Date.parse(joinOpensAt) - test.clock.now().getTime()))
  return { ...visit, doctor, params, startMs: Date.parse(scheduledStartTime) }
}
const until = (atMs: number) => test.advance(atMs - test.clock.now().getTime())

describe('what time alone changes on the desk', () => {
  it('is told beforehand: a patient who is late, then about to count as missed', async () => {
    const { doctor, startMs } = await anOpenVisit()
    expect(await rowOf(doctor)).toMatchObject({ flags: [], nextChangeAt: new Date(startMs).toISOString() })
    await until(startMs)
    const dueMs = startMs + 10 * minuteMs
    expect(await rowOf(doctor)).toMatchObject({
      flags: ['late'],
      nextChangeAt: new Date(dueMs).toISOString(),
    })
    await until(dueMs - minuteMs)
    expect((await rowOf(doctor)).flags).toEqual(['late'])
    await until(dueMs)
    expect(await rowOf(doctor)).toMatchObject({ flags: ['late', 'no_show_due'], nextChangeAt: null })
  })

  it('is a long wait a quarter of an hour after the patient came', async () => {
    const { doctor, patient, params } = await anOpenVisit()
    const line = await openSocket(test.url, patient.token)
    await line.ask('SUBSCRIBE', params)
    await test.call('joinSession', { as: patient, params, body: {} })
    const { waitingSince, nextChangeAt, flags } = await rowOf(doctor)
    expect(flags).toEqual([])
    const dueMs = Date.parse(waitingSince ?? '') + 15 * minuteMs
    expect(nextChangeAt).toBe(new Date(dueMs).toISOString())
    await until(dueMs)
    expect(await rowOf(doctor)).toMatchObject({ flags: ['long_wait'], nextChangeAt: null })
    await line.close()
  })
})

describe('messages the doctor has not read', () => {
  it('are pushed to the desk with their number, and gone from it once read', async () => {
    const { doctor, patient, params, sessionId } = await anOpenVisit()
    const desk = await openSocket(test.url, doctor.token)
    await desk.ask('SUBSCRIBE_QUEUE', {})
    await say(test, sessionId, patient)
    await desk.next('QUEUE', ({ items }) => items[0]?.unreadMessages === 1)
    const second = await say(test, sessionId, patient, 'And a fever')
    await desk.next('QUEUE', ({ items }) => items[0]?.unreadMessages === 2)
    expect((await rowOf(doctor)).flags).toContain('new_messages')
    await test.call('saveReceipt', {
      as: doctor,
      params,
      body: { seq: second.body.seq, status: 'delivered' },
    })
    expect((await rowOf(doctor)).unreadMessages).toBe(2)
    await test.call('saveReceipt', { as: doctor, params, body: { seq: second.body.seq, status: 'read' } })
    await desk.next('QUEUE', ({ items }) => items[0]?.unreadMessages === 0)
    expect((await rowOf(doctor)).flags).not.toContain('new_messages')
    await desk.close()
  })

  it('are not the doctor’s own, not those taken back, and not those another person read', async () => {
    const { doctor, patient, params, sessionId } = await anOpenVisit()
    await say(test, sessionId, doctor, 'I am with you in ten minutes')
    expect((await rowOf(doctor)).unreadMessages).toBe(0)
    const { body } = await say(test, sessionId, patient)
    await test.call('saveReceipt', { as: patient, params, body: { seq: body.seq, status: 'read' } })
    expect((await rowOf(doctor)).unreadMessages).toBe(1)
    const desk = await openSocket(test.url, doctor.token)
    await desk.ask('SUBSCRIBE_QUEUE', {})
    const messageId = body.messageId
    await test.call('deleteMessage', { as: patient, params: { sessionId, messageId } })
    await desk.next('QUEUE', ({ items }) => items[0]?.unreadMessages === 0)
    await desk.close()
  })
})

describe('the doctor’s own word on the desk', () => {
  it('may be a break, which waiting patients read', async () => {
    const { doctor, patient, params } = await anOpenVisit()
    const said = await test.call('setDeskState', { as: doctor, body: { state: 'break' } })
    expect(said.body.state).toBe('break')
    const waiting = await test.call('joinSession', { as: patient, params, body: {} })
    expect(waiting.body).toMatchObject({ doctorState: 'break' })
  })

  it('of being late is told to nobody twice: not for another word, not to whoever is with the doctor', async () => {
    const { doctor, patient, params } = await anOpenVisit()
    const late = () => test.call('setDeskState', { as: doctor, body: { runningLateMinutes: 10 } })
    await late()
    await test.call('setDeskState', { as: doctor, body: { state: 'break' } })
    await late()
    const told = async () =>
      (await test.call('listNotifications', { as: patient })).body.items.filter(
        ({ kind }) => kind === 'visit.running_late',
      )
    expect(await told()).toHaveLength(1)
    await test.call('joinSession', { as: doctor, params, body: {} })
    await test.call('setDeskState', { as: doctor, body: { runningLateMinutes: 30 } })
    expect(await told()).toHaveLength(1)
  })

  it('of being late, taken back and said again, tells each what is new to them, and whoever was not told nothing', async () => {
    const { doctor, patient, appointmentId, sessionId } = await anOpenVisit()
    const say = (runningLateMinutes: number) =>
      test.call('setDeskState', { as: doctor, body: { runningLateMinutes } })
    const told = async (who: TestPerson) =>
      (await test.call('listNotifications', { as: who })).body.items
        .filter(({ kind }) => kind === 'visit.running_late' || kind === 'visit.on_time')
        .map(({ kind, params }) => (kind === 'visit.on_time' ? 'on time' : params.minutes))
        .reverse()
    await say(10)
    const { patient: other } = await aConfirmedVisit(test, { doctor, inMs: 40 * minuteMs })
    for (const minutes of [0, 0]) await say(minutes)
    expect(await told(patient)).toEqual([10, 'on time'])
    expect(await told(other)).toEqual([])
    const [newest] = (await test.call('listNotifications', { as: patient })).body.items
    expect(newest).toMatchObject({
      kind: 'visit.on_time',
      params: { name: doctor.name },
      sessionId,
      appointmentId,
    })
    for (const minutes of [10, 20, 0]) await say(minutes)
    expect(await told(patient)).toEqual([10, 'on time', 10, 20, 'on time'])
    expect(await told(other)).toEqual([10, 20, 'on time'])
  })
})

describe('a visit marked as missed', () => {
  it('is taken back by reopening: it waits again and the patient is told', async () => {
    const { doctor, patient, params, startMs } = await anOpenVisit()
    await until(startMs + minuteMs)
    await test.call('markNoShow', { as: doctor, params, body: { noShowParty: 'PATIENT' } })
    expect(await rowOf(doctor)).toMatchObject({ group: 'done', status: 'NO_SHOW', flags: [] })
    const stranger = await aDoctor(test)
    expect((await test.call('reopenSession', { as: stranger, params })).status).toBe(404)
    expect(await rowOf(doctor)).toMatchObject({ status: 'NO_SHOW' })
    await test.call('reopenSession', { as: doctor, params })
    expect(await rowOf(doctor)).toMatchObject({ group: 'waiting', status: 'WAITING', flags: ['late'] })
    const [newest] = (await test.call('listNotifications', { as: patient })).body.items
    expect(newest?.kind).toBe('visit.reopened')
  })
})

describe('ages', () => {
  it('come in years and in days', async () => {
    const { doctor, patient } = await anOpenVisit()
    const born = new Date(test.clock.now().getTime() - 12 * 24 * 60 * minuteMs).toISOString().slice(0, 10)
    await test.database.asService('test', ({ q }) =>
      q
        .updateTable('patient_profiles')
        .set({ date_of_birth: new Date(born) })
        .where('id', '=', patient.userId)
        .execute(),
    )
    expect((await rowOf(doctor)).patient).toMatchObject({ ageYears: 0, ageDays: 12 })
    const unknown = await aPatient(test)
    const other = await aConfirmedVisit(test, { patient: unknown })
    expect((await rowOf(other.doctor)).patient).toMatchObject({ ageYears: null, ageDays: null })
  })
})
