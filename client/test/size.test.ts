import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const BUDGET_BYTES = 15_000

function bundle(entry: string, external: string[]) {
  return build({
    entryPoints: [fileURLToPath(new URL(`../../${entry}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    external,
    conditions: ['bedside-source'],
  })
}

async function gzippedBytes(entry: string, external: string[]): Promise<number> {
  const result = await bundle(entry, external)
  return gzipSync(result.outputFiles[0]?.contents ?? '', { level: 9 }).length
}

describe('what travels to a patient’s phone', () => {
  it.each([
    ['the client without media', 'client/src/index.ts', ['@bedside/media']],
    ['the code that carries a call', 'media/src/index.ts', []],
  ])('%s is at most 15 kB', async (_, entry, external) => {
    expect(await gzippedBytes(entry, external)).toBeLessThanOrEqual(BUDGET_BYTES)
  })

  it('holds no schema library', async () => {
    const { metafile } = await bundle('contract/src/facts.ts', [])
    expect(Object.keys(metafile.inputs).filter((file) => file.includes('node_modules'))).toEqual([])
  })
})
