import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Http } from './http.ts'
import { ProblemError } from './problem-error.ts'

let server: Server
let baseUrl: string
let answer: { status: number; body: string; delayMs?: number }
let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]

beforeEach(async () => {
  asked = []
  answer = { status: 200, body: '{"items":[],"nextCursor":null}' }
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    if (answer.delayMs !== undefined) await new Promise((resume) => setTimeout(resume, answer.delayMs))
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const failure = (call: Promise<unknown>) =>
  call.then(
    () => {
      throw new Error('it succeeded')
    },
    (error: unknown) => error as ProblemError,
  )

describe('a REST call', () => {
  it('fills path, query, body, token and idempotency key from the contract’s route', async () => {
    const http = new Http({ baseUrl, token: async () => 'secret' })
    await http.call('listEvents', { params: { sessionId: 'a/b' }, query: { after: 7 } })
    await http.call('createSession', { body: { appointmentId: 'x' }, idempotencyKey: 'once' })
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: '/api/v1/consultations/sessions/a%2Fb/events?after=7',
    })
    expect(asked[0]?.headers.authorization).toBe('Bearer secret')
    expect(asked[0]?.headers['content-type']).toBeUndefined()
    expect(asked[1]).toMatchObject({
      method: 'POST',
      url: '/api/v1/consultations/sessions',
      body: '{"appointmentId":"x"}',
    })
    expect(asked[1]?.headers['idempotency-key']).toBe('once')
  })

  it('throws the server’s problem with its code', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Too early',
      status: 409,
      code: 'join_too_early',
      opensAt: 'later',
    }
    answer = { status: 409, body: JSON.stringify(problem) }
    const error = await failure(new Http({ baseUrl }).call('getMe'))
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({ code: 'join_too_early', status: 409, problem, isPassing: false })
  })

  it.each([
    [502, 'unavailable', true],
    [500, 'unavailable', false],
    [404, 'internal', false],
  ])('makes a problem of an answer %i that is none', async (status, code, isPassing) => {
    answer = { status, body: '<html>' }
    expect(await failure(new Http({ baseUrl }).call('getMe'))).toMatchObject({ code, status, isPassing })
  })

  it('says that the network failed, that time ran out, or hands on the abort’s reason', async () => {
    const nowhere = new Http({ baseUrl: 'http://127.0.0.1:9' })
    expect(await failure(nowhere.call('getMe'))).toMatchObject({ code: 'network_failed', isPassing: true })
    answer.delayMs = 2_000
    const http = new Http({ baseUrl })
    expect(await failure(http.call('getMe', { timeoutMs: 30 }))).toMatchObject({
      code: 'timed_out',
      isPassing: true,
    })
    const ending = new AbortController()
    const call = failure(http.call('getMe', { signal: ending.signal }))
    ending.abort(new Error('the page was left'))
    expect(await call).toMatchObject({ message: 'the page was left' })
  })

  it('returns nothing for an answer without content', async () => {
    answer = { status: 204, body: '' }
    expect(await new Http({ baseUrl }).call('signOut')).toBeUndefined()
  })
})
