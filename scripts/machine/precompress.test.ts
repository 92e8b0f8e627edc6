import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { precompress } from './precompress.mjs'

test('text files that are worth it get smaller copies with the same content; pictures and small files do not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-precompress-'))
  const script = 'const visit = "the same line again"\n'.repeat(200)
  writeFileSync(join(folder, 'page.js'), script)
  writeFileSync(join(folder, 'small.css'), 'a{}')
  writeFileSync(join(folder, 'font.woff2'), script)
  precompress(folder)
  expect(readdirSync(folder).sort()).toEqual([
    'font.woff2',
    'page.js',
    'page.js.br',
    'page.js.gz',
    'small.css',
  ])
  expect(brotliDecompressSync(readFileSync(join(folder, 'page.js.br'))).toString()).toBe(script)
  expect(gunzipSync(readFileSync(join(folder, 'page.js.gz'))).toString()).toBe(script)
  rmSync(folder, { recursive: true })
})
