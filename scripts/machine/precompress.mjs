import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const compressible = /\.(js|css|html|svg|json)$/
const worthBytes = 1_024

/**
 * Puts a `.br` and a `.gz` beside each text file of a built folder, as small as they get: done once here, a phone on a thin
 * line fetches a fifth less than the server could squeeze while it waits.
 */
export function precompress(folder) {
  for (const { name, parentPath, path } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!compressible.test(name)) continue
    const file = join(parentPath ?? path, name)
    const text = readFileSync(file)
    if (text.length < worthBytes) continue
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    }
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params }))
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
  }
}
