import { beforeAll, describe, expect, it } from 'vitest'
import { aDoctor, anAdmin, aPatient, startTestApp, type TestApp } from '../../test/harness/index.ts'
import { seedDemo, seedVisits } from './index.ts'

const password = 'a demo phrase'
let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ DEMO_PASSWORD: password })
  await seedDemo(test.app.platform, test.app.doors)
})

const signIn = (email: string, word = password) => test.call('signIn', { body: { email, password: word } })
const countAccounts = () =>
  test.database.asService(
    'test',
    async ({ q }) => (await q.selectFrom('accounts').select('id').execute()).length,
  )

describe('the demo clinic', () => {
  it("has the contract's people, who sign in with one password", async () => {
    const expected = [
      ['asha.shrestha@demo.test', 'Dr Asha Shrestha', 'DOCTOR'],
      ['bikram.rai@demo.test', 'Dr Bikram Rai', 'DOCTOR'],
      ['ram.thapa@demo.test', 'Ram Thapa', 'PATIENT'],
      ['sita.gurung@demo.test', 'Sita Gurung', 'PATIENT'],
      ['admin@demo.test', 'Demo Administrator', 'ADMIN'],
    ] as const
    for (const [email, name, role] of expected)
      expect((await signIn(email)).body.user).toMatchObject({ email, name, role })
  })

  it('has doctors who are free around the clock in quarters of an hour, with a fee for each mode', async () => {
    const ram = { token: (await signIn('ram.thapa@demo.test')).body.accessToken }
    const { items } = (await test.call('listDoctors', { as: ram })).body
    expect(items.map((one) => one.name).sort()).toEqual(['Dr Asha Shrestha', 'Dr Bikram Rai'])
    for (const doctor of items) {
      expect(doctor).toMatchObject({ slotMinutes: 15, currency: 'NPR', timeZone: 'Asia/Kathmandu' })
      expect(doctor.fees.map((fee) => fee.consultationMode).sort()).toEqual(['AUDIO', 'CHAT', 'VIDEO'])
      const from = test.clock.now()
      const slots = await test.call('listSlots', {
        as: ram,
        params: { doctorId: doctor.doctorId },
        query: { from: from.toISOString(), to: new Date(from.getTime() + 24 * 3_600_000).toISOString() },
      })
      expect(slots.body.items.length).toBeGreaterThanOrEqual(96)
    }
  })

  it('is not invented twice, and follows a changed password', async () => {
    const before = await countAccounts()
    const { platform, doors } = test.app
    const settings = { ...platform.settings, DEMO_PASSWORD: 'another demo phrase' }
    await seedDemo({ ...platform, settings }, doors)
    expect(await countAccounts()).toBe(before)
    expect((await signIn('ram.thapa@demo.test')).status).toBe(401)
    expect((await signIn('ram.thapa@demo.test', 'another demo phrase')).status).toBe(200)
  })
})

describe('seeded visits', () => {
  it('are confirmed and can be joined now, each by its own doctor and patient alone', async () => {
    const visits = await seedVisits(test.app.platform, test.app.doors, 3)
    expect(new Set(visits.flatMap((one) => Object.values(one))).size).toBe(12)
    for (const { sessionId, patientToken, doctorToken } of visits) {
      const params = { sessionId }
      for (const token of [patientToken, doctorToken]) {
        const session = await test.call('getSession', { as: { token }, params })
        expect(session.body).toMatchObject({ sessionId, status: 'SCHEDULED' })
      }
      const joined = await test.call('joinSession', { as: { token: patientToken }, params, body: {} })
      expect(joined.status).toBe(202)
    }
    const [first, second] = visits
    const stranger = await test.call('getSession', {
      as: { token: first?.patientToken ?? '' },
      params: { sessionId: second?.sessionId ?? '' },
    })
    expect(stranger.status).toBe(404)
  })
})

describe('POST /test/seed', () => {
  const post = (target: TestApp, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${target.url}/test/seed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('seeds for the administrator and for a program on this machine', async () => {
    const admin = await anAdmin(test)
    for (const headers of [{}, { authorization: `Bearer ${admin.token}` }]) {
      const answer = await post(test, { visits: 2 }, headers as Record<string, string>)
      expect(answer.status).toBe(200)
      expect(((await answer.json()) as { visits: unknown[] }).visits).toHaveLength(2)
    }
  })

  it('refuses patients, doctors, forwarded and foreign callers, and wrong numbers, and makes nobody', async () => {
    const others = [await aPatient(test), await aDoctor(test)]
    const before = await countAccounts()
    for (const { token } of others)
      expect((await post(test, { visits: 1 }, { authorization: `Bearer ${token}` })).status).toBe(403)
    expect((await post(test, { visits: 1 }, { authorization: 'Bearer nobody' })).status).toBe(401)
    expect((await post(test, { visits: 1 }, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401)
    expect((await post(test, { visits: 1 }, { origin: 'https://elsewhere.example' })).status).toBe(403)
    for (const body of [{}, { visits: 0 }, { visits: 2_001 }, { visits: '3' }, { visits: 1, more: 1 }])
      expect((await post(test, body)).status).toBe(400)
    expect(await countAccounts()).toBe(before)
  })

  it('is not there outside demo mode', async () => {
    const clinic = await startTestApp({ DEMO: '0' })
    expect((await post(clinic, { visits: 1 })).status).toBe(404)
  })
})
