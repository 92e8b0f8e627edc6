import { beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/index.ts'

const password = 'a long enough phrase'
let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const registration = () => ({ name: 'Hari Magar', email: `${crypto.randomUUID()}@example.test`, password })
async function anAccount() {
  const body = registration()
  const made = await test.call('register', { body })
  return { ...body, userId: made.body.user.id, token: made.body.accessToken }
}
const countAccounts = () =>
  test.database.asService(
    'test',
    async ({ q }) => (await q.selectFrom('accounts').select('id').execute()).length,
  )

describe('opening a patient account', () => {
  it('signs in as a patient, whatever else is asked for', async () => {
    const body = { ...registration(), language: 'ne' as const, timeZone: 'Asia/Kathmandu', phone: '+977 980' }
    const made = await test.call('register', { body })
    expect(made.status).toBe(201)
    expect(made.body.user).toMatchObject({
      name: 'Hari Magar',
      role: 'PATIENT',
      language: 'ne',
      timeZone: 'Asia/Kathmandu',
      phone: '+977 980',
      singleKeys: true,
    })
    expect(made.headers.get('set-cookie')).toContain(made.body.accessToken)
    const asAdmin = await test.call('register', { body: { ...registration(), role: 'ADMIN' } as never })
    expect(asAdmin.problem.errors).toEqual([{ pointer: '/role', detail: 'unknown key' }])
  })

  it('says only that a taken address cannot be used, in any letter case, and changes nothing', async () => {
    const { email, token } = await anAccount()
    const before = await countAccounts()
    const again = await test.call('register', {
      body: { ...registration(), name: 'Somebody Else', email: email.toUpperCase() },
    })
    expect([again.status, again.problem.code]).toEqual([409, 'email_taken'])
    expect(JSON.stringify(again.problem)).not.toMatch(/Hari|PATIENT/)
    expect(await countAccounts()).toBe(before)
    expect((await test.call('getMe', { as: { token } })).body.name).toBe('Hari Magar')
  })

  it('one of two at the same moment gets the address', async () => {
    const body = registration()
    const both = await Promise.all([test.call('register', { body }), test.call('register', { body })])
    expect(both.map((one) => one.status).sort()).toEqual([201, 409])
  })

  it('refuses what is not an address, a short password, an unknown zone, and names of nothing', async () => {
    const before = await countAccounts()
    const wrong = [
      { email: 'not an address' },
      { password: 'short' },
      { timeZone: 'Mars/Olympus' },
      { name: '   ' },
      { name: 'a\u0007b' },
      { name: 'x'.repeat(121) },
      { language: 'xx' },
    ]
    for (const part of wrong) {
      const refused = await test.call('register', { body: { ...registration(), ...part } as never })
      expect([refused.status, refused.problem.errors?.[0]?.pointer]).toEqual([
        400,
        `/${Object.keys(part)[0]}`,
      ])
    }
    expect(await countAccounts()).toBe(before)
  })
})

describe('the own profile', () => {
  it('is changed in what was given and nothing else', async () => {
    const { token, userId } = await anAccount()
    const before = (await test.call('getMe', { as: { token } })).body
    const changed = await test.call('updateMe', {
      as: { token },
      body: { language: 'hi', singleKeys: false },
    })
    expect(changed.body).toEqual({ ...before, language: 'hi', singleKeys: false })
    const cleared = await test.call('updateMe', {
      as: { token },
      body: { name: 'Hari B. Magar', phone: null },
    })
    expect(cleared.body).toMatchObject({ id: userId, name: 'Hari B. Magar', phone: null, language: 'hi' })
  })

  it('takes no role, address or id', async () => {
    const { token } = await anAccount()
    const before = (await test.call('getMe', { as: { token } })).body
    for (const body of [{ role: 'ADMIN' }, { email: 'x@example.test' }, { id: crypto.randomUUID() }]) {
      const refused = await test.call('updateMe', { as: { token }, body: body as never })
      expect(refused.problem.code).toBe('invalid_input')
    }
    expect((await test.call('getMe', { as: { token } })).body).toEqual(before)
  })

  it('requires sign-in', async () => {
    expect((await test.call('getMe')).status).toBe(401)
    expect((await test.call('updateMe', { body: { name: 'Nobody' } })).status).toBe(401)
    expect(
      (await test.call('changePassword', { body: { currentPassword: password, newPassword: password } }))
        .status,
    ).toBe(401)
  })
})

describe('changing the password', () => {
  const next = 'another long phrase'
  const signIn = async (email: string, word: string) =>
    (await test.call('signIn', { body: { email, password: word } })).status

  it('lets the new one in, the old one no more, and ends all other sign-ins', async () => {
    const { email, token } = await anAccount()
    const other = (await test.call('signIn', { body: { email, password } })).body.accessToken
    expect((await test.call('getMe', { as: { token: other } })).status).toBe(200)
    const changed = await test.call('changePassword', {
      as: { token },
      body: { currentPassword: password, newPassword: next },
    })
    expect(changed.status).toBe(204)
    expect((await test.call('getMe', { as: { token: other } })).status).toBe(401)
    expect((await test.call('getMe', { as: { token } })).status).toBe(200)
    expect([await signIn(email, password), await signIn(email, next)]).toEqual([401, 200])
  })

  it('needs the present one, counts wrong guesses, and audits both ways', async () => {
    const { email, token, userId } = await anAccount()
    const guess = (currentPassword: string) =>
      test.call('changePassword', { as: { token }, body: { currentPassword, newPassword: next } })
    for (let tries = 0; tries < 10; tries += 1)
      expect((await guess('not the password')).problem.code).toBe('wrong_credentials')
    expect((await guess(password)).status).toBe(429)
    expect(await signIn(email, password)).toBe(200)
    await test.advance(15 * 60_000 + 1_000)
    expect((await guess(password)).status).toBe(204)
    const lines = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('audit_events')
        .select(['outcome', 'actor_id'])
        .where('action', '=', 'password.changed')
        .where('subject_id', '=', userId)
        .orderBy('id')
        .execute(),
    )
    expect(lines.map((line) => line.outcome)).toEqual([...Array(10).fill('refused'), 'ok'])
    expect(new Set(lines.map((line) => line.actor_id))).toEqual(new Set([userId]))
  })

  it('refuses a short new one and keeps the old', async () => {
    const { email, token } = await anAccount()
    const refused = await test.call('changePassword', {
      as: { token },
      body: { currentPassword: password, newPassword: 'short' },
    })
    expect(refused.problem.errors?.[0]?.pointer).toBe('/newPassword')
    expect(await signIn(email, password)).toBe(200)
  })
})
