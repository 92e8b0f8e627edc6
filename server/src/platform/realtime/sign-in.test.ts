import { randomUUID } from 'node:crypto'
import { closeCodes, REALTIME_PATH } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openSocket } from '../../../test/harness/socket.ts'
import { bareSocket, until, upTo } from '../../../test/realtime/bare-socket.ts'
import { startMemoryRealtime } from '../../../test/realtime/memory-source.ts'

describe('signing in', async () => {
  const test = await startMemoryRealtime({ signInWithinMs: 1_000, socketsPerPerson: 5 })
  const { userId } = test.person('ram')

  it('welcomes a socket whose first frame holds a good token', async () => {
    const socket = await openSocket(test.url, 'ram')
    const welcome = await socket.next('WELCOME')
    expect(welcome).toMatchObject({ userId, heartbeatMs: 10_000 })
    await socket.close()
  })

  it('welcomes a browser by its cookie', async () => {
    const { socket, frames, closed } = await bareSocket(test.url, { cookie: 'bedside=ram', origin: test.url })
    await until(() => expect(frames[0]?.type).toBe('WELCOME'))
    socket.close()
    await closed
  })

  it('refuses a page of another origin before a socket exists, cookie or not', async () => {
    await expect(
      bareSocket(test.url, { cookie: 'bedside=ram', origin: 'https://evil.example' }),
    ).rejects.toThrow('403')
    const allowed = await bareSocket(test.url, { origin: 'https://clinic.example' })
    allowed.socket.close()
    await allowed.closed
  })

  it('answers 404 on any other path', async () => {
    const socket = new WebSocket(`${test.url.replace('http', 'ws')}/ws/other`)
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve))
    expect(error.message).toContain('404')
  })

  it('ends a socket that stays silent, that speaks first without signing in, or that holds a wrong token', async () => {
    const silent = await bareSocket(test.url)
    expect(await silent.closed).toBe(closeCodes.policy)

    const early = await bareSocket(test.url)
    early.socket.send(JSON.stringify({ type: 'SUBSCRIBE', id: 1, payload: { sessionId: randomUUID() } }))
    expect(await early.closed).toBe(closeCodes.policy)
    expect(early.frames).toMatchObject([{ type: 'ERROR', id: 1, payload: { code: 'unauthenticated' } }])

    const wrong = await bareSocket(test.url)
    wrong.socket.send(JSON.stringify({ type: 'AUTHENTICATE', id: 2, payload: { token: 'nobody' } }))
    expect(await wrong.closed).toBe(closeCodes.signedOut)
    expect(wrong.frames).toMatchObject([{ type: 'ERROR', id: 2, payload: { code: 'unauthenticated' } }])
  })

  it('never takes a token from the address', async () => {
    const socket = new WebSocket(
      `${test.url.replace('http', 'ws')}${REALTIME_PATH}?token=ram&access_token=ram`,
    )
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    expect(await closed).toBe(closeCodes.policy)
  })

  it('does not let a second sign-in change whose socket it is', async () => {
    test.person('sita')
    const socket = await openSocket(test.url, 'ram')
    await expect(socket.ask('AUTHENTICATE', { token: 'sita' })).rejects.toThrow('identity_mismatch')
    await socket.close()
  })

  it('holds so many sockets of one person and no more', async () => {
    test.person('greedy')
    const held = await Promise.all(upTo(5).map(() => openSocket(test.url, 'greedy')))
    const more = await bareSocket(test.url)
    more.socket.send(JSON.stringify({ type: 'AUTHENTICATE', payload: { token: 'greedy' } }))
    expect(await more.closed).toBe(closeCodes.policy)
    expect(more.frames).toMatchObject([{ type: 'ERROR', payload: { code: 'too_many_requests' } }])
    await held[0]?.close()
    await until(() => expect(test.realtime.counts().sockets).toBe(4))
    held.push(await openSocket(test.url, 'greedy'))
    await Promise.all(held.map((socket) => socket.close()))
  })

  it('ends all sockets of a person, or those of one sign-in', async () => {
    const first = await openSocket(test.url, 'ram')
    test.people.set('ram-again', { userId, role: 'PATIENT', signInId: randomUUID() })
    const second = await openSocket(test.url, 'ram-again')
    test.realtime.disconnectPerson(userId, test.person('ram').signInId)
    expect((await first.closed).code).toBe(closeCodes.signedOut)
    expect(await second.ask('PING', {})).toHaveProperty('serverTime')
    test.realtime.disconnectPerson(userId)
    expect((await second.closed).code).toBe(closeCodes.signedOut)
    await until(() => expect(test.realtime.isOnline(userId)).toBe(false))
  })
})
