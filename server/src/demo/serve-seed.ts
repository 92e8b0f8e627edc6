import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Platform } from '../platform/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { DemoDoors } from './doors.ts'
import { seedVisits } from './seed-visits.ts'

const Body = z.strictObject({ visits: z.number().int().min(1).max(2_000) })
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * `POST /test/seed {visits}` makes visits for load drivers and checkers and answers `{visits: SeededVisit[]}`. Only in
 * demo mode, for its administrator or a program on the same machine; no part of the contract. Called by app.ts.
 */
export function serveSeed(platform: Platform, doors: DemoDoors) {
  const { http, settings } = platform
  if (!settings.demo) return
  http.server.post('/test/seed', async (request) => {
    await requireAllowed(doors, request)
    const body = Body.safeParse(request.body)
    if (!body.success)
      throw new Refusal('invalid_input', {
        errors: [{ pointer: '/visits', detail: 'a whole number from 1 to 2000' }],
      })
    return { visits: await seedVisits(platform, doors, body.data.visits) }
  })
}

async function requireAllowed({ identity }: DemoDoors, request: FastifyRequest) {
  const token = request.headers.authorization?.replace(/^Bearer /, '')
  if (token) {
    const caller = await identity.authenticate(token)
    if (!caller) throw new Refusal('unauthenticated')
    if (caller.role !== 'ADMIN') throw new Refusal('forbidden')
    return
  }
  // A proxy on this machine also calls from loopback, for the whole world.
  const isForwarded = Boolean(request.headers['x-forwarded-for'] ?? request.headers.forwarded)
  if (isForwarded || !loopback.has(request.socket.remoteAddress ?? '')) throw new Refusal('unauthenticated')
}
