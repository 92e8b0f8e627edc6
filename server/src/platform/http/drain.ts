import type { FastifyInstance } from 'fastify'
import { within } from '../within.ts'

/** How long calls under way may take once the server stops. */
const drainMs = 5_000

/**
 * Makes closing the server end: it takes no new lines, finishes calls under way, then lets go of every line. Browsers
 * open lines ahead of need, and Node's own `close()` waits without end for one over which nothing was ever asked.
 */
export function drainOnClose(server: FastifyInstance): void {
  const underWay = new Set<Promise<void>>()
  server.addHook('onRequest', async (_request, reply) => {
    const ended = new Promise<void>((resolve) => reply.raw.once('close', resolve)).then(() => {
      underWay.delete(ended)
    })
    underWay.add(ended)
  })
  server.addHook('preClose', async () => {
    server.server.close()
    await within(drainMs, Promise.all(underWay))
    server.server.closeAllConnections()
  })
}
