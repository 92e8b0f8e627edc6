// Builds src/worker into dist/sw.js after the app, with the app's own file names put in.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/** What a patient opens without a line: the frame, home, past visits, a summary, messages. */
const pages = [
  'inside',
  'live-news',
  'home-page',
  'history-page',
  'summary-page',
  'messages-page',
  'open-client',
  'open-keeper',
  'offline-notice',
  'session-end',
  'forget-person',
]

/** Every file a manifest entry needs: its script, what that imports, their styles; fonts come when a page wants them. */
function filesOf(manifest, key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const style of chunk.css ?? []) seen.add(style)
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen)
  return seen
}

async function readBuild(dist) {
  const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'))
  const keyOf = (page) => {
    const key = Object.keys(manifest).find(
      (each) => each.endsWith(`/${page}.tsx`) || each.endsWith(`/${page}.ts`),
    )
    if (!key) throw new Error(`worker-build: no chunk for ${page}`)
    return key
  }
  const shell = new Set()
  for (const key of ['index.html', ...pages.map(keyOf)])
    for (const file of filesOf(manifest, key)) shell.add(`/${file}`)
  const files = (await readdir(join(dist, 'assets'))).map((name) => `/assets/${name}`).sort()
  const latin = files.filter((name) => /mukta-latin-(400|600)|latin.*digits/.test(name))
  const page = await readFile(join(dist, 'index.html'), 'utf8')
  const version = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 12)
  return { version, shell: ['/', ...shell, ...latin].sort(), files }
}

/** Vite plugin: writes sw.js beside the page once everything else is there. */
export function serviceWorker() {
  let dist = join(root, 'dist')
  return {
    name: 'bedside-service-worker',
    // The gallery's build (mode `development`) is no app to be installed.
    apply: (_config, { command, mode }) => command === 'build' && mode !== 'development',
    configResolved(config) {
      dist = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: { BUILD: JSON.stringify(await readBuild(dist)) },
        build: {
          outDir: dist,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: join(root, 'src/worker/service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      })
    },
  }
}
