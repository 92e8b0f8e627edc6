/** Builds the gallery of scenes (a development build of the web app) into .bedside/gallery, unless it is there already. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './machine/build-stamp.mjs'
import { mustRun } from './machine/commands.mjs'
import { root } from './machine/root.mjs'

const folder = join(root, '.bedside/gallery')
const stampFile = join(folder, 'stamp')
const stamp = fingerprint()
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  await mustRun(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--mode=development',
      '--minify=false',
      `--outDir=${folder}`,
      '--emptyOutDir',
      '--logLevel=warn',
    ],
    { cwd: join(root, 'web'), env: { ...process.env, NODE_ENV: 'development' } },
  )
  writeFileSync(stampFile, stamp)
}
