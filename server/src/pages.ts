import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { API_PREFIX, REALTIME_PATH } from '@bedside/contract'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { openApiDocument } from './platform/http/open-api.ts'
import type { Platform } from './platform/index.ts'

const ownPrefixes = [
  API_PREFIX,
  REALTIME_PATH,
  '/healthz',
  '/readyz',
  '/metrics',
  '/test/',
  '/problems/',
  '/assets/',
]

/** Serves the built web app with its security headers, and the API's reading room at `/docs`. */
export async function servePages({ http, settings }: Platform) {
  const { server } = http
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  })
  await server.register(compress, { global: true, threshold: 1_024 })
  await server.register(async (docs) => {
    await docs.register(swagger, { mode: 'static', specification: { document: openApiDocument() as never } })
    await docs.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  })

  const directory = settings.WEB_DIR ?? fileURLToPath(new URL('../../web/dist', import.meta.url))
  if (!existsSync(directory)) return
  await server.register(files, {
    root: directory,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Hashed names never change their content; the page itself is asked for anew.
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  server.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const isPage = request.method === 'GET' && String(request.headers.accept ?? '').includes('text/html')
    if (
      isPage &&
      !server.hasRoute({ method: 'GET', url: path }) &&
      !ownPrefixes.some((prefix) => path.startsWith(prefix)) &&
      !path.startsWith('/docs') &&
      !path.includes('.')
    ) {
      return reply.sendFile('index.html')
    }
  })
}
