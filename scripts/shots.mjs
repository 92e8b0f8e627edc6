/**
 * `npm run shots`: pictures of every screen at 360x640 and 1280x800, into shots/out.
 *   --choose   also puts the three of the README into docs/pictures
 * Other arguments go to Playwright.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildProduct } from './build.mjs'
import { isBuilt } from './machine/build-stamp.mjs'
import { run } from './machine/commands.mjs'
import { root } from './machine/root.mjs'
import { ensureTestTools, findChromium } from './machine/test-tools.mjs'

await ensureTestTools()
if (!isBuilt()) await buildProduct()
const folder = join(root, 'shots/out')
const chosen = {
  'waiting-room': 'waiting-room-360x640',
  ready: 'ready-360x640',
  desk: 'desk-waiting-1280x800',
}
const rest = process.argv.slice(2).filter((flag) => flag !== '--choose')
if (rest.length === 0) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const playwright = join(root, 'node_modules/@playwright/test/cli.js')
const { code } = await run(
  process.execPath,
  [playwright, 'test', '--config', 'playwright.shots.config.ts', ...rest],
  { cwd: root, env: { ...process.env, BEDSIDE_CHROMIUM: findChromium(), BEDSIDE_TEST_DATABASE: 'embedded' } },
)
if (process.argv.includes('--choose') && code === 0)
  for (const [name, picture] of Object.entries(chosen))
    copyFileSync(join(folder, `${picture}.png`), join(root, `docs/pictures/${name}.png`))
console.log(`Pictures are in ${folder}`)
process.exitCode = code
