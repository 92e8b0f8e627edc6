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

let test: TestApp
let admin: TestPerson
beforeAll(async () => {
  test = await startTestApp()
  admin = await anAdmin(test)
})

const doctorBody = () => ({
  role: 'DOCTOR' as const,
  name: 'Dr Pema Sherpa',
  email: `${crypto.randomUUID()}@example.test`,
  password: 'a long enough phrase',
  doctor: { specialization: 'Cardiology', registrationNumber: 'NMC 4711', languages: ['ne' as const] },
})
const emails = () =>
  test.database.asService('test', async ({ q }) =>
    (await q.selectFrom('accounts').select('email').execute()).map((row) => row.email),
  )

describe('accounts', () => {
  it('require sign-in, and refuse patients and doctors with a line in the audit trail', async () => {
    const body = doctorBody()
    const victim = await aPatient(test)
    expect((await test.call('listAccounts')).status).toBe(401)
    expect((await test.call('createAccount', { body })).status).toBe(401)
    expect((await test.call('disableAccount', { params: { userId: victim.userId } })).status).toBe(401)
    for (const as of [await aPatient(test), await aDoctor(test)]) {
      const refused = [
        await test.call('listAccounts', { as }),
        await test.call('createAccount', { as, body }),
        await test.call('disableAccount', { as, params: { userId: victim.userId } }),
      ]
      expect(refused.map((one) => one.problem.code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
      const lines = await test.database.asService('test', ({ q }) =>
        q
          .selectFrom('audit_events')
          .select(['action', 'outcome'])
          .where('actor_id', '=', as.userId)
          .execute(),
      )
      expect(lines).toEqual([
        { action: 'accounts.listed', outcome: 'refused' },
        { action: 'account.created', outcome: 'refused' },
        { action: 'account.disabled', outcome: 'refused' },
      ])
    }
    expect(await emails()).not.toContain(body.email)
    expect((await test.call('getMe', { as: victim })).status).toBe(200)
  })

  it('of a doctor are made with the registration, and the doctor signs in and is bookable', async () => {
    const body = doctorBody()
    const made = await test.call('createAccount', { as: admin, body })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      name: 'Dr Pema Sherpa',
      role: 'DOCTOR',
      email: body.email,
      disabledAt: null,
    })
    const signedIn = await test.call('signIn', { body: { email: body.email, password: body.password } })
    expect(signedIn.body.user.role).toBe('DOCTOR')
    const profile = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('doctor_profiles')
        .select(['specialization', 'registration_number'])
        .where('id', '=', made.body.userId)
        .executeTakeFirst(),
    )
    expect(profile).toEqual({ specialization: 'Cardiology', registration_number: 'NMC 4711' })
  })

  it('need the doctor part for doctors alone, and a free address', async () => {
    const { doctor, ...bare } = doctorBody()
    const without = await test.call('createAccount', { as: admin, body: bare })
    expect(without.problem.errors).toEqual([{ pointer: '/doctor', detail: 'required for role DOCTOR' }])
    const patient = await test.call('createAccount', {
      as: admin,
      body: { ...bare, role: 'PATIENT', doctor },
    })
    expect(patient.problem.errors).toEqual([{ pointer: '/doctor', detail: 'only for role DOCTOR' }])
    const taken = await test.call('createAccount', {
      as: admin,
      body: { ...doctorBody(), email: admin.email },
    })
    expect([taken.status, taken.problem.code]).toEqual([409, 'email_taken'])
    expect(await emails()).not.toContain(bare.email)
  })

  it('are made once under a repeated Idempotency-Key, which refuses another body', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const body = doctorBody()
    const first = await test.call('createAccount', { as: admin, body, headers })
    const again = await test.call('createAccount', { as: admin, body, headers })
    expect([again.status, again.body]).toEqual([201, first.body])
    const other = doctorBody()
    const reused = await test.call('createAccount', { as: admin, body: other, headers })
    expect([reused.status, reused.problem.code]).toEqual([422, 'idempotency_key_reused'])
    expect(await emails()).not.toContain(other.email)
  })

  it('come in pages, newest first, each once', async () => {
    for (let made = 0; made < 3; made += 1) {
      test.clock.advance(1_000)
      await aPatient(test)
    }
    const seen: { userId: string; createdAt: string }[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(cursor)
      expect(page.body.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.body.items)
      cursor = page.body.nextCursor
    } while (cursor)
    expect(seen.length).toBe((await emails()).length)
    expect(new Set(seen.map((one) => one.userId)).size).toBe(seen.length)
    const times = seen.map((one) => one.createdAt)
    expect(times).toEqual([...times].sort().reverse())
    const forged = await test.call('listAccounts', { as: admin, query: { cursor: 'bm9uc2Vuc2U' } })
    expect([forged.status, forged.problem.errors?.[0]?.pointer]).toEqual([400, '/cursor'])
  })
  const listPage = (cursor: string | null) =>
    test.call('listAccounts', { as: admin, query: { limit: 2, ...(cursor ? { cursor } : {}) } })
})

describe('closing an account', () => {
  it('ends every sign-in at once, for good, and is audited', async () => {
    const patient = await aPatient(test)
    const socket = await openSocket(test.url, patient.token)
    expect((await test.call('getMe', { as: patient })).status).toBe(200)
    const closed = await test.call('disableAccount', { as: admin, params: { userId: patient.userId } })
    expect(closed.status).toBe(204)
    expect((await test.call('getMe', { as: patient })).status).toBe(401)
    expect((await socket.closed).code).toBeGreaterThanOrEqual(1000)
    const again = await test.call('disableAccount', { as: admin, params: { userId: patient.userId } })
    expect(again.status).toBe(204)
    const lines = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('audit_events')
        .select(['actor_id', 'outcome'])
        .where('action', '=', 'account.disabled')
        .where('subject_id', '=', patient.userId)
        .execute(),
    )
    expect(lines[0]).toEqual({ actor_id: admin.userId, outcome: 'ok' })
  })

  it('answers unknown and malformed ids alike, and never closes the own account', async () => {
    for (const userId of [crypto.randomUUID(), 'not-an-id']) {
      const refused = await test.call('disableAccount', { as: admin, params: { userId } })
      expect([refused.status, refused.problem.code]).toEqual([404, 'not_found'])
    }
    const own = await test.call('disableAccount', { as: admin, params: { userId: admin.userId } })
    expect([own.status, own.problem.code]).toEqual([403, 'forbidden'])
    expect((await test.call('getMe', { as: admin })).status).toBe(200)
  })
})
