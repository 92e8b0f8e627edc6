import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RealtimeServer } from '../realtime/index.ts'

const prefix = 'bedside_'

/**
 * Serves `/metrics` in the Prometheus text format: the process, HTTP by route, method and status, sockets. Counts and
 * times alone; a label is never an id, an address or a name.
 */
export function serveMetrics(server: FastifyInstance, realtime: Pick<RealtimeServer, 'counts'>) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix })
  const seconds = new Histogram({
    name: `${prefix}http_request_seconds`,
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers: [registry],
  })
  for (const [what, help] of Object.entries(counted)) {
    new Gauge({
      name: `${prefix}realtime_${what}`,
      help,
      registers: [registry],
      collect() {
        this.set(realtime.counts()[what as keyof typeof counted])
      },
    })
  }
  server.addHook('onResponse', async (request, reply) => {
    // The route's pattern, so that ids in addresses make no series of their own.
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

const counted = {
  sockets: 'Open sockets on this node',
  people: 'People signed in on a socket of this node',
  sessions: 'Sessions followed on this node',
} as const
