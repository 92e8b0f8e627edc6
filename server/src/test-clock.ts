import { z } from 'zod'
import type { MovableClock } from './platform/clock/index.ts'
import type { Platform } from './platform/index.ts'

const Body = z.strictObject({
  advanceMs: z
    .number()
    .int()
    .min(0)
    .max(400 * 24 * 3_600_000),
})

/** `POST /test/clock` moves this server's time ahead and runs what became due; only with TEST_CLOCK=1 in demo mode. */
export function serveTestClock({ http, jobs }: Platform, clock: MovableClock) {
  http.server.post('/test/clock', async (request, reply) => {
    const body = Body.safeParse(request.body)
    if (!body.success) return reply.status(400).send({ title: 'advanceMs: whole milliseconds' })
    clock.advance(body.data.advanceMs)
    const ran = await jobs.runDue()
    return { now: clock.now().toISOString(), ran }
  })
}
