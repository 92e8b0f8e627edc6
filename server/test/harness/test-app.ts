import {
  API_PREFIX,
  type Problem,
  type ReplyOf,
  type RequestInput,
  type RouteName,
  routes,
} from '@bedside/contract'
import { afterAll } from 'vitest'
import { type App, openApp } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { MovableClock } from '../../src/platform/clock/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { createLog } from '../../src/platform/log/index.ts'
import { cloneDatabase } from './cloned-database.ts'

/** A status and the parsed body, whichever came. */
export interface Reply<Name extends RouteName> {
  readonly status: number
  /** The success body; reading it after a refusal is the test's mistake. */
  readonly body: ReplyOf<Name>
  readonly problem: Problem
  readonly headers: Headers
}

interface CallOptions<Name extends RouteName> {
  as?: { token: string } | null
  params?: RequestInput<Name, 'params'>
  query?: Record<string, string | number | boolean>
  body?: RequestInput<Name, 'body'>
  headers?: Record<string, string>
}

/** A real server on a free loopback port, on a database of its own, with a clock that tests move. */
export interface TestApp {
  readonly url: string
  readonly app: App
  readonly database: Database
  readonly clock: MovableClock
  /** Calls a route of the contract over HTTP. */
  call<Name extends RouteName>(name: Name, options?: CallOptions<Name>): Promise<Reply<Name>>
  /** Moves time ahead and runs every timer that became due. */
  advance(byMs: number): Promise<void>
  close(): Promise<void>
}

const dayMs = 24 * 60 * 60_000
/** 08:00 in Kathmandu, the demo clinic's zone, as time of the day in UTC. */
const morningMs = (2 * 60 + 15) * 60_000

/** Every test begins in a morning: what concerns one day must not depend on the hour at which tests are run. */
const untilMorningMs = (now: Date) => (dayMs + morningMs - (now.getTime() % dayMs)) % dayMs

/** Starts a test server and closes it after the test file. */
export async function startTestApp(
  environment: Record<string, string> = {},
  given?: Database,
): Promise<TestApp> {
  const settings = readSettings({
    PORT: '0',
    DEMO: '1',
    EMERGENCY_NUMBER: '102',
    LOG_LEVEL: process.env.BEDSIDE_TEST_LOG ?? 'silent',
    CALLS_PER_MINUTE: '1000000',
    WEB_DIR: '/nonexistent',
    ...environment,
  })
  const database = given ?? (await cloneDatabase())
  const clock = new MovableClock()
  clock.advance(untilMorningMs(clock.now()))
  const app = await openApp({ settings, database, clock, log: createLog(settings.LOG_LEVEL) })
  const port = await app.listen()
  const url = `http://127.0.0.1:${port}`
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= app.close().then(() => database.close())
    return closed
  }
  afterAll(close)
  return {
    url,
    app,
    database,
    clock,
    close,
    advance: async (byMs) => {
      clock.advance(byMs)
      await app.platform.jobs.runDue()
    },
    call: (name, options = {}) => callRoute(url, name, options),
  }
}

async function callRoute<Name extends RouteName>(
  url: string,
  name: Name,
  options: CallOptions<Name>,
): Promise<Reply<Name>> {
  const [method, template] = routes[name].split(' ') as [string, string]
  const params = (options.params ?? {}) as Record<string, string>
  const path = template.replaceAll(/\{(\w+)\}/g, (_match, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  )
  const query = new URLSearchParams(
    Object.entries(options.query ?? {}).map(([key, value]) => [key, String(value)]),
  )
  const response = await fetch(`${url}${API_PREFIX}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    headers: {
      ...(options.as ? { authorization: `Bearer ${options.as.token}` } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  })
  const text = await response.text()
  const body = text ? JSON.parse(text) : undefined
  return { status: response.status, body, problem: body, headers: response.headers }
}
