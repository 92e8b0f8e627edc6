import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  aDoctor,
  anAdmin,
  aPatient,
  openSocket,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

const dayMs = 86_400_000
let test: TestApp
let patient: TestPerson
beforeAll(async () => {
  test = await startTestApp()
  patient = await aPatient(test)
})

const now = () => test.clock.now().getTime()
const range = (days = 2, from = now()) => ({
  from: new Date(from).toISOString(),
  to: new Date(from + days * dayMs).toISOString(),
})

/** A doctor with one time a day, all of which a patient holds for two days and more. */
async function aFullDoctor() {
  const name = 'Dr Nabin Joshi'
  const doctor = await test.database.asService('test', async (tx) => {
    const { identity, scheduling } = test.app.doors
    const email = `nabin.${randomUUID()}@example.test`
    const userId = await identity.createPerson(tx, { role: 'DOCTOR', name, email, password: null })
    await scheduling.createDoctor(tx, {
      userId,
      specialization: 'Skin',
      registrationNumber: 'NMC 7',
      languages: ['en'],
      hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '10:15' })),
    })
    return { userId, token: await identity.issueToken(tx, userId), name, email, role: 'DOCTOR' as const }
  })
  const holder = await aPatient(test, 'Holds Everything')
  const { body } = await test.call('listSlots', {
    as: holder,
    params: { doctorId: doctor.userId },
    query: range(4),
  })
  const held = []
  for (const { startTime } of body.items) {
    const visit = { doctorId: doctor.userId, visitType: 'ONLINE', startTime }
    held.push((await test.call('createAppointment', { as: holder, body: visit })).body)
  }
  return { doctor, holder, held }
}

const save = (as: TestPerson | null, doctorId: string, body = range(3)) =>
  test.call('saveOpeningWish', { as, params: { doctorId }, body })
const wishesOf = async (as: TestPerson) => (await test.call('listOpeningWishes', { as })).body.items
const toldTo = async (as: TestPerson) =>
  (await test.call('listNotifications', { as })).body.items.filter(
    ({ kind }) => kind === 'appointment.time_opened',
  )
const cancel = (as: TestPerson, appointmentId = '') =>
  test.call('cancelAppointment', { as, params: { appointmentId }, body: {} })
const allWishes = () =>
  test.database.asService('test', ({ q }) => q.selectFrom('opening_wishes').selectAll().execute())

describe('asking to be told when a time opens', () => {
  it('requires sign-in and is for patients only, of doctors only, and writes nothing otherwise', async () => {
    const { doctor } = await aFullDoctor()
    const before = await allWishes()
    expect((await save(null, doctor.userId)).problem.code).toBe('unauthenticated')
    expect((await test.call('listOpeningWishes')).problem.code).toBe('unauthenticated')
    const params = { doctorId: doctor.userId }
    expect((await test.call('removeOpeningWish', { params })).problem.code).toBe('unauthenticated')
    for (const as of [doctor, await anAdmin(test)])
      expect((await save(as, doctor.userId)).problem.code).toBe('forbidden')
    for (const id of [randomUUID(), patient.userId])
      expect((await save(patient, id)).problem.code).toBe('not_found')
    expect(await allWishes()).toEqual(before)
  })

  it('is told once: in the list, live, and with the way to that doctor', async () => {
    const { doctor, holder, held } = await aFullDoctor()
    const asker = await aPatient(test)
    expect((await save(asker, doctor.userId)).status).toBe(200)
    expect(await wishesOf(asker)).toMatchObject([{ doctorId: doctor.userId }])
    const line = await openSocket(test.url, asker.token)
    await cancel(holder, held[0]?.appointmentId)
    const params = { name: doctor.name, doctorId: doctor.userId, startTime: held[0]?.startTime }
    const frame = await line.next('NOTIFICATION')
    expect(frame).toMatchObject({ kind: 'appointment.time_opened', params, unreadCount: 1 })
    await cancel(holder, held[1]?.appointmentId)
    expect(await toldTo(asker)).toMatchObject([{ kind: 'appointment.time_opened', params }])
    expect(await wishesOf(asker)).toEqual([])
    expect(await toldTo(holder)).toEqual([])
    await line.close()
  })

  it('hears of a declined and of a moved visit too', async () => {
    const declined = await aFullDoctor()
    const moved = await aFullDoctor()
    const asker = await aPatient(test)
    await save(asker, declined.doctor.userId)
    await save(asker, moved.doctor.userId)
    const [first, second] = [declined.held[0], moved.held[1]]
    const ofFirst = { appointmentId: first?.appointmentId ?? '' }
    await test.call('declineAppointment', { as: declined.doctor, params: ofFirst, body: {} })
    const free = await test.call('listSlots', {
      as: asker,
      params: { doctorId: moved.doctor.userId },
      query: range(9),
    })
    await test.call('rescheduleAppointment', {
      as: moved.holder,
      params: { appointmentId: second?.appointmentId ?? '' },
      body: { startTime: free.body.items[0]?.startTime ?? '' },
    })
    const times = (await toldTo(asker)).map(({ params }) => params.startTime)
    expect(times.sort()).toEqual([first?.startTime, second?.startTime].sort())
  })

  it('is not told after taking it back, nor of other days, nor of what oneself gave up', async () => {
    const { doctor, holder, held } = await aFullDoctor()
    const [taker, other] = [await aPatient(test), await aPatient(test)]
    await save(taker, doctor.userId)
    await save(other, doctor.userId, range(1))
    await save(holder, doctor.userId)
    const params = { doctorId: doctor.userId }
    expect((await test.call('removeOpeningWish', { as: taker, params })).status).toBe(204)
    expect((await test.call('removeOpeningWish', { as: taker, params })).status).toBe(204)
    expect(await wishesOf(other)).toHaveLength(1)
    await cancel(holder, held[2]?.appointmentId)
    for (const as of [taker, other, holder]) expect(await toldTo(as)).toEqual([])
    expect(await wishesOf(holder)).toHaveLength(1)
  })

  it('has nothing to wait for where a time is free: the first ones are told instead', async () => {
    const doctor = await aDoctor(test)
    const refused = await save(patient, doctor.userId)
    expect(refused.problem).toMatchObject({ status: 409, code: 'times_free' })
    expect(refused.problem.alternatives).toHaveLength(3)
    expect(await wishesOf(patient)).toEqual([])
  })

  it('takes only days ahead, at most a month', async () => {
    const { doctor } = await aFullDoctor()
    for (const body of [range(40), range(1, now() - 2 * dayMs), { ...range(1), to: range(1).from }])
      expect((await save(patient, doctor.userId, body)).problem).toMatchObject({
        code: 'invalid_input',
        errors: [{ pointer: '/to' }],
      })
  })

  it('is for five doctors at most; asking one of them again moves the days', async () => {
    const asker = await aPatient(test)
    const full = []
    for (let count = 0; count < 6; count++) full.push((await aFullDoctor()).doctor.userId)
    const answers = await Promise.all(full.map((doctorId) => save(asker, doctorId)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.find(({ status }) => status !== 200)?.problem.code).toBe('too_many_wishes')
    const [first] = await wishesOf(asker)
    const again = await save(asker, first?.doctorId ?? '', range(1))
    expect(again.status).toBe(200)
    expect((await wishesOf(asker)).find(({ doctorId }) => doctorId === first?.doctorId)?.to).toBe(
      again.body.to,
    )
  })

  it('is told or refused, each one, whoever asks in the moment a time opens', {
    timeout: 60_000,
  }, async () => {
    const { doctor, holder, held } = await aFullDoctor()
    const askers = await Promise.all(Array.from({ length: 12 }, () => aPatient(test)))
    const asked = askers.map((asker) => save(asker, doctor.userId))
    const cancelled = cancel(holder, held[0]?.appointmentId)
    const answers = await Promise.all(asked)
    expect((await cancelled).status).toBe(200)
    for (const [place, answer] of answers.entries()) {
      const told = await toldTo(askers[place] as TestPerson)
      expect(answer.status === 200 || answer.problem.code === 'times_free').toBe(true)
      expect(told).toHaveLength(answer.status === 200 ? 1 : 0)
      expect(await wishesOf(askers[place] as TestPerson)).toEqual([])
    }
  })

  it('is forgotten when the days are over', async () => {
    const { doctor } = await aFullDoctor()
    const asker = await aPatient(test)
    await save(asker, doctor.userId, range(1))
    await test.advance(dayMs + 1_000)
    const mine = (await allWishes()).filter((row) => row.patient_id === asker.userId)
    expect(mine).toEqual([])
  })

  it('is refused where the clinic takes no bookings', async () => {
    const off = await startTestApp({ BOOKING: 'off' })
    const [as, doctor] = [await aPatient(off), await aDoctor(off)]
    const answer = await off.call('saveOpeningWish', {
      as,
      params: { doctorId: doctor.userId },
      body: range(2),
    })
    expect(answer.problem.code).toBe('booking_off')
  })
})
