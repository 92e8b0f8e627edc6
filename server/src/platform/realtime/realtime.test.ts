import { randomUUID } from 'node:crypto'
import { closeCodes, REALTIME_PATH, type ServerFrame } from '@bedside/contract'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openSocket, type TestSocket } from '../../../test/harness/socket.ts'
import { startMemoryRealtime } from '../../../test/realtime/memory-source.ts'

const seqs = (socket: TestSocket) =>
  socket.frames.flatMap((frame) => (frame.type === 'SESSION_EVENT' ? [frame.payload.seq] : []))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const until = <Value>(look: () => Value) => vi.waitFor(look, { timeout: 10_000, interval: 5 })

/** A bare socket, for what happens before the sign-in. */
async function bareSocket(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url.replace('http', 'ws') + REALTIME_PATH, { headers })
  const frames: ServerFrame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as ServerFrame))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, frames, closed }
}

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

describe('following a session', async () => {
  const test = await startMemoryRealtime({ bufferBytes: 64 * 1024 })
  const patient = test.person('patient').userId

  const aSession = (entries: number) => {
    const sessionId = randomUUID()
    for (let count = 0; count < entries; count += 1) test.source.append(sessionId)
    test.source.grant(sessionId, patient)
    return sessionId
  }

  it('answers with the head, replays what was missed and goes on live', async () => {
    const sessionId = aSession(5)
    const socket = await openSocket(test.url, 'patient')
    expect(await socket.ask('SUBSCRIBE', { sessionId, after: 3 })).toEqual({ lastSeq: 5 })
    await until(() => expect(seqs(socket)).toEqual([4, 5]))
    test.write(sessionId)
    await until(() => expect(seqs(socket)).toEqual([4, 5, 6]))
    const types = socket.frames.map((frame) => frame.type)
    expect(types.indexOf('ACK')).toBeLessThan(types.indexOf('SESSION_EVENT'))
    await socket.close()
  })

  it('has no gap and no repeat while entries are written during the replay', async () => {
    const sessionId = aSession(2_500)
    const sockets = await Promise.all(upTo(4).map(() => openSocket(test.url, 'patient')))
    let written = 2_500
    const writing = (async () => {
      while (written < 6_000) {
        for (let burst = 0; burst < 50; burst += 1) written = test.write(sessionId)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    await Promise.all(
      sockets.map((socket, index) => socket.ask('SUBSCRIBE', { sessionId, after: index * 100 })),
    )
    await writing
    await Promise.all(
      sockets.map(async (socket, index) => {
        let got: number[] = []
        // A reader told to resume does so from where it stands, as clients do.
        let resumes = 0
        await until(() => {
          const asked = socket.frames.filter((frame) => frame.type === 'RESUME')
          if (asked.length > resumes) {
            resumes = asked.length
            void socket.ask('SUBSCRIBE', { sessionId, after: seqs(socket).at(-1) ?? index * 100 })
          }
          got = seqs(socket)
          expect(got.at(-1)).toBe(written)
        })
        expect(got).toEqual(upTo(written).slice(index * 100))
        await socket.close()
      }),
    )
  })

  it('reads new entries once for all sockets of a session', async () => {
    const sessionId = aSession(0)
    const sockets = await Promise.all(upTo(10).map(() => openSocket(test.url, 'patient')))
    for (const socket of sockets) await socket.ask('SUBSCRIBE', { sessionId })
    await until(() => expect(test.realtime.subscribers(sessionId)).toHaveLength(10))
    const before = test.source.tailReads
    test.write(sessionId)
    for (const socket of sockets) await until(() => expect(seqs(socket)).toEqual([1]))
    expect(test.source.tailReads - before).toBe(1)
    for (const socket of sockets) await socket.close()
  })

  it('answers a foreign, an unknown and a malformed session alike and sends nothing of it', async () => {
    const sessionId = aSession(3)
    test.person('stranger')
    const socket = await openSocket(test.url, 'stranger')
    await expect(socket.ask('SUBSCRIBE', { sessionId })).rejects.toThrow('not_found')
    await expect(socket.ask('SUBSCRIBE', { sessionId: randomUUID() })).rejects.toThrow('not_found')
    await expect(socket.ask('SUBSCRIBE', { sessionId: 'x' })).rejects.toThrow('invalid_input')
    test.write(sessionId)
    test.realtime.toSession(sessionId, {
      type: 'TYPING',
      payload: { sessionId, userId: patient, typing: true },
    })
    await socket.ask('PING', {})
    expect(socket.frames.filter((frame) => !['WELCOME', 'ERROR', 'ACK'].includes(frame.type))).toEqual([])
    await socket.close()
  })

  it('shows a guest nothing before admission and the log from there on after it', async () => {
    const sessionId = aSession(3)
    const guest = test.person('guest').userId
    test.source.grant(sessionId, guest, { visibleFrom: null, admitted: false })
    const socket = await openSocket(test.url, 'guest')
    await socket.ask('SUBSCRIBE', { sessionId })
    test.write(sessionId)
    test.realtime.toSession(sessionId, {
      type: 'TYPING',
      payload: { sessionId, userId: patient, typing: true },
    })
    await socket.ask('PING', {})
    expect(socket.frames.map((frame) => frame.type)).toEqual(['WELCOME', 'ACK', 'ACK'])

    test.source.grant(sessionId, guest, { visibleFrom: 5 })
    test.write(sessionId, 'participant.admitted')
    test.write(sessionId)
    await until(() => expect(seqs(socket)).toEqual([5, 6]))
    await socket.close()
  })

  it('ends the subscription of someone who lost the right, and says so', async () => {
    const sessionId = aSession(1)
    const leaver = test.person('leaver').userId
    test.source.grant(sessionId, leaver)
    const socket = await openSocket(test.url, 'leaver')
    await socket.ask('SUBSCRIBE', { sessionId })
    await until(() => expect(seqs(socket)).toEqual([1]))
    test.source.sights.delete(`${sessionId} ${leaver}`)
    await test.realtime.recheck(sessionId)
    expect(await socket.next('RESUME')).toEqual({ sessionId, after: 1 })
    test.write(sessionId)
    await socket.ask('PING', {})
    expect(seqs(socket)).toEqual([1])
    expect(test.realtime.subscribers(sessionId)).toEqual([])
    await socket.close()
  })

  it('tells a reader that is too slow to resume, and keeps the others going', async () => {
    const sessionId = aSession(0)
    const quick = await openSocket(test.url, 'patient')
    await quick.ask('SUBSCRIBE', { sessionId })
    const slow = await bareSocket(test.url)
    slow.socket.send(JSON.stringify({ type: 'AUTHENTICATE', payload: { token: 'patient' } }))
    slow.socket.send(JSON.stringify({ type: 'SUBSCRIBE', id: 1, payload: { sessionId } }))
    await until(() => expect(slow.frames.map((frame) => frame.type)).toContain('ACK'))
    slow.socket.pause()
    const note = 'x'.repeat(20_000)
    const sent = 1_500
    for (let count = 0; count < sent; count += 1) {
      test.write(sessionId, 'check_in.saved', note)
      if (count % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await until(() => expect(seqs(quick).at(-1)).toBe(sent))
    slow.socket.resume()
    await until(() => expect(slow.frames.at(-1)?.type).toBe('RESUME'))
    const last = slow.frames.findLast((frame) => frame.type === 'SESSION_EVENT')?.payload as { seq: number }
    expect(slow.frames.at(-1)?.payload).toEqual({ sessionId, after: last.seq })
    expect(last.seq).toBeLessThan(sent)
    slow.socket.close()
    await slow.closed
    await quick.close()
  })

  it('tells listeners who follows and who went, each once and in order', async () => {
    const sessionId = aSession(0)
    const told: string[] = []
    test.realtime.onSubscription({
      followed: async (subscription) => void told.push(`followed ${subscription.identity?.split(':')[1]}`),
      gone: async (subscription) => void told.push(`gone ${subscription.identity?.split(':')[1]}`),
    })
    const socket = await openSocket(test.url, 'patient')
    await socket.ask('SUBSCRIBE', { sessionId, deviceId: 'tab-one-1' })
    await socket.ask('SUBSCRIBE', { sessionId, deviceId: 'tab-one-1' })
    await socket.ask('UNSUBSCRIBE', { sessionId })
    await socket.ask('SUBSCRIBE', { sessionId, deviceId: 'tab-two-2' })
    socket.cut()
    await until(() =>
      expect(told).toEqual(['followed tab-one-1', 'gone tab-one-1', 'followed tab-two-2', 'gone tab-two-2']),
    )
  })
})

describe('trouble', async () => {
  const test = await startMemoryRealtime({ bufferBytes: 64 * 1024 })
  const patient = test.person('patient').userId
  const aSession = () => {
    const sessionId = randomUUID()
    test.source.append(sessionId)
    test.source.grant(sessionId, patient)
    return sessionId
  }

  it('catches up by itself on what was written while the database was away', async () => {
    const sessionId = aSession()
    const socket = await openSocket(test.url, 'patient')
    await socket.ask('SUBSCRIBE', { sessionId })
    await until(() => expect(seqs(socket)).toEqual([1]))
    test.source.isAway = true
    const reads = test.source.tailReads
    test.write(sessionId)
    await until(() => expect(test.source.tailReads).toBeGreaterThan(reads))
    await expect(socket.ask('SUBSCRIBE', { sessionId })).rejects.toMatchObject({
      problem: { code: 'unavailable', status: 503 },
    })
    test.source.isAway = false
    await until(() => expect(seqs(socket)).toEqual([1, 2]))
    await socket.close()
  })

  it('takes a lost right away as soon as the database answers again', async () => {
    const sessionId = aSession()
    const socket = await openSocket(test.url, 'patient')
    await socket.ask('SUBSCRIBE', { sessionId })
    await until(() => expect(seqs(socket)).toEqual([1]))
    test.source.isAway = true
    test.source.sights.delete(`${sessionId} ${patient}`)
    await test.realtime.recheck(sessionId)
    expect(test.realtime.subscribers(sessionId)).toHaveLength(1)
    test.source.isAway = false
    await until(() => expect(test.realtime.subscribers(sessionId)).toEqual([]))
    await socket.close()
  })

  it('gives up a socket that leaves even passing frames unread, and no other', async () => {
    const other = test.person('other').userId
    const good = await openSocket(test.url, 'patient')
    const stuck = await bareSocket(test.url)
    test.person('stuck')
    stuck.socket.send(JSON.stringify({ type: 'AUTHENTICATE', payload: { token: 'stuck' } }))
    await until(() => expect(stuck.frames).toHaveLength(1))
    stuck.socket.pause()
    const payload = { sessionId: 'x'.repeat(60_000), userId: other, typing: true }
    for (let count = 0; count < 500; count += 1) {
      test.realtime.toPerson(test.person('stuck').userId, { type: 'TYPING', payload })
      if (count % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    stuck.socket.resume()
    expect(await stuck.closed).toBe(closeCodes.tooSlow)
    expect(stuck.frames.length).toBeLessThan(500)
    expect(await good.ask('PING', {})).toHaveProperty('serverTime')
    await good.close()
  })

  it('works the frames of a socket one after the other and loses none, however many come at once', async () => {
    const sessionId = aSession()
    let running = 0
    let most = 0
    test.realtime.on('TYPING', async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return undefined
    })
    const socket = await openSocket(test.url, 'patient')
    await Promise.all(upTo(300).map(() => socket.ask('TYPING', { sessionId, typing: true })))
    expect(most).toBe(1)
    await socket.close()
  })

  it('tells a reader to resume when its replay fails', async () => {
    const sessionId = aSession()
    const socket = await openSocket(test.url, 'patient')
    let isFirst = true
    test.realtime.onSubscription({
      followed: async () => {
        test.source.isAway = isFirst
        isFirst = false
      },
    })
    await socket.ask('SUBSCRIBE', { sessionId })
    expect(await socket.next('RESUME')).toEqual({ sessionId, after: 0 })
    test.source.isAway = false
    await socket.ask('SUBSCRIBE', { sessionId })
    await until(() => expect(seqs(socket)).toEqual([1]))
    await socket.close()
  })
})

describe('long polls', async () => {
  const test = await startMemoryRealtime()

  it('end with news, with time, with the caller, and with the server', async () => {
    const sessionId = randomUUID()
    const news = test.realtime.waitForNews(sessionId, 60_000)
    test.realtime.news(sessionId)
    await news
    await test.realtime.waitForNews(sessionId, 1)
    const caller = new AbortController()
    const hungUp = test.realtime.waitForNews(sessionId, 60_000, caller.signal)
    caller.abort()
    await hungUp
    const stopped = test.realtime.waitForNews(sessionId, 60_000)
    await test.stop()
    await stopped
    await test.realtime.waitForNews(sessionId, 60_000)
  })
})

describe('liveness', async () => {
  const test = await startMemoryRealtime({ heartbeatMs: 30 })
  test.person('ram')

  it('ends a line that answers no ping and keeps one that does', async () => {
    const alive = await openSocket(test.url, 'ram')
    const dead = new WebSocket(test.url.replace('http', 'ws') + REALTIME_PATH, { autoPong: false })
    const ended = new Promise<number>((resolve) => dead.on('close', resolve))
    await new Promise((resolve) => dead.once('open', resolve))
    dead.send(JSON.stringify({ type: 'AUTHENTICATE', payload: { token: 'ram' } }))
    expect(await ended).toBe(1006)
    expect(await alive.ask('PING', {})).toHaveProperty('serverTime')
    await alive.close()
  })

  it('ends a socket whose sign-in ran out', async () => {
    test.person('short')
    const socket = await openSocket(test.url, 'short')
    test.people.delete('short')
    expect((await socket.closed).code).toBe(closeCodes.signedOut)
  })
})

describe('stopping', async () => {
  const test = await startMemoryRealtime()
  test.person('ram')

  it('answers what is under way, then tells sockets to come back and nobody that they went', async () => {
    const sessionId = randomUUID()
    test.source.grant(sessionId, test.person('ram').userId)
    const told: string[] = []
    test.realtime.onSubscription({ gone: async () => void told.push('gone') })
    let finish = () => {}
    const working = new Promise<void>((resolve) => {
      finish = resolve
    })
    test.realtime.on('QUALITY', async () => {
      await working
      return { done: true }
    })
    const socket = await openSocket(test.url, 'ram')
    await socket.ask('SUBSCRIBE', { sessionId })
    const answer = socket.ask('QUALITY', { sessionId, level: 'good' })
    await socket.ask('PING', {})
    const stopped = test.stop()
    finish()
    expect(await answer).toEqual({ done: true })
    expect((await socket.closed).code).toBe(closeCodes.restart)
    await stopped
    expect(told).toEqual([])
  })
})
