import { createHmac } from 'node:crypto'
import type { IceServer } from '@bedside/contract'

export interface IceSettings {
  /** Comma-separated. */
  readonly STUN_URLS: string
  readonly TURN_URLS: string
  readonly TURN_SECRET?: string | undefined
}

const listOf = (urls: string) =>
  urls
    .split(',')
    .map((url) => url.trim())
    .filter(Boolean)

/**
 * STUN and TURN servers for one device. TURN credentials are those of the TURN REST API
 * (draft-uberti-behave-turn-rest-00): the end of their life and the identity as user name, its HMAC-SHA1 as password.
 */
export function iceServersFor(settings: IceSettings, identity: string, expiresAt: Date): IceServer[] {
  const stun = listOf(settings.STUN_URLS)
  const turn = listOf(settings.TURN_URLS)
  const servers: IceServer[] = stun.length > 0 ? [{ urls: stun }] : []
  if (turn.length === 0 || !settings.TURN_SECRET) return servers
  const username = `${Math.floor(expiresAt.getTime() / 1000)}:${identity}`
  const credential = createHmac('sha1', settings.TURN_SECRET).update(username).digest('base64')
  return [...servers, { urls: turn, username, credential }]
}
