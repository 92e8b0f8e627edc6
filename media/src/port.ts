import type { ConsultationMode, IceServer, ParticipantRole } from '@bedside/contract'

/** What one device may send: a voice, a face, a screen. The order is the order of the media lines on the wire. */
export const trackKinds = ['audio', 'video', 'screen'] as const
/** One of {@link trackKinds}. */
export type TrackKind = (typeof trackKinds)[number]

/** A device of an admitted person that is in the media room. */
export interface Peer {
  /** `user:device` */
  readonly identity: string
  readonly userId: string
  readonly name: string
  readonly role: ParticipantRole
}

/** How the way to one other device stands: being built, carrying packets, or silent and under repair. */
export type PathState = 'connecting' | 'up' | 'lost'

/** Another device as the call sees it. Tracks are there once negotiated, whether or not anything arrives on them. */
export interface RemotePerson extends Peer {
  readonly path: PathState
  readonly audio: MediaStreamTrack | null
  readonly video: MediaStreamTrack | null
  readonly screen: MediaStreamTrack | null
}

/** What arrives from one other device. Rates are of the stretch since the previous reading; null = not known yet. */
export interface MediaStats {
  readonly identity: string
  readonly framesDecoded: number
  readonly audioPackets: number
  /** Sum of the squared sound energy received so far (W3C webrtc-stats `totalAudioEnergy`). */
  readonly audioEnergy: number
  /** Loudness just now, 0 to 1. */
  readonly audioLevel: number
  readonly roundTripMs: number | null
  readonly lossPercent: number | null
  readonly receivedKbps: number | null
  /** Share of played samples that were invented because packets were missing. */
  readonly concealedPercent: number | null
}

/** One session description or ICE candidate between two devices, as it travels in a SIGNAL frame. */
export interface Signal {
  readonly description?: { readonly type: RTCSdpType; readonly sdp?: string }
  readonly candidate?: RTCIceCandidateInit | null
}

/**
 * The way signals and the list of devices reach a provider; the caller owns the socket behind it.
 * `send` may lose a signal while the socket is down: providers repeat what matters.
 */
export interface Signalling {
  /** To one device; may be lost. */
  send(to: string, signal: Signal): void
  /** Hears what other devices send to this one. Returns its end. */
  onSignal(listener: (from: string, signal: Signal) => void): () => void
  /** Calls back with the whole list, at once when one is known, then after each change and each reconnect. */
  onPeers(listener: (peers: readonly Peer[]) => void): () => void
}

/** The short-lived part of a join answer. */
export interface MediaCredentials {
  readonly accessToken: string
  readonly mediaUrl: string | null
  readonly iceServers: readonly IceServer[]
}

/** What a provider needs to open one device's part in one room; `identity` is `user:device`. */
export interface MediaCallOptions {
  readonly identity: string
  readonly roomName: string
  readonly mode: ConsultationMode
  readonly credentials: MediaCredentials
  readonly signalling: Signalling
}

/**
 * One device's part in one media room. It begins dark: the path is built and the codecs run on silence and
 * black frames, and nothing of the person leaves the device until `setLive(true)`.
 * Lifetime: whoever opened it is its one owner; `close` ends every connection, timer and copy of a track it
 * holds, may be called twice, and leaves the tracks that were given to `publish` running.
 */
export interface MediaCall {
  /** Sends this track, or nothing, as `kind`. The call works on a copy, so a preview of the same track stays as it is. */
  publish(kind: TrackKind, track: MediaStreamTrack | null): Promise<void>
  /** Mutes and unmutes what is published; silence and black frames go out meanwhile. */
  setEnabled(kind: TrackKind, enabled: boolean): void
  /** Draws the curtain: with `true` enabled tracks carry the person, with `false` only darkness. */
  setLive(live: boolean): void
  /** On hold nothing is sent and nothing received is played; the path stays warm. */
  setHold(held: boolean): Promise<void>
  /** Puts renewed credentials in use for every later connection and repair. */
  renew(credentials: MediaCredentials): void
  /** The network changed, or somebody knows better than the browser: build new paths now. */
  repair(): void
  /** The other devices of the room that are known now. */
  people(): readonly RemotePerson[]
  /** One reading for each other device. */
  stats(): Promise<readonly MediaStats[]>
  /** Called after each change of `people()`. Returns its end. */
  onPeople(listener: () => void): () => void
  close(): void
}

/** A way to carry media. Vendors live in their own folders and load only when used. */
export interface MediaProvider {
  readonly name: 'peer' | 'livekit' | 'twilio' | 'agora'
  /** Opens a dark call. Rejects where the room cannot be reached; the caller owns what it gets. */
  open(options: MediaCallOptions): Promise<MediaCall>
}
