/**
 * Builds the gallery of scenes (a development build of the web app) into .bedside/gallery/<fingerprint of the sources>,
 * unless it is there already, and prints that folder. One made of other sources stays while somebody may still look at it;
 * of two that build at once each builds apart, and the first one's stays.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './machine/build-stamp.mjs'
import { mustRun } from './machine/commands.mjs'
import { root } from './machine/root.mjs'

const keptMs = 3_600_000
const all = join(root, '.bedside/gallery')
const folder = join(all, fingerprint().slice(0, 12))
const own = `${folder}.${process.pid}`
if (!existsSync(folder)) {
  mkdirSync(all, { recursive: true })
  // Whoever builds beside us may have renamed or removed one meanwhile.
  for (const old of readdirSync(all)) {
    const made = statSync(join(all, old), { throwIfNoEntry: false })
    if (made && Date.now() - made.mtimeMs > keptMs) rmSync(join(all, old), { recursive: true, force: true })
  }
  await mustRun(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--mode=development',
      '--minify=false',
      `--outDir=${own}`,
      '--emptyOutDir',
      '--logLevel=warn',
    ],
    { cwd: join(root, 'web'), env: { ...process.env, NODE_ENV: 'development' } },
  )
  try {
    renameSync(own, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(own, { recursive: true })
  }
}
console.log(folder)
