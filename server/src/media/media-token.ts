import { randomBytes, randomUUID } from 'node:crypto'
import type { ParticipantRole } from '@bedside/contract'
import { SignJWT } from 'jose'

/** Whom a media token is for (`aud`); no other door takes it. */
export const MEDIA_AUDIENCE = 'bedside-media'

/** What a media token allows: one identity in one room of one session, in one role. */
export interface MediaGrant {
  readonly sessionId: string
  readonly roomName: string
  /** `user:device` */
  readonly identity: string
  readonly role: ParticipantRole
}

/** The key that signs media tokens; made up for this start when the settings give none. */
export const mediaKey = (secret: string | undefined): Uint8Array =>
  secret ? new TextEncoder().encode(secret) : randomBytes(32)

/** Signs a grant as a JWT (RFC 7519, HS256) from now until `expiresAt`. */
export function signMediaToken(key: Uint8Array, grant: MediaGrant, { from, to }: { from: Date; to: Date }) {
  const { sessionId, roomName, identity, role } = grant
  return new SignJWT({ sid: sessionId, room: roomName, role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(MEDIA_AUDIENCE)
    .setSubject(identity)
    .setJti(randomUUID())
    .setIssuedAt(from)
    .setNotBefore(from)
    .setExpirationTime(to)
    .sign(key)
}
