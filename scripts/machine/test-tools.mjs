import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPostgresPrograms } from '../postgres.mjs'
import { mustRun, whereIs } from './commands.mjs'
import { step } from './progress.mjs'
import { root } from './root.mjs'

const node24 = join(root, '.ci/node24')

/** The Chromium that the journeys drive; undefined when none is installed. */
export const findChromium = () =>
  process.env.BEDSIDE_CHROMIUM ??
  whereIs('chromium') ??
  whereIs('chromium-browser') ??
  whereIs('google-chrome-stable') ??
  whereIs('google-chrome')

const tools = [
  { title: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-dejavu-core'] },
  { title: 'PostgreSQL', find: findPostgresPrograms, packages: ['postgresql'] },
]

/** Installs Chromium and PostgreSQL through apt when missing; throws with the exact words where it may not. */
export async function ensureTestTools() {
  const missing = tools.filter(({ find }) => !find())
  if (missing.length === 0) return
  const packages = missing.flatMap((tool) => tool.packages)
  const titles = missing.map(({ title }) => title).join(' and ')
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !whereIs('apt-get'))
    throw new Error(`The tests need ${titles}. On Debian or Ubuntu, as root: ${command}`)
  const apt = (...parameters) =>
    mustRun('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-q', '-y', ...parameters], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  await step(`Installing ${titles}`, async () => {
    // Else the package makes a cluster that nobody uses.
    if (packages.includes('postgresql') && !existsSync('/etc/postgresql-common')) {
      mkdirSync('/etc/postgresql-common', { recursive: true })
      writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
    }
    await apt('update')
    await apt('install', '--no-install-recommends', ...packages)
  })
  const stillMissing = tools.filter(({ find }) => !find()).map(({ title }) => title)
  if (stillMissing.length > 0)
    throw new Error(`${stillMissing.join(' and ')} could not be installed: ${command}`)
}

/** A Node 24 beside the one that runs us, from npm, in a directory of its own. @returns the program's path */
export async function ensureNode24() {
  const program = join(node24, 'node_modules/node/bin/node')
  if (existsSync(program)) return program
  await step('Installing Node 24 for the second pass', async () => {
    mkdirSync(node24, { recursive: true })
    writeFileSync(join(node24, 'package.json'), '{ "private": true }\n')
    await mustRun('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', 'node@24.21.0'], {
      cwd: node24,
    })
  })
  return program
}
