import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const secureName = '__Host-bedside'
/** Over plain http (a first look on one machine) browsers refuse the `__Host-` prefix. */
const plainName = 'bedside'

/** The web session's cookie: HttpOnly, SameSite=Lax, `__Host-` wherever the page came by https. */
export const SESSION_COOKIE = {
  read: (request: Pick<FastifyRequest, 'cookies'>): string | undefined =>
    request.cookies[secureName] ?? request.cookies[plainName],
  set: (reply: FastifyReply, secure: boolean, value: string, expires: Date) =>
    reply.setCookie(secure ? secureName : plainName, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      expires,
    }),
  clear: (reply: FastifyReply, secure: boolean) =>
    reply.clearCookie(secure ? secureName : plainName, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
    }),
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses state-changing calls that another site's page makes with the visitor's cookie. */
export function originGuard(allowed: readonly string[]) {
  return async (request: FastifyRequest) => {
    const { origin } = request.headers
    if (safe.has(request.method) || !origin || request.headers.authorization) return
    if (!isOwnOrigin(origin, request.headers.host, allowed)) throw new Refusal('foreign_origin')
  }
}

/** True for the host the page was served from and for origins the clinic listed. */
export function isOwnOrigin(origin: string, host: string | undefined, allowed: readonly string[]) {
  if (allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
