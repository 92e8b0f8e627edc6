/**
 * `npm start`: from a bare clone to an open clinic. Installs and builds what is missing or old, then becomes the
 * server. Written for any Node, so that an old one is told so in words.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { judgeNode } from './machine/node-version.mjs'

async function start() {
  const { refusal, warning } = judgeNode(process.versions.node)
  if (refusal) {
    console.error(refusal)
    process.exit(1)
  }
  if (warning) console.warn(`  ${warning}`)
  const home = join(dirname(fileURLToPath(import.meta.url)), '..')
  process.chdir(home)
  const { ensureInstalled } = await import('./machine/install.mjs')
  await ensureInstalled()
  const { isBuilt } = await import('./machine/build-stamp.mjs')
  if (!isBuilt()) {
    const { buildProduct } = await import('./build.mjs')
    await buildProduct()
  }
  // The server runs in this very process: signals, exit code and kill reach it and nothing is left behind.
  await import(pathToFileURL(join(home, 'server/dist/main.js')).href)
}

start().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
