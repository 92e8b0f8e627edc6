import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/index.ts'

const person = (token: string) => ({
  token,
  name: 'Ana Rana',
  email: `${crypto.randomUUID()}@example.test`,
  password: 'a long enough phrase',
})

describe('the first administrator', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp({ DEMO: '0' })
  })
  const ensure = () => test.app.doors.identity.ensureSetupToken()
  const setUp = (token: string) => test.call('setUpFirstAdministrator', { body: person(token) })

  it('is made once by the printed token: guesses, old tokens and late comers are refused', async () => {
    const old = (await ensure()) ?? ''
    await test.advance(25 * 3_600_000)
    const token = (await ensure()) ?? ''
    for (const wrong of ['guess', old]) {
      const refused = await setUp(wrong)
      expect([refused.status, refused.problem.code]).toEqual([403, 'setup_closed'])
    }
    const both = await Promise.all([setUp(token), setUp(token)])
    expect(both.map((one) => one.status).sort()).toEqual([201, 403])
    const made = both.find((one) => one.status === 201)
    expect(made?.body.user).toMatchObject({ role: 'ADMIN', name: 'Ana Rana' })
    const accounts = await test.call('listAccounts', { as: { token: made?.body.accessToken ?? '' } })
    expect(accounts.body.items).toHaveLength(1)
    expect((await setUp(token)).problem.code).toBe('setup_closed')
    expect(await ensure()).toBeNull()
  })

  it('has no demo door beside it, and demo people of an older demo stay out', async () => {
    for (const as of ['patient', 'doctor', 'admin'] as const) {
      const refused = await test.call('openDemo', { body: { as } })
      expect([refused.status, refused.problem.code]).toEqual([404, 'not_found'])
    }
    const { identity } = test.app.doors
    const token = await test.database.asService('test', async (tx) =>
      identity.issueToken(
        tx,
        await identity.createPerson(tx, {
          role: 'PATIENT',
          name: 'Ram Thapa',
          email: 'ram.thapa@demo.test',
          password: 'bedside-demo',
          isDemo: true,
        }),
      ),
    )
    expect((await test.call('getMe', { as: { token } })).status).toBe(401)
    const signedIn = await test.call('signIn', {
      body: { email: 'ram.thapa@demo.test', password: 'bedside-demo' },
    })
    expect(signedIn.problem.code).toBe('wrong_credentials')
  })
})

describe('the demo', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp({ CLINIC_PHONE: '+977 1 5550000' })
  })

  it('opens for each role without a password, and needs no set-up link', async () => {
    const { identity } = test.app.doors
    await test.database.asService('test', async (tx) => {
      const people = { PATIENT: 'ram.thapa', DOCTOR: 'asha.shrestha', ADMIN: 'admin' } as const
      for (const [role, name] of Object.entries(people) as ['PATIENT' | 'DOCTOR' | 'ADMIN', string][])
        await identity.createPerson(tx, {
          role,
          name,
          email: `${name}@demo.test`,
          password: null,
          isDemo: true,
        })
    })
    for (const as of ['patient', 'doctor', 'admin'] as const) {
      const opened = await test.call('openDemo', { body: { as } })
      expect([opened.status, opened.body.user.role]).toEqual([200, as.toUpperCase()])
      expect(opened.headers.get('set-cookie')).toContain(opened.body.accessToken)
    }
    expect((await test.call('openDemo', { body: { as: 'owner' } as never })).status).toBe(400)
    expect(await identity.ensureSetupToken()).toBeNull()
    const refused = await test.call('setUpFirstAdministrator', { body: person('guess') })
    expect(refused.problem.code).toBe('setup_closed')
  })

  it('is told by the clinic page, which strangers may read', async () => {
    const clinic = await test.call('getClinic')
    expect(clinic.body).toMatchObject({
      demo: true,
      phone: '+977 1 5550000',
      logo: null,
      emergencyNumber: '102',
      timeZone: 'Asia/Kathmandu',
      languages: ['en', 'ne', 'hi'],
    })
    expect(Math.abs(Date.parse(clinic.body.serverTime) - test.clock.now().getTime())).toBeLessThan(5_000)
  })
})
