import { randomUUID } from 'node:crypto'
import { closeCodes } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { openSocket } from '../../../test/harness/socket.ts'
import { bareSocket, seqs, until, upTo } from '../../../test/realtime/bare-socket.ts'
import { startMemoryRealtime } from '../../../test/realtime/memory-source.ts'

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
