/**
 * `npm run e2e`: the journeys in real browsers against the built server, on the embedded database and on PostgreSQL.
 *   --embedded | --postgres   only that one
 *   --built                   trusts the build that is there
 * Anything else goes to Playwright: `npm run e2e -- --embedded a11y`.
 */
import { join } from 'node:path'
import { run } from './machine/commands.mjs'
import { root } from './machine/root.mjs'
import { ensureTestTools, findChromium } from './machine/test-tools.mjs'
import { withPostgres } from './postgres.mjs'

const own = ['--embedded', '--postgres', '--built']
const flags = process.argv.slice(2).filter((flag) => own.includes(flag))
const rest = process.argv.slice(2).filter((flag) => !own.includes(flag))
const databases = ['embedded', 'postgres'].filter((name) => flags.includes(`--${name}`))

async function journeys(database, env) {
  console.log(`Journeys on ${database === 'postgres' ? 'PostgreSQL' : 'the embedded database'}`)
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  const { code } = await run(process.execPath, [playwright, 'test', ...rest], {
    cwd: root,
    env: { ...process.env, BEDSIDE_CHROMIUM: findChromium(), BEDSIDE_TEST_DATABASE: database, ...env },
  })
  return code
}

const onPostgres = () =>
  process.env.BEDSIDE_TEST_POSTGRES_URL
    ? journeys('postgres', {})
    : withPostgres((url) => journeys('postgres', { BEDSIDE_TEST_POSTGRES_URL: url }))

await ensureTestTools()
if (!flags.includes('--built')) {
  const { isBuilt } = await import('./machine/build-stamp.mjs')
  const { buildProduct } = await import('./build.mjs')
  if (!isBuilt()) await buildProduct()
}
for (const database of databases.length > 0 ? databases : ['embedded', 'postgres']) {
  const code = database === 'postgres' ? await onPostgres() : await journeys('embedded', {})
  if (code !== 0) process.exitCode = 1
}
