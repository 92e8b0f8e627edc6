import { randomUUID } from 'node:crypto'
import {
  API_PREFIX,
  type Endpoint,
  endpoints,
  limits,
  type ReplyOf,
  type RequestValue,
  type RouteName,
  routes,
} from '@bedside/contract'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Clock } from '../clock/index.ts'
import type { Database, Person } from '../database/index.ts'
import type { Log } from '../log/index.ts'
import { problemOf, Refusal } from '../refusal.ts'
import { withRequestId } from '../request-id.ts'
import { drainOnClose } from './drain.ts'
import { replayable } from './idempotency.ts'
import { openApiDocument } from './open-api.ts'
import { parseInput } from './parse-input.ts'
import { originGuard, SESSION_COOKIE } from './session-cookie.ts'

/** A signed-in caller. */
export interface Caller extends Person {
  /** Which sign-in this is; ending it ends its sockets. */
  readonly signInId: string
}

/** One validated call of a named route. */
export interface Call<Name extends RouteName> {
  /** Present on every route but the open ones, where it is null for strangers. */
  readonly caller: (typeof endpoints)[Name] extends { open: true } ? Caller | null : Caller
  readonly params: RequestValue<Name, 'params'>
  readonly query: RequestValue<Name, 'query'>
  readonly body: RequestValue<Name, 'body'>
  readonly requestId: string
  readonly ip: string
  readonly userAgent: string
  /** Ends when the caller hangs up. */
  readonly signal: AbortSignal
  setCookie(value: string, expires: Date): void
  clearCookie(): void
}

type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<ReplyOf<Name> | WithStatus>

class WithStatus {
  readonly status: number
  readonly body: unknown
  constructor(status: number, body: unknown) {
    this.status = status
    this.body = body
  }
}

/** An answer with another than the route's first success status. */
export const withStatus = <
  Name extends RouteName,
  Status extends keyof (typeof endpoints)[Name]['replies'] & number,
>(
  _route: Name,
  status: Status,
  body: (typeof endpoints)[Name]['replies'][Status] extends z.ZodType
    ? z.output<(typeof endpoints)[Name]['replies'][Status]>
    : undefined,
) => new WithStatus(status, body)

/** The REST side of the server, as rooms use it. */
export interface Http {
  /** Serves a route of the contract; input is validated, output reduced to what the contract names. */
  route<Name extends RouteName>(name: Name, handler: Handler<Name>): void
  /** The server itself: static files, health, upgrades; for app.ts only. */
  readonly server: FastifyInstance
}

export interface HttpOptions {
  database: Database
  clock: Clock
  log: Log
  /** Who holds this token; null for none. Given by the identity room. */
  authenticate(token: string): Promise<Caller | null>
  /** Origins beside the own one that browsers may call from with a cookie. */
  allowedOrigins: readonly string[]
  /** Calls a minute and address over all routes. */
  callsPerMinute: number
  /** Hops whose X-Forwarded-For is believed. */
  trustProxy: boolean | string
}

export async function createHttp(options: HttpOptions): Promise<Http> {
  const server = fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    logger: false,
    routerOptions: { maxParamLength: 200 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  drainOnClose(server)
  await server.register(cookie)
  await server.register(rateLimit, {
    max: options.callsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith(API_PREFIX),
    errorResponseBuilder: (_request, context) =>
      new Refusal('too_many_requests', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  })
  answerProblems(server, options.log)
  server.addHook('onRequest', originGuard(options.allowedOrigins))
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.startsWith(API_PREFIX)) reply.header('cache-control', 'no-store')
  })
  const document = openApiDocument()
  server.get(`${API_PREFIX}/openapi.json`, async () => document)

  return {
    server,
    route: (name, handler) => {
      const [method, path] = routes[name].split(' ') as [string, string]
      const endpoint: Endpoint = endpoints[name]
      server.route({
        method: method as 'GET',
        url: API_PREFIX + path.replaceAll(/\{(\w+)\}/g, ':$1'),
        handler: (request, reply) =>
          withRequestId(request.id, () =>
            serve(options, { name, endpoint, handler: handler as unknown as AnyHandler }, request, reply),
          ),
      })
    },
  }
}

type AnyHandler = (call: object) => Promise<unknown>

interface ServedRoute {
  name: RouteName
  endpoint: Endpoint
  handler: AnyHandler
}

async function serve(
  options: HttpOptions,
  { name, endpoint, handler }: ServedRoute,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const caller = await callerOf(options, request)
  if (!caller && !endpoint.open) throw new Refusal('unauthenticated')
  const input = parseInput(endpoint, request)
  const abort = new AbortController()
  reply.raw.once('close', () => abort.abort())
  const call = {
    caller,
    ...input,
    requestId: request.id,
    ip: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 400),
    signal: abort.signal,
    setCookie: (value: string, expires: Date) =>
      SESSION_COOKIE.set(reply, request.protocol === 'https', value, expires),
    clearCookie: () => SESSION_COOKIE.clear(reply, request.protocol === 'https'),
  }

  const answer = async () => {
    const result = await handler(call)
    const [first] = Object.keys(endpoint.replies)
    const status = result instanceof WithStatus ? result.status : Number(first)
    const schema = endpoint.replies[status]
    const body = result instanceof WithStatus ? result.body : result
    return { status, text: schema ? JSON.stringify(schema.parse(body)) : null }
  }
  const { status, text, replayed } = await replayable(
    { ...options, caller, name, endpoint, request, body: input.body },
    answer,
  )
  if (replayed) reply.header('idempotent-replayed', 'true')
  if (text === null) return reply.status(status).send()
  return reply.status(status).type('application/json; charset=utf-8').send(text)
}

async function callerOf(options: HttpOptions, request: FastifyRequest) {
  const header = request.headers.authorization
  const token = header?.startsWith('Bearer ') ? header.slice(7) : SESSION_COOKIE.read(request)
  return token ? options.authenticate(token) : null
}

function answerProblems(server: FastifyInstance, log: Log) {
  const send = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(asRefusal(error), {
      instance: request.url.split('?')[0] ?? '',
      requestId: request.id,
    })
    if (problem.status >= 500) log.error({ err: error, requestId: request.id }, problem.code)
    if (problem.retryAfterSeconds !== undefined || problem.status === 503)
      reply.header('retry-after', problem.retryAfterSeconds ?? 2)
    return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
  server.setErrorHandler(send)
  server.setNotFoundHandler((request, reply) => send(new Refusal('not_found'), request, reply))
}

const fastifyCodes: Record<string, Refusal> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new Refusal('body_too_large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Refusal('unsupported_media_type'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Refusal('malformed_body'),
  FST_ERR_CTP_INVALID_JSON_BODY: new Refusal('malformed_body'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new Refusal('malformed_body'),
}

/** The framework's own refusals of bodies and addresses, in the catalogue's words. */
function asRefusal(error: unknown) {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (error instanceof Refusal) return error
  if (code && fastifyCodes[code]) return fastifyCodes[code]
  if (statusCode === 400) return new Refusal('malformed_body')
  return error
}
