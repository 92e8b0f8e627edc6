import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Builds the gallery if it is old and serves it on a free port; nothing else of Bedside runs behind it. */
export async function serveGallery() {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts/gallery.mjs')], {
    cwd: root,
  })
  const folder = stdout.trim().split('\n').at(-1) ?? ''
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const asked = extname(pathname) ? normalize(pathname) : '/index.html'
    readFile(join(folder, asked)).then(
      (body) => {
        response.setHeader('content-type', types[extname(asked)] ?? 'application/octet-stream')
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
