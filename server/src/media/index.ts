import { randomBytes } from 'node:crypto'
import { type IceServer, type ParticipantRole, timings } from '@bedside/contract'
import type { Settings } from '../config.ts'
import type { Clock } from '../platform/clock/index.ts'
import { iceServersFor } from './ice-servers.ts'
import { mediaKey, signMediaToken } from './media-token.ts'

export { serveMediaFrames } from './frames.ts'

export interface MediaCredentials {
  readonly accessToken: string
  readonly provider: 'peer' | 'livekit' | 'twilio' | 'agora'
  readonly mediaUrl: string | null
  readonly iceServers: IceServer[]
  readonly expiresAt: Date
}

/** The server's half of the media door; the provider is chosen by the settings. */
export interface Media {
  /** A token for one room, one identity, one role, at most 10 minutes, with short-lived TURN credentials (RFC 8489 REST style). */
  credentials(of: {
    sessionId: string
    roomName: string
    identity: string
    role: ParticipantRole
  }): Promise<MediaCredentials>
  /** 128 random bits or more; never a credential. */
  newRoomName(): string
  /** Ends the room at the provider; nothing to do for direct calls. */
  closeRoom(roomName: string): Promise<void>
}

type MediaSettings = Pick<Settings, 'MEDIA_SECRET' | 'STUN_URLS' | 'TURN_URLS' | 'TURN_SECRET'>

/** Opens the media room for direct calls between the two browsers. */
export function openMedia(settings: MediaSettings, clock: Clock): Media {
  const key = mediaKey(settings.MEDIA_SECRET)
  return {
    credentials: async (grant) => {
      const from = clock.now()
      const expiresAt = new Date(from.getTime() + timings.mediaTokenMs)
      return {
        accessToken: await signMediaToken(key, grant, { from, to: expiresAt }),
        provider: 'peer',
        mediaUrl: null,
        iceServers: iceServersFor(settings, grant.identity, expiresAt),
        expiresAt,
      }
    },
    newRoomName: () => `room-${randomBytes(20).toString('base64url')}`,
    closeRoom: async () => {},
  }
}
