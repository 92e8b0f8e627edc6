/**
 * Real faults against the built server, and a checker of what must survive them:
 *   npm run faults -- F1 [--kills 5] [--visits 20] [--seed N] [--database embedded|postgres]   both without --database
 * F1: `kill -9` while people chat; they send again by their own message id and resume by `seq`.
 * Ends with code 1 when an invariant is broken, or when a fault never happened.
 */
import { parseArgs } from 'node:util'
import { buildProduct } from './build.mjs'
import { type CrashReport, crashWhileChatting } from './faults/crash-while-chatting.ts'
import { isBuilt } from './machine/build-stamp.mjs'
import { withPostgres } from './postgres.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '5' },
    visits: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    database: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
})

/** Prints what was done and found. @returns whether it is as it must be */
function tell(database: string, report: CrashReport) {
  const count = (invariant: string) =>
    report.breaches.filter((breach) => breach.invariant === invariant).length
  const sorted = report.backMs.toSorted((a, b) => a - b)
  const at = (share: number) => ((sorted[Math.floor(sorted.length * share)] ?? 0) / 1_000).toFixed(1)
  console.log(
    `F1 on ${database}: ${report.kills} kills, ${report.acknowledged} acks (${report.attempted} sent) in ${report.held} visits, ` +
      `${count('I1')} lost, ${count('I2')} doubled, ${count('I3')} gaps, ${count('I4')} disagreements, ` +
      `${count('I6')} wrong moves; chat back p50 ${at(0.5)} s, p95 ${at(0.95)} s; ` +
      `seed ${values.seed}, Node ${process.versions.node}`,
  )
  for (const { invariant, sessionId, what } of report.breaches.slice(0, 20))
    console.error(`  ${invariant} in ${sessionId}: ${what}`)
  for (const refusal of report.refusals.slice(0, 20)) console.error(`  refused: ${refusal}`)
  return (
    report.breaches.length === 0 &&
    report.refusals.length === 0 &&
    report.kills > 0 &&
    report.acknowledged > 0 &&
    report.held === Number(values.visits)
  )
}

async function main() {
  if (positionals[0] !== 'F1')
    throw new Error('usage: npm run faults -- F1 [--kills 5] [--visits 20] [--seed N]')
  if (!values.built && !isBuilt()) await buildProduct()
  const run = async (isPostgres: boolean) =>
    tell(
      isPostgres ? 'PostgreSQL' : 'embedded',
      await crashWhileChatting({
        kills: Number(values.kills),
        visits: Number(values.visits),
        seed: Number(values.seed),
        isPostgres,
      }),
    )
  const verdicts: boolean[] = []
  if (values.database !== 'postgres') verdicts.push(await run(false))
  if (values.database !== 'embedded')
    await withPostgres(
      async (url) => {
        process.env.BEDSIDE_TEST_POSTGRES_URL = url
        verdicts.push(await run(true))
      },
      { durable: true },
    )
  if (!verdicts.every(Boolean)) process.exitCode = 1
}

await main()
