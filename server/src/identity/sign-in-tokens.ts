import { randomUUID } from 'node:crypto'
import type { Clock } from '../platform/clock/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { deviceOf } from '../platform/http/index.ts'
import { hashToken, newSecretToken } from './secret-token.ts'
import { addSignIns } from './store/sign-ins.ts'

/** A sign-in unused for this long is over. */
export const idleMs = 12 * 3_600_000
/** A sign-in is over after this long, used or not. */
export const absoluteMs = 7 * 24 * 3_600_000

/** A running sign-in; the token is told once and kept as a hash. */
export interface OpenedSignIn {
  readonly id: string
  readonly token: string
  readonly expiresAt: Date
}

const unknownDevice = deviceOf('')

/** Opens one sign-in each; under the service role. */
export async function openSignIns(
  tx: Tx,
  clock: Clock,
  userIds: readonly string[],
  device = unknownDevice,
): Promise<OpenedSignIn[]> {
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + absoluteMs)
  const opened = userIds.map((userId) => ({ id: randomUUID(), userId, token: newSecretToken(), expiresAt }))
  await addSignIns(
    tx,
    opened.map(({ token, ...signIn }) => ({
      ...signIn,
      ...device,
      tokenHash: hashToken(token),
      createdAt: now,
    })),
  )
  return opened
}

/** Opens one sign-in; under the service role. */
export async function openSignIn(
  tx: Tx,
  clock: Clock,
  userId: string,
  device = unknownDevice,
): Promise<OpenedSignIn> {
  const [opened] = await openSignIns(tx, clock, [userId], device)
  return opened as OpenedSignIn
}
