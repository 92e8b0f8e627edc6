import { createHash } from 'node:crypto'
import type { Tx } from '../platform/database/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { networkOf } from './network-address.ts'
import type { IdentityRoom } from './room.ts'
import { countTry } from './store/tries.ts'

/** How often something may be tried under one key. */
export interface TryLimit {
  readonly key: string
  readonly most: number
  readonly windowMs: number
}

const minuteMs = 60_000
/** The longest window of all limits; older counters are swept. */
export const longestWindowMs = 15 * minuteMs

/** Ten wrong passwords for one address, known or unknown; the address itself is not kept. */
export const accountLimit = (email: string): TryLimit => ({
  key: `account:${createHash('sha256').update(email).digest('hex')}`,
  most: 10,
  windowMs: 15 * minuteMs,
})

/** Ten wrong passwords of someone who is signed in already. */
export const personLimit = (userId: string): TryLimit => ({
  key: `person:${userId}`,
  most: 10,
  windowMs: 15 * minuteMs,
})

/** A clinic's whole waiting room may share one address. */
export const networkLimit = (ip: string): TryLimit => ({
  key: `network:${networkOf(ip)}`,
  most: 60,
  windowMs: 10 * minuteMs,
})

export const registrationLimit = (ip: string): TryLimit => ({
  key: `registration:${networkOf(ip)}`,
  most: 60,
  windowMs: 10 * minuteMs,
})

/**
 * Counts a try against its limits before any work is done for it, so that tries at the same moment cannot slip
 * through, and loads in the same transaction what the try needs.
 * @throws `too_many_requests` with the seconds to wait; the first one over is audited
 */
export async function withinLimits<Loaded>(
  { platform: { database, clock }, audit }: IdentityRoom,
  limits: readonly TryLimit[],
  load: (tx: Tx) => Promise<Loaded>,
): Promise<Loaded> {
  const outcome = await database.asService('try-limits', async (tx) => {
    const now = clock.now()
    for (const { key, most, windowMs } of limits) {
      const { tries, windowStartedAt } = await countTry(tx, key, now, new Date(now.getTime() - windowMs))
      if (tries <= most) continue
      const waitMs = windowStartedAt.getTime() + windowMs - now.getTime()
      return { over: true, first: tries === most + 1, waitMs, kind: key.split(':')[0] ?? '' } as const
    }
    return { over: false, loaded: await load(tx) } as const
  })
  if (!outcome.over) return outcome.loaded
  if (outcome.first)
    await audit.recordRefusal(null, {
      action: 'sign_in.limited',
      subjectType: 'limit',
      details: { kind: outcome.kind },
    })
  throw new Refusal('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil(outcome.waitMs / 1000)) })
}
