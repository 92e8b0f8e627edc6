import type { Me, RouteName, SignedIn } from '@bedside/contract'
import { problemOf } from '../api/problem-of.ts'
import { copyAge } from './copy-age.ts'
import type { KeptStore } from './kept-store.ts'

/** What a call was given, as far as it matters here. */
export interface LooseInput {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
}

/** Hears what came of every call and stands in where no answer came; see {@link openKeeper}. */
export interface Keeper {
  answered(name: RouteName, input: LooseInput, answer: unknown): Promise<void>
  /** The copy in place of an answer; undefined where there is none or the server said no. */
  failed(name: RouteName, input: LooseInput, error: unknown): Promise<{ answer: unknown } | undefined>
}

/** A copy older than a sign-in can be is nobody's any more. */
const longestMs = 7 * 24 * 60 * 60_000
const over = new Set(['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED'])
const isPlain = (query: LooseInput['query'] = {}) =>
  Object.keys(query).every((key) => key === 'limit' || query[key] === undefined)

/** After these somebody else is here, or nobody: a late answer of the one before is not kept. */
const changesPerson: ReadonlySet<RouteName> = new Set([
  'signIn',
  'signOut',
  'register',
  'openDemo',
  'setUpFirstAdministrator',
])
const patientOf = (me: Me | undefined) => (me?.role === 'PATIENT' ? me.id : null)

/** Under which name an answer is kept; null for all that is not: filtered lists, anything of a running visit. */
const names: { readonly [Name in RouteName]?: (input: LooseInput) => string | null } = {
  getClinic: () => 'clinic',
  getMe: () => 'me',
  listAppointments: ({ query }) => (query?.order === 'asc' && !query.cursor ? 'appointments' : null),
  listHistory: ({ query }) => (isPlain(query) ? 'history' : null),
  getSummary: ({ params }) => `summary ${params?.sessionId}`,
  getFeedback: ({ params }) => `feedback ${params?.sessionId}`,
  getSession: ({ params }) => `session ${params?.sessionId}`,
}

/** Whether this very answer is worth keeping: a page of three must not take the place of twenty. */
function isKept(name: RouteName, { query }: LooseInput, answer: unknown) {
  if (name === 'listHistory') return Number(query?.limit ?? 0) >= 20
  return name !== 'getSession' || over.has((answer as { status: string }).status)
}

/** A copy as the page asked for it: no more rows than wanted, and no further page, for that would need the line. */
function asAsked({ query }: LooseInput, answer: unknown) {
  const list = answer as { items?: unknown[] }
  if (!Array.isArray(list.items)) return answer
  return { ...list, items: list.items.slice(0, Number(query?.limit ?? list.items.length)), nextCursor: null }
}

/**
 * A copy on this device of what a patient needs without a line: the clinic and its numbers, the booked visits, the last twenty past
 * ones, the summaries read and what was said of them. Kept by account, for patients only: a clinic's computer keeps nobody's patients. A copy is given when
 * no answer came at all, and {@link copyAge} then says how old it is.
 */
export function openKeeper(store: KeptStore, now = Date.now): Keeper {
  let account: string | null = null

  const keep = async (name: RouteName, input: LooseInput, answer: unknown) => {
    const key = names[name]?.(input)
    if (!key || !isKept(name, input, answer)) return
    const userId = name === 'getClinic' ? '' : account
    if (userId !== null) await store.write(`${userId} ${key}`, { userId, savedAtMs: now(), answer })
  }

  const find = async (name: RouteName, input: LooseInput) => {
    const key = names[name]?.(input)
    if (!key) return undefined
    const userId = name === 'getClinic' ? '' : (account ?? (await store.read('account'))?.userId)
    const kept = userId === undefined ? undefined : await store.read(`${userId} ${key}`)
    return kept && now() - kept.savedAtMs < longestMs ? kept : undefined
  }

  return {
    async answered(name, input, answer) {
      if (changesPerson.has(name)) account = patientOf((answer as SignedIn | undefined)?.user)
      if (!names[name]) return
      copyAge.set(null)
      if (name === 'getMe') {
        account = patientOf(answer as Me)
        if (account) await store.write('account', { userId: account, savedAtMs: now(), answer: account })
      }
      await keep(name, input, answer)
    },
    async failed(name, input, error) {
      const problem = problemOf(error)
      if (problem?.status === 401) account = null
      // A server that is down says so at best; that is no answer either.
      if (problem && problem.status < 500) return undefined
      const kept = await find(name, input)
      if (!kept) return undefined
      if (name !== 'getClinic') copyAge.set(kept.savedAtMs)
      return { answer: asAsked(input, kept.answer) }
    },
  }
}
