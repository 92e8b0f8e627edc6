import type { IceServer, ParticipantRole } from '@bedside/contract'

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
