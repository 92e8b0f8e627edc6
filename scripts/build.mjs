/**
 * Builds everything: server, web app, npm packages; then prints the script budget of the web app.
 *   node scripts/build.mjs [--product]   --product: server and web app only, what `npm start` needs
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint, markBuilt } from './machine/build-stamp.mjs'
import { mustRun, run } from './machine/commands.mjs'
import { buildPackages } from './machine/npm-packages.mjs'
import { precompress } from './machine/precompress.mjs'
import { step } from './machine/progress.mjs'
import { root } from './machine/root.mjs'

async function buildServer() {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    // embedded.ts starts its worker as a file of this name beside it.
    entryPoints: {
      main: 'server/src/main.ts',
      'embedded-worker': 'server/src/platform/database/embedded-worker.ts',
    },
    outdir: 'server/dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    conditions: ['bedside-source'],
    plugins: [ownPackagesInside],
    logLevel: 'warning',
  })
}

/** Registry packages stay outside the bundle; our own are taken in from source. */
const ownPackagesInside = {
  name: 'own-packages-inside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@bedside/') ? undefined : { path, external: true },
    )
  },
}

async function buildWeb() {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  await mustRun(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'web') })
  precompress(join(root, 'web/dist'))
}

/** Builds server and web app and remembers of which sources. */
export async function buildProduct() {
  const stamp = fingerprint()
  await step('Building the server', buildServer)
  await step('Building the web app', buildWeb)
  markBuilt(stamp)
}

/** Prints the bytes a patient's phone loads; fails above the budget. */
async function checkBudget() {
  const budget = join(root, 'web/budget.mjs')
  if (!existsSync(budget)) return
  const { code } = await run(process.execPath, [budget], { cwd: root })
  if (code !== 0) throw new Error('The script budget is exceeded.')
}

async function main() {
  await buildProduct()
  if (process.argv.includes('--product')) return
  await buildPackages()
  await checkBudget()
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
