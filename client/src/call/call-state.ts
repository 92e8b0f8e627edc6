import type { ConsultationMode } from '@bedside/contract'
import type { RemotePerson } from '@bedside/media'
import type { DeviceTrouble } from '../devices/trouble.ts'
import type { ClientErrorCode } from '../problem-error.ts'
import type { CallPhase } from './call-phases.ts'

/** How media or calls get through, in the word that screens say. */
export type QualityLevel = 'good' | 'weak' | 'lost'

/** Another device in the call: its tracks, and what its owner says they do. */
export interface CallPerson extends RemotePerson {
  /** Has opened its media: before that only darkness comes from it. */
  readonly isLive: boolean
  readonly microphoneOn: boolean
  readonly cameraOn: boolean
  readonly isSharing: boolean
  /** How this person says to receive us; null until said. */
  readonly quality: QualityLevel | null
}

/** One of this person's own devices. */
export interface OwnDevice {
  /** What the person wants; stays on while a track is missing because of `trouble`. */
  readonly isOn: boolean
  /** For the preview and the level; null when closed. */
  readonly track: MediaStreamTrack | null
  readonly trouble: DeviceTrouble | null
}

/** Why a call failed: the server's code, or what this device found. */
export type CallFailure = ClientErrorCode | 'connection_lost' | 'no_realtime' | 'media_unavailable'

/** Everything a screen shows of the call; a new object after each change. */
export interface CallState {
  readonly phase: CallPhase
  /** Null until the visit is loaded. */
  readonly mode: ConsultationMode | null
  readonly failure: CallFailure | null
  /** The person has asked to come in as soon as they are admitted. */
  readonly isAwaited: boolean
  readonly microphone: OwnDevice
  readonly camera: OwnDevice
  /** The shared screen, while this device shares one. */
  readonly screen: MediaStreamTrack | null
  readonly canShareScreen: boolean
  readonly people: readonly CallPerson[]
  /** How this device receives the others; null while nothing is measured. */
  readonly quality: QualityLevel | null
  /** Device time at which a broken connection is given up; null while it holds. */
  readonly reconnectUntilMs: number | null
}

const offDevice: OwnDevice = { isOn: true, track: null, trouble: null }

export const idleCall: CallState = {
  phase: 'idle',
  mode: null,
  failure: null,
  isAwaited: false,
  microphone: offDevice,
  camera: offDevice,
  screen: null,
  canShareScreen: false,
  people: [],
  quality: null,
  reconnectUntilMs: null,
}
