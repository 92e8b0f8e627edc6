import { findRowSecurityGaps } from './platform/database/index.ts'
import type { Platform } from './platform/index.ts'

/**
 * `/healthz`: the process answers, nothing else is asked. `/readyz`: each dependency by name, 503 when one that
 * visits need is down. A database with a way around row-level security counts as down.
 */
export function serveHealth({ http, database, log }: Platform) {
  http.server.get('/healthz', async () => ({ status: 'up' }))
  http.server.get('/readyz', async (_request, reply) => {
    const started = performance.now()
    const up = await findRowSecurityGaps(database).then(
      (gaps) => {
        if (gaps.length > 0) log.error({ gaps }, 'row-level security has a hole')
        return gaps.length === 0
      },
      () => false,
    )
    const dependency = { status: up ? 'up' : 'down', milliseconds: Math.round(performance.now() - started) }
    return reply
      .status(up ? 200 : 503)
      .send({ status: up ? 'up' : 'down', dependencies: { database: dependency } })
  })
}
