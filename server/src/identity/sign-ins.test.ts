import { beforeAll, describe, expect, it } from 'vitest'
import { aPatient, openSocket, startTestApp, type TestApp } from '../../test/harness/index.ts'
import { deviceOf } from '../platform/http/index.ts'

const password = 'a long enough phrase'
const phone =
  'Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const laptop = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

async function onTwoDevices() {
  const email = `${crypto.randomUUID()}@example.test`
  await test.call('register', { body: { name: 'Hari Magar', email, password } })
  const signIn = async (userAgent: string) => {
    const { body } = await test.call('signIn', {
      body: { email, password },
      headers: { 'user-agent': userAgent },
    })
    return { token: body.accessToken, userId: body.user.id }
  }
  return { here: await signIn(phone), there: await signIn(laptop) }
}
const listed = async (as: { token: string }) => (await test.call('listSignIns', { as })).body.items

describe('the devices one is signed in on', () => {
  it('need a sign-in to be seen or ended', async () => {
    const signInId = crypto.randomUUID()
    expect((await test.call('listSignIns')).status).toBe(401)
    expect((await test.call('endSignIn', { params: { signInId } })).status).toBe(401)
    expect((await test.call('signOutEverywhere')).status).toBe(401)
  })

  it('are listed with browser and system, this one first, without any token', async () => {
    const { here } = await onTwoDevices()
    const items = await listed(here)
    expect(items.slice(0, 2)).toMatchObject([
      { browser: 'Chrome', system: 'Android', isThis: true },
      { browser: 'Firefox', system: 'Linux', isThis: false },
    ])
    expect(items).toHaveLength(3)
    expect(JSON.stringify(items)).not.toContain(here.token)
  })

  it('are not listed once they are over', async () => {
    const { here } = await onTwoDevices()
    await test.advance(7 * 3_600_000)
    expect(await listed(here)).toHaveLength(3)
    await test.advance(7 * 3_600_000)
    expect(await listed(here)).toMatchObject([{ isThis: true }])
  })

  it('end one by one: that token and its socket die at once, the others go on', async () => {
    const { here, there } = await onTwoDevices()
    const [mine, other] = [await openSocket(test.url, here.token), await openSocket(test.url, there.token)]
    const signInId = (await listed(here)).find((one) => one.browser === 'Firefox')?.signInId ?? ''
    expect((await test.call('endSignIn', { as: here, params: { signInId } })).status).toBe(204)
    await other.closed
    expect((await test.call('getMe', { as: there })).status).toBe(401)
    expect((await test.call('getMe', { as: here })).status).toBe(200)
    await mine.ask('PING', {})
    await mine.close()
    expect((await test.call('endSignIn', { as: here, params: { signInId } })).problem.code).toBe('not_found')
  })

  it('of another person answer like none, and go on', async () => {
    const { here } = await onTwoDevices()
    const [own] = await listed(here)
    const stranger = await aPatient(test)
    const params = { signInId: own?.signInId ?? '' }
    expect((await test.call('endSignIn', { as: stranger, params })).problem.code).toBe('not_found')
    expect((await test.call('getMe', { as: here })).status).toBe(200)
  })
})

describe('signing out everywhere', () => {
  it('ends all other tokens and sockets at once, keeps this one, and is audited', async () => {
    const { here, there } = await onTwoDevices()
    const stranger = await aPatient(test)
    const [mine, other] = [await openSocket(test.url, here.token), await openSocket(test.url, there.token)]
    expect((await test.call('signOutEverywhere', { as: here })).status).toBe(204)
    await other.closed
    expect((await test.call('getMe', { as: there })).status).toBe(401)
    expect((await test.call('getMe', { as: here })).status).toBe(200)
    await mine.ask('PING', {})
    await mine.close()
    expect(await listed(here)).toMatchObject([{ isThis: true }])
    expect((await test.call('getMe', { as: stranger })).status).toBe(200)
    const lines = await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('audit_events')
        .select('outcome')
        .where('action', '=', 'sign_in.ended_everywhere')
        .where('actor_id', '=', here.userId)
        .execute(),
    )
    expect(lines).toEqual([{ outcome: 'ok' }])
  })
})

describe('signing out', () => {
  it('ends this device alone: a visit on another one runs on', async () => {
    const { here, there } = await onTwoDevices()
    const other = await openSocket(test.url, there.token)
    await test.call('signOut', { as: here })
    await other.ask('PING', {})
    await other.close()
  })
})

describe('the name of a device', () => {
  it.each([
    [phone, 'Chrome', 'Android', 'mobile'],
    [laptop, 'Firefox', 'Linux', 'web'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
      'mobile',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge',
      'Windows',
      'web',
    ],
    ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Safari/604.1', 'Safari', 'iPad', 'tablet'],
    ['curl/8', '', '', 'web'],
  ])('%s', (userAgent, browser, system, kind) => {
    expect(deviceOf(userAgent)).toEqual({ kind, browser, system })
  })
})
