import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustRun, until } from '../machine/commands.mjs'
import { startDemoServer } from '../machine/demo-server.ts'
import { root } from '../machine/root.mjs'
import { Chatter, type LogEntry, seenEntry } from './chatter.ts'
import { type Breach, check } from './checker.ts'
import type { VisitHistory } from './history.ts'
import { seededRandom } from './seeded-random.ts'

/** How hard the run is. */
export interface CrashOptions {
  readonly kills: number
  readonly visits: number
  readonly seed: number
  readonly isPostgres: boolean
}

/** What a run found; `backMs` is the time from each kill to each person's next acknowledged message. */
export interface CrashReport {
  readonly kills: number
  readonly acknowledged: number
  readonly attempted: number
  /** Visits that began and ended; the others were only waited for. */
  readonly held: number
  readonly breaches: Breach[]
  readonly refusals: string[]
  readonly backMs: number[]
}

interface SeededVisit {
  readonly sessionId: string
  readonly patientToken: string
  readonly doctorToken: string
}

/** F1: `kill -9` of the built server, again and again, while people chat; then the histories are checked. */
export async function crashWhileChatting({
  kills,
  visits,
  seed,
  isPostgres,
}: CrashOptions): Promise<CrashReport> {
  const random = seededRandom(seed)
  const server = await startDemoServer({ TEST_CLOCK: '0' }, isPostgres)
  try {
    const seeded = await seedVisits(server.origin, visits)
    const rooms = await Promise.all(seeded.map((visit) => openRoom(server.origin, visit, random)))
    const people = rooms.flatMap(({ chatters }) => chatters)
    const backMs: number[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      await allAcknowledgedSince(people, performance.now())
      await new Promise((resolve) => setTimeout(resolve, 200 + 1_000 * random()))
      const killedAt = performance.now()
      await server.crashAndRestart()
      await allAcknowledgedSince(people, performance.now())
      backMs.push(...people.map(({ lastAckAt }) => lastAckAt - killedAt))
    }
    const histories = await Promise.all(rooms.map((room) => settle(server.origin, room)))
    return {
      kills,
      acknowledged: histories.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
      attempted: histories.reduce((sum, { attempted }) => sum + attempted.size, 0),
      held: histories.filter(({ log }) => log.some(({ to }) => to === 'COMPLETED')).length,
      breaches: histories.flatMap(check),
      refusals: people.flatMap(({ refusals }) => refusals),
      backMs,
    }
  } finally {
    await server.stop()
  }
}

async function seedVisits(origin: string, visits: number) {
  const directory = await mkdtemp(join(tmpdir(), 'bedside-faults-'))
  const file = join(directory, 'visits.jsonl')
  const command = [
    'scripts/run.mjs',
    'scripts/seed.ts',
    '--visits',
    String(visits),
    '--out',
    file,
    '--url',
    origin,
  ]
  await mustRun(process.execPath, command, { cwd: root })
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  await rm(directory, { recursive: true })
  return lines.map((line) => JSON.parse(line) as SeededVisit)
}

interface Room extends SeededVisit {
  readonly chatters: Chatter[]
}

/** Both join, the patient first; then both chat. */
async function openRoom(origin: string, visit: SeededVisit, random: () => number): Promise<Room> {
  const { sessionId, patientToken, doctorToken } = visit
  const chatters: Chatter[] = []
  for (const token of [patientToken, doctorToken]) {
    const deviceId = randomUUID()
    await call(origin, token, 'POST', `${sessionId}/join`, { deviceId })
    chatters.push(new Chatter({ origin, token, sessionId, deviceId, random, paceMs: 110 + 80 * random() }))
  }
  for (const chatter of chatters) chatter.start()
  return { ...visit, chatters }
}

const allAcknowledgedSince = (people: Chatter[], since: number) =>
  until(() => people.every(({ lastAckAt }) => lastAckAt > since), 60_000, 'everybody to be answered again')

/** Lets the unanswered be answered, has the doctor end the visit, reads the log at rest, and waits until both people have seen it whole. */
async function settle(origin: string, { sessionId, doctorToken, chatters }: Room): Promise<VisitHistory> {
  for (const chatter of chatters) chatter.hush()
  await until(() => chatters.every(({ isQuiet }) => isQuiet), 60_000, 'the last messages to be answered')
  await call(origin, doctorToken, 'POST', `${sessionId}/end`, {})
  const log = await readLog(origin, doctorToken, sessionId)
  const head = log.at(-1)?.seq ?? 0
  await until(
    () => chatters.every(({ lastSeq }) => lastSeq >= head),
    60_000,
    'both to see the whole log',
  ).catch(() => {})
  for (const chatter of chatters) chatter.stop()
  return {
    sessionId,
    acknowledged: new Map(chatters.flatMap(({ acknowledged }) => [...acknowledged])),
    attempted: new Set(chatters.flatMap(({ attempted }) => [...attempted])),
    log: log.map(seenEntry),
    // Presence may add an entry after the log was read; the list is compared as far as it was at rest.
    clients: chatters.map(({ seen }) => seen.filter(({ seq }) => seq <= head)),
  }
}

async function readLog(origin: string, token: string, sessionId: string) {
  const log: LogEntry[] = []
  for (;;) {
    const path = `${sessionId}/events?after=${log.at(-1)?.seq ?? 0}&limit=500`
    const page = (await call(origin, token, 'GET', path)) as { items: LogEntry[] }
    if (page.items.length === 0) return log
    log.push(...page.items)
  }
}

async function call(origin: string, token: string, method: string, path: string, body?: object) {
  const answer = await fetch(`${origin}/api/v1/consultations/sessions/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as object
}
