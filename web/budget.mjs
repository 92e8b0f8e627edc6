// Prints the gzip bytes of script each way through the built app costs, and fails over budget.
// Run after `npx vite build`: `node budget.mjs [dist]`. Figures are kB of 1000 bytes, as browsers fetch them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = process.argv[2] ?? fileURLToPath(new URL('./dist', import.meta.url))
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

/** What a call needs beside the first script: the live client, the room, the media. */
const call = ['open-client', 'visit-page', 'media/src/index']

/** Manifest keys a page loads: the entry, what it imports, and the lazy pages named. */
const ways = [
  { name: 'first screen', entries: ['index.html', 'landing-page'], limitKb: 60 },
  { name: 'link to call', entries: ['index.html', ...call], limitKb: 95 },
  {
    name: 'link to call, with the pages around it',
    entries: [
      'index.html',
      'landing-page',
      'sign-in-page',
      'inside',
      'live-news',
      'home-page',
      ...call,
      'summary-page',
    ],
    limitKb: 130,
  },
  {
    name: 'booking',
    entries: ['index.html', 'inside', 'live-news', 'open-client', 'booking-page'],
    limitKb: 95,
  },
  {
    name: "doctor's desk",
    entries: ['index.html', 'inside', 'live-news', 'open-client', 'desk-page'],
    limitKb: 130,
  },
]

const keyOf = (entry) =>
  manifest[entry]
    ? entry
    : Object.keys(manifest).find((key) => key.endsWith(`/${entry}.tsx`) || key.endsWith(`/${entry}.ts`))

function filesOf(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const imported of chunk.imports ?? []) filesOf(imported, seen)
  return seen
}

const sizes = new Map()
const gzipBytes = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
  return sizes.get(file)
}

let failed = false
for (const way of ways) {
  const keys = way.entries.map(keyOf)
  const missing = way.entries.filter((_, index) => !keys[index])
  const files = new Set(keys.flatMap((key) => (key ? [...filesOf(key)] : [])))
  const scripts = [...files].filter((file) => file.endsWith('.js'))
  const kb = scripts.reduce((sum, file) => sum + gzipBytes(file), 0) / 1000
  const over = kb > way.limitKb || missing.length > 0
  failed ||= over
  const verdict = missing.length > 0 ? `no chunk for ${missing.join(', ')}` : over ? 'OVER' : 'ok'
  process.stdout.write(
    `${way.name.padEnd(40)} ${kb.toFixed(1).padStart(6)} kB of ${way.limitKb} (${scripts.length} files) ${verdict}\n`,
  )
}
if (failed) process.exitCode = 1
