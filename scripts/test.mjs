/**
 * `npm test`: everything that must be true of Bedside, from a bare clone; ends with `N passed, N failed`.
 *   --check     the same as CI runs it (also checks the lock file)
 *   --nightly   adds the long runs
 *   --only a,b  only the steps whose names begin so, for work on one thing
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { judgeNode } from './machine/node-version.mjs'
import { root } from './machine/root.mjs'

const flags = process.argv.slice(2)
const isNightly = flags.includes('--nightly')
const isCi = Boolean(process.env.CI) || flags.includes('--check') || isNightly
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1].split(',') : undefined

const { refusal, warning } = judgeNode(process.versions.node)
if (refusal) {
  console.error(refusal)
  process.exit(1)
}
if (warning) console.warn(warning)

process.chdir(root)
const { ensureInstalled } = await import('./machine/install.mjs')
await ensureInstalled()
const { mustRun, run } = await import('./machine/commands.mjs')
const { Ledger } = await import('./machine/ledger.mjs')
const { readCoverage, readPlaywright, readVitest } = await import('./machine/results.mjs')
const { ensureNode24, ensureTestTools } = await import('./machine/test-tools.mjs')
const { withPostgres } = await import('./postgres.mjs')

const reports = join(root, '.bedside/test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

// Tests with a long form look here.
if (isNightly) process.env.BEDSIDE_NIGHTLY = '1'
const ledger = new Ledger()
const node = process.execPath
const tool = (path) => join(root, 'node_modules', path)
const isWanted = (name) => !only || only.some((start) => name.startsWith(start))
const check = (name, work) => (isWanted(name) ? ledger.check(name, work) : undefined)
const suite = (name, work) => (isWanted(name) ? ledger.suite(name, work) : undefined)

/** One vitest run; `program` may be another Node. */
async function vitest(name, parameters, { program = node, env = {} } = {}) {
  const file = join(reports, `${name}.json`)
  const { code, output } = await run(
    program,
    [
      tool('vitest/vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...parameters,
    ],
    { quiet: true, env: { ...process.env, ...env } },
  )
  return { code, output, result: readVitest(file) }
}

/** The browser journeys on one database. */
async function journeys(name, parameters, env = {}) {
  const file = join(reports, `${name}.json`)
  const { code, output } = await run(node, ['scripts/e2e.mjs', '--built', ...parameters], {
    quiet: true,
    env: { ...process.env, ...env, BEDSIDE_E2E_REPORT: file },
  })
  return { code, output, result: readPlaywright(file) }
}

function judgeCoverage() {
  const measures = readCoverage(join(root, 'coverage/coverage-summary.json'), root)
  const words = measures.map(
    ({ title, reached, percent }) => `${title} ${reached.toFixed(1)} % of lines (floor ${percent})`,
  )
  if (!measures.every(({ isEnough }) => isEnough))
    throw new Error(`too little is tested: ${words.join(', ')}`)
  return words.join(', ')
}

async function everything(url) {
  if (isCi)
    await check('lock file', async () => {
      const output = await mustRun('npm', ['ci', '--dry-run', '--no-audit', '--no-fund'])
      if (/Missing/i.test(output)) throw new Error(output)
    })
  await check('types', () =>
    mustRun(node, [tool('typescript/bin/tsc'), '-p', 'tsconfig.json']).then(() => ''),
  )
  await check('lint', () =>
    mustRun(node, [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']).then(() => ''),
  )
  await check('walls', () => mustRun(node, ['tools/architecture/check.mjs']).then((output) => output.trim()))
  await check('dead code', () => mustRun(node, [tool('knip/bin/knip.js'), '--no-progress']).then(() => ''))
  await check('database types', () =>
    mustRun(node, ['scripts/run.mjs', 'scripts/database-types.ts', '--check']).then(() => ''),
  )
  const tested = await suite('unit and server tests', () => vitest('unit', ['--coverage']))
  if (tested !== undefined) await check('coverage', judgeCoverage)
  const onPostgres = { BEDSIDE_TEST_POSTGRES_URL: url }
  await suite('server tests on PostgreSQL', () =>
    vitest('postgres', ['server/'], { env: { ...onPostgres, BEDSIDE_TEST_DATABASE: 'postgres' } }))
  await suite('tests on Node 24', async () => vitest('node24', [], { program: await ensureNode24() }))
  const built = await check('build and budget', () => mustRun(node, ['scripts/build.mjs']).then(budgetLines))
  if (built === false) return
  const faults = isNightly ? ['--kills', '20'] : ['--kills', '2', '--visits', '8', '--database', 'embedded']
  await check('faults', () =>
    mustRun(node, ['scripts/run.mjs', 'scripts/faults.ts', 'F1', '--built', ...faults]).then((output) =>
      output.trim(),
    ),
  )
  const examples = isNightly ? '200' : '3'
  await check('fuzz', () =>
    mustRun(node, ['scripts/run.mjs', 'scripts/fuzz.ts', '--examples', examples]).then(lastLine),
  )
  await suite('journeys', () => journeys('journeys', ['--embedded']))
  await suite('journeys on PostgreSQL', () =>
    journeys(
      'journeys-postgres',
      ['--postgres', ...(isNightly ? [] : recordJourneys.map((name) => `e2e/${name}.spec`))],
      onPostgres,
    ))
}

/** Journeys that write and read records; how screens look and are reached is one thing on every database. */
const recordJourneys = [
  'booking',
  'coming-back',
  'desk',
  'mode-change',
  'no-show',
  'other-modes',
  'polling',
  'refusals',
  'start',
  'two-tabs',
  'video-visit',
]

const lastLine = (output) => output.trim().split('\n').at(-1)

const budgetLines = (output) =>
  output
    .split('\n')
    .filter((line) => / kB of /.test(line))
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .join('; ')

try {
  await ensureTestTools()
  await withPostgres(everything)
} catch (error) {
  ledger.failed += 1
  console.error(error.message)
}
console.log(`${ledger.passed} passed, ${ledger.failed} failed`)
process.exitCode = ledger.failed === 0 && ledger.passed > 0 ? 0 : 1
