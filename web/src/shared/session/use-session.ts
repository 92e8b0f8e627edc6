import type { Me, ReplyOf, UserRole } from '@bedside/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { codeOf } from '../api/problem-of.ts'
import { useRead } from '../api/use-read.ts'
import { forgetPerson, signedInHint } from './signed-in-hint.ts'

/** Where each role's day begins. */
export const homeOf: Readonly<Record<UserRole, string>> = {
  PATIENT: '/home',
  DOCTOR: '/desk',
  ADMIN: '/people',
}

/** Who is signed in; `ask: false` leaves the server alone when nobody ever signed in on this device. */
export function useSession({ ask = true }: { ask?: boolean } = {}) {
  const query = useRead('getMe', {}, { enabled: ask || signedInHint.read() })
  const refused = codeOf(query.error) === 'unauthenticated'
  const signedOut = refused || (!query.data && !query.isEnabled)
  return {
    me: refused ? undefined : query.data,
    signedOut,
    isLoading: query.isLoading,
    error: query.error,
    retry: query.refetch,
  }
}

/** What happens on this device once the server has said who signed in. */
export function useSignedIn() {
  const queries = useQueryClient()
  return (reply: ReplyOf<'signIn'>): Me => {
    forgetPerson()
    signedInHint.set()
    queries.clear()
    queries.setQueryData(['getMe', {}], reply.user)
    return reply.user
  }
}

/** Ends the sign-in here and forgets what was kept; goes on even when the line is down. */
export function useSignOut() {
  const call = useApi()
  const queries = useQueryClient()
  return async () => {
    try {
      await call('signOut', {})
    } finally {
      forgetPerson()
      queries.clear()
    }
  }
}
