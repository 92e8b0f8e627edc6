import type { Me, ReplyOf, UserRole } from '@bedside/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { codeOf } from '../api/problem-of.ts'
import { useRead } from '../api/use-read.ts'
import { emptyStorages, signedInHint } from './signed-in-hint.ts'

/** Wanted at the ends of a sign-in only, so not on the way to a first screen. */
const forgetting = () => import('./forget-person.ts')

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
    /** The server says that nobody is signed in here; unlike `signedOut` never a guess. */
    isRefused: refused,
    isLoading: query.isLoading,
    error: query.error,
    retry: query.refetch,
  }
}

/** What happens on this device once the server has said who signed in. */
export function useSignedIn() {
  const queries = useQueryClient()
  return (reply: ReplyOf<'signIn'>): Me => {
    // Asked once more when all of the one before is forgotten: only then is this one's copy kept.
    emptyStorages()
    forgetting()
      .then(({ forgetHere }) => forgetHere())
      .then(() => signedInHint.set())
      .then(() => queries.invalidateQueries({ queryKey: ['getMe'] }))
      .catch(() => undefined)
    signedInHint.set()
    // Whoever listens for the person keeps listening: that one query is changed, never thrown away.
    const isOther = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'getMe'
    queries.removeQueries({ type: 'inactive', predicate: isOther })
    queries.setQueryData(['getMe', {}], reply.user)
    queries.invalidateQueries({ predicate: isOther }).catch(() => undefined)
    return reply.user
  }
}

/** Ends the sign-in here and forgets all that was kept or in memory, by loading the front page anew. */
export function useSignOut() {
  const call = useApi()
  return async () => {
    await call('signOut', {})
    await (await forgetting()).forgetPerson()
    location.assign('/')
  }
}
