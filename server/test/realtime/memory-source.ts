import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { MovableClock } from '../../src/platform/clock/index.ts'
import type { Caller } from '../../src/platform/http/index.ts'
import {
  createRealtime,
  type LoggedFrame,
  type LogSource,
  type RealtimeOptions,
  type Sight,
} from '../../src/platform/realtime/index.ts'
import { Refusal } from '../../src/platform/refusal.ts'

/** A log and rights kept in memory, for tests of the socket alone; every read takes a turn of the event loop. */
export class MemorySource implements LogSource {
  readonly entries = new Map<string, LoggedFrame[]>()
  readonly sights = new Map<string, Omit<Sight, 'lastSeq'>>()
  tailReads = 0
  /** The database is away: every read fails. */
  isAway = false

  append(
    sessionId: string,
    eventType: 'check_in.saved' | 'participant.admitted' = 'check_in.saved',
    note = '',
  ) {
    const entries = this.entries.get(sessionId) ?? []
    const seq = entries.length + 1
    const createdAt = new Date().toISOString()
    entries.push({
      seq,
      frame: {
        type: 'SESSION_EVENT',
        payload: { sessionId, seq, eventType, userId: null, createdAt, payload: { note } },
      },
    })
    this.entries.set(sessionId, entries)
    return seq
  }

  /** Gives a person sight; the media room is open to the device `tab-one-1` once admitted. */
  grant(sessionId: string, userId: string, sight: Partial<Sight> = {}) {
    this.sights.set(`${sessionId} ${userId}`, {
      visibleFrom: 0,
      admitted: true,
      name: 'Someone',
      role: 'PATIENT',
      activeDeviceId: 'tab-one-1',
      ...sight,
    })
  }

  async sight(person: { userId: string }, sessionId: string): Promise<Sight> {
    await this.#turn()
    const sight = this.sights.get(`${sessionId} ${person.userId}`)
    if (!sight) throw new Refusal('not_found')
    return { ...sight, lastSeq: this.entries.get(sessionId)?.length ?? 0 }
  }

  async framesAfter(person: { userId: string }, sessionId: string, after: number, limit: number) {
    const from = this.sights.get(`${sessionId} ${person.userId}`)?.visibleFrom ?? Number.POSITIVE_INFINITY
    const page = (this.entries.get(sessionId) ?? []).filter(({ seq }) => seq > after && seq >= from)
    await this.#turn()
    return page.slice(0, limit)
  }

  async tail(sessionId: string, after: number, limit: number) {
    this.tailReads += 1
    const page = (this.entries.get(sessionId) ?? []).slice(after, after + limit)
    await this.#turn()
    return page
  }

  async #turn() {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.isAway) throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' })
  }
}

/** A real socket server on a free port over a {@link MemorySource}; every token `<name>` is the person `people.<name>`. */
export async function startMemoryRealtime(options: Partial<RealtimeOptions> = {}) {
  const server = createServer((_request, response) => response.end('alive'))
  const clock = new MovableClock()
  const source = new MemorySource()
  const people = new Map<string, Caller>()
  const person = (token: string) => {
    const known = people.get(token)
    if (known) return known
    const made: Caller = { userId: randomUUID(), role: 'PATIENT', signInId: randomUUID() }
    people.set(token, made)
    return made
  }
  const realtime = createRealtime({
    log: pino({ level: 'silent' }),
    clock,
    server,
    authenticate: async (token) => people.get(token) ?? null,
    allowedOrigins: ['https://clinic.example'],
    ...options,
  })
  realtime.readFrom(source)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= realtime.stop().then(
      () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        }),
    )
    return stopped
  }
  afterAll(stop)
  /** Appends and says so, as a room does after its commit. */
  const write = (
    sessionId: string,
    ...entry: Parameters<MemorySource['append']> extends [string, ...infer Rest] ? Rest : never
  ) => {
    const seq = source.append(sessionId, ...entry)
    realtime.news(sessionId)
    return seq
  }
  return { url, realtime, source, clock, person, people, write, stop }
}
