/**
 * `npm run bench:api [-- --rounds 7]`: what people wait for around a visit, 16 calls at a time, beside a bare server in
 * the same run. Every visit is gone through once, by callers without a socket:
 *   create   the patient asks for the session of a confirmed appointment that has none yet
 *   enter    the patient's first join: the waiting room, the doctor is told (202)
 *   start    the doctor's first join: admits, starts, gets a token (200)
 *   tap      the patient's join once admitted: changes nothing, gets a token (200)
 * Rounds are interleaved, the first warms up; figures are medians over the rounds. BEDSIDE_BENCH_DATABASE_URL names a
 * PostgreSQL database to use (its tables stay); embedded without it.
 */
import { type BenchPair, startChildServer } from './child-server.ts'

const concurrency = 16
const argument = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const rounds = argument('rounds', 7)
const calls = argument('calls', 160)
const databaseUrl = process.env.BEDSIDE_BENCH_DATABASE_URL

interface Request {
  path: string
  token: string
  body: unknown
  expect: number
  keep?(answer: Record<string, unknown>): void
}

/** Milliseconds of each call, `concurrency` at a time. */
async function drive(url: string, requests: Request[]) {
  const times: number[] = []
  const queue = [...requests]
  const worker = async () => {
    for (let request = queue.pop(); request; request = queue.pop()) {
      const started = performance.now()
      const response = await fetch(url + request.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${request.token}` },
        body: JSON.stringify(request.body),
      })
      const text = await response.text()
      times.push(performance.now() - started)
      if (response.status !== request.expect)
        throw new Error(`${request.path} answered ${response.status}: ${text.slice(0, 200)}`)
      request.keep?.(JSON.parse(text))
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return times.sort((a, b) => a - b)
}

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const median = (values: number[]) =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  )

const database: Record<string, string> = databaseUrl ? { DATABASE_URL: databaseUrl } : {}
const bare = await startChildServer<{ port: number; token: string }>('bare-server.ts', database)
const product = await startChildServer<{ port: number; pairs: BenchPair[] }>('product-server.ts', {
  ...database,
  VISITS: String((rounds + 1) * calls),
})
const bareToken = bare.message.token
const { pairs } = product.message
const visits = pairs.flatMap(({ appointmentIds, ...tokens }) =>
  appointmentIds.map((appointmentId) => ({ appointmentId, sessionId: '', ...tokens })),
)
type Visit = (typeof visits)[number]
const join = (visit: Visit, token: string, deviceId: string, status: number): Request => ({
  path: `/api/v1/consultations/sessions/${visit.sessionId}/join`,
  token,
  body: { deviceId },
  expect: status,
})
const ways: Record<string, (visit: Visit) => Request> = {
  create: (visit) => ({
    path: '/api/v1/consultations/sessions',
    token: visit.patientToken,
    body: { appointmentId: visit.appointmentId, consultationMode: 'VIDEO' },
    expect: 201,
    keep: (answer) => {
      visit.sessionId = String(answer.sessionId)
    },
  }),
  enter: (visit) => join(visit, visit.patientToken, 'bench-phone', 202),
  start: (visit) => join(visit, visit.doctorToken, 'bench-desk', 200),
  tap: (visit) => join(visit, visit.patientToken, 'bench-phone', 200),
}
const bareWays = { row: '/session', token: '/token' }

type Row = { p50: number[]; p95: number[] }
const rows: Record<string, Row> = {}
const note = (name: string, times: number[]) => {
  rows[name] ??= { p50: [], p95: [] }
  rows[name].p50.push(at(times, 0.5))
  rows[name].p95.push(at(times, 0.95))
}
for (let round = 0; round <= rounds; round += 1) {
  const ofRound = visits.splice(0, calls)
  const results: Record<string, number[]> = {}
  for (const [name, path] of Object.entries(bareWays)) {
    const one: Request = { path, token: bareToken, body: {}, expect: name === 'row' ? 201 : 200 }
    results[name] = await drive(
      bare.url,
      Array.from({ length: calls }, () => one),
    )
  }
  for (const [name, way] of Object.entries(ways)) results[name] = await drive(product.url, ofRound.map(way))
  // The first round warms up.
  if (round > 0) for (const [name, times] of Object.entries(results)) note(name, times)
}
await product.stop()
await bare.stop()

console.log(
  `${concurrency} at a time, ${calls} calls a round, ${rounds} rounds interleaved, database ${databaseUrl ? 'PostgreSQL' : 'embedded'}`,
)
const meanings: Record<string, string> = {
  row: 'bare: token, session and audit row under RLS',
  token: 'bare: verify and sign a token',
  create: 'POST …/sessions, first of an appointment',
  enter: 'POST …/join, patient enters the waiting room',
  start: 'POST …/join, doctor starts',
  tap: 'POST …/join, patient once admitted',
}
const figure = (name: string, key: keyof Row) => median(rows[name]?.[key] ?? [])
for (const [name, meaning] of Object.entries(meanings))
  console.log(
    `${meaning.padEnd(46)} p50 ${figure(name, 'p50').toFixed(1).padStart(6)} ms   p95 ${figure(name, 'p95').toFixed(1).padStart(6)} ms`,
  )
const times = (ours: string, theirs: string, key: keyof Row) =>
  (figure(ours, key) / figure(theirs, key)).toFixed(2)
console.log(
  `creation is ${times('create', 'row', 'p50')} times the bare row at p50, ${times('create', 'row', 'p95')} at p95 (aim: at most 2.5)`,
)
for (const name of ['tap', 'start', 'enter'])
  console.log(
    `${name.padEnd(5)} is ${times(name, 'token', 'p50')} times the bare token at p50, ${times(name, 'token', 'p95')} at p95 (aim: at most 3)`,
  )
