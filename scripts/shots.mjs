/** `npm run shots`: pictures of every screen at 360x640 and 1280x800, into shots/out. Arguments go to Playwright. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildProduct } from './build.mjs'
import { isBuilt } from './machine/build-stamp.mjs'
import { run } from './machine/commands.mjs'
import { root } from './machine/root.mjs'
import { ensureTestTools, findChromium } from './machine/test-tools.mjs'

await ensureTestTools()
if (!isBuilt()) await buildProduct()
const folder = join(root, 'shots/out')
const rest = process.argv.slice(2)
if (rest.length === 0) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const playwright = join(root, 'node_modules/@playwright/test/cli.js')
const { code } = await run(
  process.execPath,
  [playwright, 'test', '--config', 'playwright.shots.config.ts', ...rest],
  { cwd: root, env: { ...process.env, BEDSIDE_CHROMIUM: findChromium(), BEDSIDE_TEST_DATABASE: 'embedded' } },
)
console.log(`Pictures are in ${folder}`)
process.exitCode = code
