import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { API_PREFIX, REALTIME_PATH } from '@bedside/contract'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { CLINIC_LOGO_PATH, CLINIC_STYLE_PATH, type ClinicLook, clinicStyleSheet } from './clinic-look.ts'
import { openApiDocument } from './platform/http/open-api.ts'
import type { Platform } from './platform/index.ts'
import { webManifest } from './web-manifest.ts'

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

/** The page with the clinic's colours in its head, so that they are there with the first paint; null without a hue. */
function pageOf(file: string, { colours }: ClinicLook): string | null {
  if (!colours) return null
  return readFileSync(file, 'utf8')
    .replace(/(<meta name="theme-color" content=")[^"]*/, `$1${colours.dado}`)
    .replace('</head>', `  <link rel="stylesheet" href="${CLINIC_STYLE_PATH}" />\n  </head>`)
}

/** Serves what the clinic set of its own look. A drawing may carry script, which must not run as a page of ours. */
function serveClinicLook({ http: { server }, settings: { clinicLook } }: Platform) {
  const { colours, logo } = clinicLook
  if (colours)
    server.get(CLINIC_STYLE_PATH, (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/css').send(clinicStyleSheet(colours)),
    )
  if (logo)
    server.get(CLINIC_LOGO_PATH, { helmet: false }, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=3600')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .type(logo.type)
        .send(logo.body),
    )
}

/** Serves the built web app with its security headers, and the API's reading room at `/docs`. */
export async function servePages(platform: Platform) {
  const { http, settings } = platform
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

  serveClinicLook(platform)
  const directory = settings.WEB_DIR ?? fileURLToPath(new URL('../../web/dist', import.meta.url))
  if (!existsSync(directory)) return
  server.get('/manifest.webmanifest', async (_request, reply) =>
    reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(JSON.stringify(webManifest(settings.clinicName, settings.clinicLook.colours))),
  )
  const page = pageOf(join(directory, 'index.html'), settings.clinicLook)
  if (page !== null)
    server.get('/', (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/html').send(page),
    )
  await server.register(files, {
    root: directory,
    cacheControl: false,
    // The build put them there; what has none is compressed as it goes.
    preCompressed: true,
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
      return page === null
        ? reply.sendFile('index.html')
        : reply.header('cache-control', 'no-cache').type('text/html').send(page)
    }
  })
}
