import type { ServerFrame } from '@bedside/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { doctor, patient } from '../../test/harness/clinic-people.ts'
import { ClinicServer } from '../../test/harness/clinic-server.ts'
import { until } from '../../test/harness/until.ts'
import { Http } from '../http.ts'
import { ProblemError } from '../problem-error.ts'
import { Realtime } from './realtime.ts'
import type { SocketConstructor } from './socket.ts'

let server: ClinicServer
let baseUrl: string
const lines: Realtime[] = []

beforeEach(async () => {
  server = new ClinicServer()
  baseUrl = await server.start()
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  await server.stop()
})

function openLine(token = 'patient', webSocket: SocketConstructor | undefined = WebSocket): Realtime {
  const http = new Http({ baseUrl, token })
  const line = new Realtime({ baseUrl, token, http, webSocket })
  lines.push(line)
  return line
}

function follow(line: Realtime, after = 0) {
  const seqs: number[] = []
  const frames: ServerFrame[] = []
  const end = line.follow({
    sessionId: server.sessionId,
    after,
    deviceId: 'device-one',
    onFrame: (frame) => {
      frames.push(frame)
      if (frame.type === 'CHAT_MESSAGE' || frame.type === 'SESSION_EVENT') seqs.push(frame.payload.seq)
    },
  })
  return { seqs, frames, end }
}

const says = (line: Realtime, word: string) =>
  until(
    () => line.line.getSnapshot(),
    (now) => now === word,
  )

describe('the line to the server', () => {
  it('replays what came before and goes on live, each entry once', async () => {
    server.write(doctor, 'one')
    server.write(doctor, 'two')
    const { seqs } = follow(openLine())
    await until(
      () => seqs.length,
      (length) => length === 2,
    )
    server.write(doctor, 'three')
    await until(
      () => seqs.length,
      (length) => length === 3,
    )
    expect(seqs).toEqual([1, 2, 3])
  })

  it('resumes after the last entry it has, without gap or repeat, however often it is cut', async () => {
    const line = openLine()
    const { seqs } = follow(line)
    await says(line, 'live')
    for (let round = 0; round < 5; round++) {
      server.write(doctor, `before cut ${round}`)
      server.dropSockets()
      server.write(doctor, `while cut ${round}`)
      line.nudge()
      await until(
        () => seqs.length,
        (length) => length === (round + 1) * 2,
      )
    }
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const asked = server.heard.filter(({ frame }) => frame.type === 'SUBSCRIBE')
    expect(asked.length).toBeGreaterThanOrEqual(6)
  })

  it('hands an entry on only once, even when a replay repeats it', async () => {
    const line = openLine()
    const { seqs } = follow(line)
    await says(line, 'live')
    server.write(doctor, 'one')
    await until(
      () => seqs.length,
      (length) => length === 1,
    )
    line.refollow(server.sessionId)
    server.write(doctor, 'two')
    await until(
      () => seqs.length,
      (length) => length === 2,
    )
    expect(seqs).toEqual([1, 2])
  })

  it('polls and says so when no WebSocket can be held, and goes live again when one can', async () => {
    server.isSocketRefused = true
    server.write(doctor, 'one')
    const line = openLine()
    const { seqs } = follow(line)
    await says(line, 'polling')
    await until(
      () => seqs.length,
      (length) => length === 1,
    )
    server.write(doctor, 'two')
    await until(
      () => seqs.length,
      (length) => length === 2,
    )
    server.isSocketRefused = false
    line.nudge()
    await says(line, 'live')
    server.write(doctor, 'three')
    await until(
      () => seqs.length,
      (length) => length === 3,
    )
    expect(seqs).toEqual([1, 2, 3])
  })

  it('polls where the platform has no WebSocket', async () => {
    const broken = class {
      constructor() {
        throw new Error('no sockets here')
      }
    } as unknown as SocketConstructor
    const line = openLine('patient', broken)
    server.write(doctor, 'one')
    const { seqs } = follow(line)
    await until(
      () => seqs.length,
      (length) => length === 1,
    )
    expect(line.line.getSnapshot()).toBe('polling')
  })

  it('says that it is offline when neither way works', async () => {
    server.isSocketRefused = true
    server.failing = 'events'
    const line = openLine()
    follow(line)
    await says(line, 'offline')
    server.failing = null
    await says(line, 'polling')
  })

  it('stops and says so when the sign-in is refused', async () => {
    const line = openLine('stranger')
    follow(line)
    await says(line, 'refused')
    expect(server.openSockets).toBeLessThanOrEqual(1)
  })

  it('pairs a request with its answer, and fails it as passing when the line breaks', async () => {
    const line = openLine()
    follow(line)
    await says(line, 'live')
    const { sessionId } = server
    const clientMessageId = crypto.randomUUID()
    const sent = await line.request('CHAT_MESSAGE', { sessionId, content: 'hello', clientMessageId })
    expect(sent).toMatchObject({ content: 'hello', clientMessageId, seq: 1 })
    server.unanswered.add('CHAT_MESSAGE')
    const unanswered = line.request('CHAT_MESSAGE', { sessionId, content: 'lost', clientMessageId })
    server.dropSockets()
    const error = await unanswered.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).isPassing).toBe(true)
  })

  it('gives up a request without an answer after its time', async () => {
    const line = openLine()
    follow(line)
    await says(line, 'live')
    server.unanswered.add('RENEW_TOKEN')
    await expect(line.request('RENEW_TOKEN', { sessionId: server.sessionId }, 50)).rejects.toThrow(
      'timed_out',
    )
  })

  it('leaves no socket, timer or poll behind once closed', async () => {
    const line = openLine()
    const { seqs } = follow(line)
    await says(line, 'live')
    line.close()
    await until(
      () => server.openSockets,
      (open) => open === 0,
    )
    server.write(doctor, 'after')
    expect(seqs).toEqual([])
    expect(line.line.getSnapshot()).toBe('idle')
  })

  it('does not follow a session any more after its end', async () => {
    const line = openLine()
    const { seqs, end } = follow(line)
    await says(line, 'live')
    end()
    server.write(patient, 'one')
    await until(
      () => server.heard.some(({ frame }) => frame.type === 'UNSUBSCRIBE'),
      (told) => told,
    )
    expect(seqs).toEqual([])
  })
})
