/**
 * `npm run bench:api [-- --rounds 7]`: session creation and join, 16 at a time, beside a bare route in the same run.
 * Rounds are interleaved; figures are medians over the rounds. BEDSIDE_BENCH_DATABASE_URL names a PostgreSQL
 * database to use (its tables stay); embedded without it.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

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
  expect: number[]
}

async function startServer(file: string, environment: Record<string, string>) {
  const child = fork(fileURLToPath(new URL(`./api/${file}`, import.meta.url)), {
    execArgv: ['--conditions=bedside-source', '--import', 'tsx'],
    env: { ...process.env, ...environment, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start`))),
  ])) as [Record<string, unknown>]
  return { child, message, url: `http://127.0.0.1:${message.port}` }
}

async function stop(child: ChildProcess) {
  const gone = once(child, 'exit')
  child.send('stop')
  await gone
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
      if (!request.expect.includes(response.status))
        throw new Error(`${request.path} answered ${response.status}: ${text.slice(0, 200)}`)
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

const bare = await startServer('bare-server.ts', {})
const product = await startServer('product-server.ts', { VISITS: String((rounds + 1) * calls) })
const bareToken = bare.message.token as string
const pairs = product.message.pairs as {
  patientToken: string
  doctorToken: string
  appointmentIds: string[]
}[]
const creations: Request[] = pairs.flatMap(({ patientToken, appointmentIds }) =>
  appointmentIds.map((appointmentId) => ({
    path: '/api/v1/consultations/sessions',
    token: patientToken,
    body: { appointmentId, consultationMode: 'VIDEO' },
    expect: [201],
  })),
)
const sessionsToJoin = await Promise.all(
  pairs.map(async ({ doctorToken, appointmentIds }) => {
    const response = await fetch(`${product.url}/api/v1/consultations/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${doctorToken}` },
      body: JSON.stringify({ appointmentId: appointmentIds[0] }),
    })
    return { doctorToken, sessionId: ((await response.json()) as { sessionId: string }).sessionId }
  }),
)
const joins: Request[] = Array.from({ length: calls }, (_none, index) => {
  const visit = sessionsToJoin[index % sessionsToJoin.length] as (typeof sessionsToJoin)[number]
  return {
    path: `/api/v1/consultations/sessions/${visit.sessionId}/join`,
    token: visit.doctorToken,
    body: { deviceId: 'bench-device' },
    expect: [200],
  }
})

type Row = { p50: number[]; p95: number[] }
const rows: Record<string, Row> = {}
const note = (name: string, times: number[]) => {
  rows[name] ??= { p50: [], p95: [] }
  rows[name].p50.push(at(times, 0.5))
  rows[name].p95.push(at(times, 0.95))
}
for (let round = 0; round <= rounds; round += 1) {
  const plain = (path: string) =>
    Array.from({ length: calls }, (): Request => ({ path, token: bareToken, body: {}, expect: [200, 201] }))
  const results = {
    'bare: session and audit row under RLS, token': await drive(bare.url, plain('/session')),
    'ours: POST /consultations/sessions': await drive(product.url, creations.splice(0, calls)),
    'bare: verify and sign a token': await drive(bare.url, plain('/token')),
    'ours: POST …/join': await drive(product.url, joins),
  }
  // The first round warms up.
  if (round > 0) for (const [name, times] of Object.entries(results)) note(name, times)
}
await stop(product.child)
await stop(bare.child)

console.log(
  `${concurrency} at a time, ${calls} calls a round, ${rounds} rounds interleaved, database ${databaseUrl ? 'PostgreSQL' : 'embedded'}`,
)
for (const [name, row] of Object.entries(rows))
  console.log(
    `${name.padEnd(48)} p50 ${median(row.p50).toFixed(1).padStart(7)} ms   p95 ${median(row.p95).toFixed(1).padStart(7)} ms`,
  )
const ratio = (ours: string, theirs: string, key: keyof Row) =>
  (median(rows[ours]?.[key] ?? []) / median(rows[theirs]?.[key] ?? [])).toFixed(2)
const names = Object.keys(rows) as [string, string, string, string]
console.log(
  `creation / bare durable route: p50 ${ratio(names[1], names[0], 'p50')}, p95 ${ratio(names[1], names[0], 'p95')} (aim: at most 2.5)`,
)
console.log(
  `join / bare token route:       p50 ${ratio(names[3], names[2], 'p50')}, p95 ${ratio(names[3], names[2], 'p95')} (aim: at most 3)`,
)
