import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openSocket } from '../../../test/harness/socket.ts'
import { bareSocket, seqs, until, upTo } from '../../../test/realtime/bare-socket.ts'
import { startMemoryRealtime } from '../../../test/realtime/memory-source.ts'

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
