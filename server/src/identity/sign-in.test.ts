import { beforeAll, describe, expect, it } from 'vitest'
import { aPatient, openSocket, startTestApp, type TestApp } from '../../test/harness/index.ts'

const password = 'a long enough phrase'
let test: TestApp
/** Many networks behind one loopback address, so that each case has its own count. */
let lastNetwork = 0
const fromElsewhere = () => {
  lastNetwork += 1
  return { 'x-forwarded-for': `203.0.113.${lastNetwork}` }
}

beforeAll(async () => {
  test = await startTestApp({ TRUST_PROXY: '127.0.0.1' })
})

async function anAccount() {
  const email = `${crypto.randomUUID()}@example.test`
  const made = await test.call('register', {
    body: { name: 'Gita Lama', email, password },
    headers: fromElsewhere(),
  })
  expect(made.status).toBe(201)
  return { email, userId: made.body.user.id, token: made.body.accessToken }
}

const signIn = (email: string, word: string, headers: Record<string, string> = fromElsewhere()) =>
  test.call('signIn', { body: { email, password: word }, headers })

const auditOf = (action: string) =>
  test.database.asService('test', ({ q }) =>
    q.selectFrom('audit_events').selectAll().where('action', '=', action).orderBy('id').execute(),
  )

const signInsOf = (userId: string) =>
  test.database.asService('test', ({ q }) =>
    q.selectFrom('auth_sessions').selectAll().where('user_id', '=', userId).execute(),
  )

describe('signing in', () => {
  it('gives a token that works as bearer, and the same as an HttpOnly cookie', async () => {
    const { email, userId } = await anAccount()
    const signedIn = await signIn(email.toUpperCase(), password)
    expect(signedIn.status).toBe(200)
    expect(signedIn.body.user).toMatchObject({ id: userId, name: 'Gita Lama', role: 'PATIENT', email })
    const asBearer = await test.call('getMe', { as: { token: signedIn.body.accessToken } })
    expect(asBearer.body.id).toBe(userId)
    const cookie = signedIn.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^bedside=[^;]+;.*HttpOnly.*SameSite=Lax/)
    const asCookie = await test.call('getMe', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(asCookie.body.id).toBe(userId)
  })

  it('keeps only a hash of the token and of the password', async () => {
    const { email, userId, token } = await anAccount()
    const rows = await test.database.asService('test', async ({ q }) => ({
      account: await q
        .selectFrom('accounts')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirstOrThrow(),
      signIns: await q.selectFrom('auth_sessions').selectAll().where('user_id', '=', userId).execute(),
    }))
    expect(rows.account.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  it('answers an unknown address, a wrong password and a closed account with the same words', async () => {
    const known = await anAccount()
    const closed = await anAccount()
    await test.database.asService('test', ({ q }) =>
      q.updateTable('accounts').set({ disabled_at: new Date() }).where('email', '=', closed.email).execute(),
    )
    const answers = [
      await signIn('nobody@example.test', password),
      await signIn(known.email, 'not the password'),
      await signIn(closed.email, password),
    ]
    const bare = answers.map(({ status, problem, headers }) => {
      const { requestId: _requestId, ...rest } = problem
      return { status, rest, cookie: headers.get('set-cookie') }
    })
    expect(bare[0]).toMatchObject({ status: 401, rest: { code: 'wrong_credentials' }, cookie: null })
    expect(bare[1]).toEqual(bare[0])
    expect(bare[2]).toEqual(bare[0])
    expect(await signInsOf(closed.userId)).toHaveLength(1)
  })

  it('works about as long for an unknown address as for a known one', async () => {
    const { email } = await anAccount()
    const times = { unknown: [] as number[], known: [] as number[] }
    // One after the other, so that whatever else this machine does meets both alike.
    for (let round = 0; round < 9; round += 1) {
      for (const kind of ['unknown', 'known'] as const) {
        const begun = performance.now()
        await signIn(kind === 'known' ? email : `${crypto.randomUUID()}@example.test`, 'not the password')
        times[kind].push(performance.now() - begun)
      }
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[4] as number
    const [unknown, known] = [median(times.unknown), median(times.known)]
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })

  it('records successes and refusals without the address', async () => {
    const { email, userId } = await anAccount()
    await signIn(email, password)
    await signIn(email, 'not the password')
    const lines = (await auditOf('sign_in')).filter((line) => line.subject_id === userId)
    expect(lines.map((line) => [line.outcome, line.actor_id])).toEqual([
      ['ok', userId],
      ['refused', null],
    ])
    expect(JSON.stringify(lines)).not.toContain(email)
  })

  it('refuses unknown keys and empty values, and opens nothing', async () => {
    const { email, userId } = await anAccount()
    const bodies = [
      { email, password, role: 'ADMIN' },
      { email },
      { email: '', password },
      { email, password: 'x'.repeat(201) },
      { email: 7, password },
      [],
    ]
    for (const body of bodies) {
      const refused = await test.call('signIn', { body: body as never, headers: fromElsewhere() })
      expect([refused.status, refused.problem.code]).toEqual([400, 'invalid_input'])
    }
    expect(await signInsOf(userId)).toHaveLength(1)
  })
})

describe('limits on tries', () => {
  it('stops the eleventh wrong password for one address, known or not, and opens again after a quarter of an hour', async () => {
    const { email } = await anAccount()
    for (const address of [email, 'somebody.else@example.test']) {
      for (let tries = 0; tries < 10; tries += 1)
        expect((await signIn(address, 'not the password')).status).toBe(401)
      const over = await signIn(address, password)
      expect([over.status, over.problem.code]).toEqual([429, 'too_many_requests'])
      expect(over.problem.retryAfterSeconds).toBeGreaterThan(800)
      expect(over.headers.get('retry-after')).toBe(String(over.problem.retryAfterSeconds))
    }
    expect((await auditOf('sign_in.limited')).map((line) => line.details)).toEqual([
      { kind: 'account' },
      { kind: 'account' },
    ])
    await test.advance(15 * 60_000 + 1_000)
    expect((await signIn(email, password)).status).toBe(200)
  })

  it('starts counting anew after the right password', async () => {
    const { email } = await anAccount()
    for (let tries = 0; tries < 9; tries += 1) await signIn(email, 'not the password')
    expect((await signIn(email, password)).status).toBe(200)
    for (let tries = 0; tries < 9; tries += 1)
      expect((await signIn(email, 'not the password')).status).toBe(401)
  })

  it('lets none of many tries at the same moment slip past', async () => {
    const { email } = await anAccount()
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async () => (await signIn(email, 'not the password')).status),
    )
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  })

  it('stops one network that tries many addresses; an IPv6 network is its /64', async () => {
    const from = (host: number) => ({ 'x-forwarded-for': `2001:db8:7:7::${host.toString(16)}` })
    for (let tries = 0; tries < 60; tries += 1)
      expect((await signIn(`many.${tries}@example.test`, 'guess', from(tries + 1))).status).toBe(401)
    const over = await signIn('one.more@example.test', 'guess', from(4_000))
    expect(over.status).toBe(429)
    const neighbour = await signIn('one.more@example.test', 'guess', { 'x-forwarded-for': '2001:db8:7:8::1' })
    expect(neighbour.status).toBe(401)
  })
})

describe('a sign-in ends', () => {
  it('after twelve hours without use, and not before', async () => {
    const { token } = await anAccount()
    for (let hours = 0; hours < 33; hours += 11) {
      await test.advance(11 * 3_600_000)
      expect((await test.call('getMe', { as: { token } })).status).toBe(200)
    }
    await test.advance(12 * 3_600_000)
    expect((await test.call('getMe', { as: { token } })).status).toBe(401)
  })

  it('after seven days, however much it is used', async () => {
    const { token } = await anAccount()
    for (let hours = 0; hours < 160; hours += 10) {
      await test.advance(10 * 3_600_000)
      expect((await test.call('getMe', { as: { token } })).status).toBe(200)
    }
    await test.advance(8 * 3_600_000)
    expect((await test.call('getMe', { as: { token } })).status).toBe(401)
  })

  it('by signing out: the token is dead at once, other devices go on', async () => {
    const { email, token } = await anAccount()
    const other = (await signIn(email, password)).body.accessToken
    expect((await test.call('getMe', { as: { token } })).status).toBe(200)
    const out = await test.call('signOut', { as: { token } })
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/^bedside=;/)
    expect((await test.call('getMe', { as: { token } })).status).toBe(401)
    expect((await test.call('getMe', { as: { token: other } })).status).toBe(200)
    expect((await test.call('signOut')).status).toBe(401)
  })

  it('by signing out: its open socket is closed', async () => {
    const { token } = await anAccount()
    const socket = await openSocket(test.url, token)
    await test.call('signOut', { as: { token } })
    expect((await socket.closed).code).toBeGreaterThanOrEqual(1000)
  })
})

describe('a token', () => {
  it('that is missing, made up, or sent in the wrong way is nobody', async () => {
    const { token } = await anAccount()
    const tries: Record<string, string>[] = [
      {},
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${token}x` },
      { authorization: `Basic ${token}` },
      { authorization: `Bearer ${Buffer.alloc(32).toString('base64url')}` },
      { cookie: 'bedside=nonsense' },
    ]
    for (const headers of tries) {
      const refused = await test.call('getMe', { headers })
      expect([refused.status, refused.problem.code]).toEqual([401, 'unauthenticated'])
    }
  })

  it('in a cookie is refused when another site sends the call, and nothing changes', async () => {
    const { token, userId } = await anAccount()
    const refused = await test.call('updateMe', {
      body: { name: 'Somebody Else' },
      headers: { cookie: `bedside=${token}`, origin: 'https://elsewhere.example' },
    })
    expect([refused.status, refused.problem.code]).toEqual([403, 'foreign_origin'])
    const own = await test.call('updateMe', {
      body: { phone: '+977 1 5550100' },
      headers: { cookie: `bedside=${token}`, origin: test.url },
    })
    expect(own.body).toMatchObject({ id: userId, name: 'Gita Lama', phone: '+977 1 5550100' })
  })

  it('of a person whose account is closed counts no more, within a moment', async () => {
    const patient = await aPatient(test)
    expect((await test.call('getMe', { as: patient })).status).toBe(200)
    await test.database.asService('test', ({ q }) =>
      q.updateTable('accounts').set({ disabled_at: new Date() }).where('id', '=', patient.userId).execute(),
    )
    // Done behind this server's back, as by another node: what it remembers is at most five seconds old.
    test.clock.advance(5_000)
    expect((await test.call('getMe', { as: patient })).status).toBe(401)
  })
})
