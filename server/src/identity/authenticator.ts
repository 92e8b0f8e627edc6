import type { Caller } from '../platform/http/index.ts'
import type { Platform } from '../platform/index.ts'
import { hashToken } from './secret-token.ts'
import { idleMs } from './sign-in-tokens.ts'
import { findSignIn, touchSignIn } from './store/sign-ins.ts'

/** Turns tokens into people; asked on every call and socket. */
export interface Authenticator {
  /** Null for unknown, expired, revoked and disabled. */
  authenticate(token: string): Promise<Caller | null>
  /** Drops what was remembered; called once a sign-in or account has ended. */
  forget(): void
}

/** Another server may have ended the sign-in: what is remembered is never older than this. */
const rememberMs = 5_000
const rememberAtMost = 20_000
/** How exactly `last_seen_at` is kept. */
const touchEveryMs = 60_000

interface Known {
  caller: Caller
  expiresAt: number
}

/** One look at the database per token and {@link rememberMs}; calls that come together share it. */
export function createAuthenticator({ database, clock, settings }: Platform): Authenticator {
  const remembered = new Map<string, { since: number; known: Promise<Known | null> }>()

  const look = (tokenHash: string) =>
    database.asService('authenticate', async (tx): Promise<Known | null> => {
      const signIn = await findSignIn(tx, tokenHash)
      const now = clock.now().getTime()
      if (!signIn || signIn.revokedAt || signIn.disabledAt) return null
      if (signIn.isDemo && !settings.demo) return null
      const lastSeen = signIn.lastSeenAt.getTime()
      if (now >= signIn.expiresAt.getTime() || now >= lastSeen + idleMs) return null
      if (now - lastSeen >= touchEveryMs) await touchSignIn(tx, tokenHash, new Date(now))
      const { userId, role, id } = signIn
      return { caller: { userId, role, signInId: id }, expiresAt: signIn.expiresAt.getTime() }
    })

  return {
    authenticate: async (token) => {
      const tokenHash = hashToken(token)
      const now = clock.now().getTime()
      let entry = remembered.get(tokenHash)
      if (!entry || now - entry.since >= rememberMs) {
        if (remembered.size >= rememberAtMost) remembered.clear()
        entry = { since: now, known: look(tokenHash) }
        remembered.set(tokenHash, entry)
      }
      const own = entry
      const drop = () => remembered.get(tokenHash) === own && remembered.delete(tokenHash)
      try {
        const known = await own.known
        if (!known || now >= known.expiresAt) {
          drop()
          return null
        }
        return known.caller
      } catch (error) {
        drop()
        throw error
      }
    },
    forget: () => remembered.clear(),
  }
}
