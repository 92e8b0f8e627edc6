import type { Me } from '@bedside/contract'
import { homeOf } from '../../shared/session/use-session.ts'

/** Where to go after signing in: the page asked for if it is one of ours, else the role's own. */
export function nextAddress(search: string, me: Me) {
  const next = new URLSearchParams(search).get('next') ?? ''
  const isOurs = /^\/[^/\\]/.test(next)
  return isOurs ? next : homeOf[me.role]
}
