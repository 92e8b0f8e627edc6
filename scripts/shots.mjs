/**
 * `npm run shots`: contact sheets of every gallery scene (sizes, languages, text 100 and 200 %), and pictures of the live
 * pages, into shots/out. Fails with the name of each scene that a measurable rejection of the design applies to.
 *   --only desk,home       scenes or groups with that in their name
 *   --locale en,ne         of en, ne, hi, ar-XB
 *   --size 360x640         of 360x640, 390x844, 768x1024, 1280x800
 *   --text 100             of 100, 200
 *   --live                 the live pages alone
 *   --choose               also puts the three pictures of the README into docs/pictures
 * Any narrowing leaves the live pages out. Other arguments go to Playwright.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildProduct } from './build.mjs'
import { isBuilt } from './machine/build-stamp.mjs'
import { mustRun, run } from './machine/commands.mjs'
import { root } from './machine/root.mjs'
import { ensureTestTools, findChromium } from './machine/test-tools.mjs'

const text = { type: 'string' }
const flag = { type: 'boolean', default: false }
const { values, positionals } = parseArgs({
  options: { only: text, locale: text, size: text, text, live: flag, choose: flag },
  allowPositionals: true,
})
const { live, choose, ...wish } = values
const isNarrowed = Object.keys(wish).length > 0
const parts = live || choose ? ['screens.shots'] : isNarrowed ? ['matrix.shots'] : []

await ensureTestTools()
if (!isNarrowed && !isBuilt()) await buildProduct()
await mustRun(process.execPath, [join(root, 'scripts/gallery.mjs')], { cwd: root })
const folder = join(root, 'shots/out')
const chosen = {
  'waiting-room': 'waiting-room-360x640',
  ready: 'ready-360x640',
  desk: 'desk-waiting-1280x800',
}
if (parts.length === 0 && positionals.length === 0) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const playwright = join(root, 'node_modules/@playwright/test/cli.js')
const { code } = await run(
  process.execPath,
  [playwright, 'test', '--config', 'playwright.shots.config.ts', ...parts, ...positionals],
  {
    cwd: root,
    env: {
      ...process.env,
      BEDSIDE_CHROMIUM: findChromium(),
      BEDSIDE_TEST_DATABASE: 'embedded',
      BEDSIDE_SHOTS: JSON.stringify(wish),
    },
  },
)
if (choose && code === 0)
  for (const [name, picture] of Object.entries(chosen))
    copyFileSync(join(folder, `${picture}.png`), join(root, `docs/pictures/${name}.png`))
console.log(`Pictures are in ${folder}`)
process.exitCode = code
