import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const stampFile = join(root, '.bedside/build')
const outputs = ['server/dist/main.js', 'server/dist/embedded-worker.js', 'web/dist/index.html']
const skipped = new Set(['node_modules', 'dist', 'test'])

/** What the product is built of: a change in any of these files makes the build old. */
const inputs = [
  'contract',
  'media',
  'client',
  'react',
  'server/src',
  'server/package.json',
  'web',
  'scripts/build.mjs',
  'scripts/machine',
  'tsconfig.json',
  'package-lock.json',
]

/** Fingerprint of every file the build reads, tests left out. */
export function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    let children
    try {
      children = readdirSync(full, { withFileTypes: true })
    } catch (error) {
      if (error.code === 'ENOTDIR') hash.update(path).update('\0').update(readFileSync(full)).update('\0')
      return
    }
    for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (!skipped.has(child.name) && !/\.test\.tsx?$/.test(child.name)) add(`${path}/${child.name}`)
  }
  for (const input of inputs) add(input)
  return hash.digest('hex')
}

/** Whether server and web app in dist are those of the sources as they are now. */
export function isBuilt() {
  return (
    outputs.every((output) => existsSync(join(root, output))) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === fingerprint()
  )
}

/** Remembers that dist was made of sources with this fingerprint. */
export function markBuilt(stamp) {
  mkdirSync(join(root, '.bedside'), { recursive: true })
  writeFileSync(stampFile, stamp)
}
