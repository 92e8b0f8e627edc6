import { randomUUID } from 'node:crypto'
import { closeCodes, REALTIME_PATH } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openSocket } from '../../../test/harness/socket.ts'
import { startMemoryRealtime } from '../../../test/realtime/memory-source.ts'

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
