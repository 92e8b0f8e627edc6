import type { ConsultationMode } from '@bedside/contract'
import type { OwnDevice, QualityLevel } from '../call/call-state.ts'
import type { OwnDevices } from '../call/own-devices.ts'
import type { Http } from '../http.ts'
import { type Readable, Store } from '../observable.ts'
import { Scope } from '../scope.ts'
import { checkConnection } from './connection-check.ts'
import { LevelMeter } from './level-meter.ts'
import { ringTestBell } from './sound-test.ts'
import type { DeviceTrouble } from './trouble.ts'

/** The four rows of a device check. */
export interface DeviceCheckState {
  readonly microphone: OwnDevice
  /** Null for visits that use no camera. */
  readonly camera: OwnDevice | null
  /** Loudness of the microphone, 0 to 1. */
  readonly level: number
  readonly wasHeard: boolean
  /** The bell was rung; null before. `sound_blocked` asks for another touch. */
  readonly sound: 'rung' | Extract<DeviceTrouble, 'sound_blocked'> | null
  readonly connection: QualityLevel | null
}

interface DeviceCheckOptions {
  readonly mode: ConsultationMode
  readonly http: Http
  /** The visit's own devices; the check only looks at them. */
  readonly devices: Readable<OwnDevices>
}

const CONNECTION_EVERY_MS = 20_000

/** Watches the devices of a visit before the call: levels, silence, sound, line. Whoever opened it closes it; the devices stay open. */
export class DeviceCheck {
  readonly #options: DeviceCheckOptions
  readonly #scope = new Scope()
  readonly #store: Store<DeviceCheckState>
  #meter: LevelMeter | null = null
  #metered: MediaStreamTrack | null = null

  constructor(options: DeviceCheckOptions) {
    this.#options = options
    const { microphone, camera } = options.devices.getSnapshot()
    this.#store = new Store<DeviceCheckState>({
      microphone,
      camera: options.mode === 'VIDEO' ? camera : null,
      level: 0,
      wasHeard: false,
      sound: null,
      connection: null,
    })
    this.#scope.own(options.devices.subscribe(() => this.#look()))
    this.#scope.own(() => this.#meter?.close())
    this.#scope.every(CONNECTION_EVERY_MS, () => void this.testConnection())
    void this.testConnection()
    this.#look()
  }

  /** What the check shows; a new object after each change. */
  get state(): Readable<DeviceCheckState> {
    return this.#store
  }

  /** Rings the bell; call it from a touch. */
  async testSound(speakerId?: string): Promise<void> {
    this.#store.patch({ sound: (await ringTestBell(speakerId)) ? 'rung' : 'sound_blocked' })
  }

  /** Looks at the line now; it also does so by itself every few seconds. */
  async testConnection(): Promise<void> {
    const { level } = await checkConnection(this.#options.http)
    if (!this.#scope.isEnded) this.#store.patch({ connection: level })
  }

  /** Ends measuring and testing; the devices stay with whoever opened them. */
  close(): void {
    this.#scope.end()
  }

  #look(): void {
    const { microphone, camera } = this.#options.devices.getSnapshot()
    if (microphone.track !== this.#metered) this.#measure(microphone.track)
    const isSilent = this.#meter?.state.getSnapshot().isSilent ?? false
    this.#store.patch({
      microphone:
        isSilent && !microphone.trouble ? { ...microphone, trouble: 'silent_microphone' } : microphone,
      camera: this.#options.mode === 'VIDEO' ? camera : null,
    })
  }

  #measure(track: MediaStreamTrack | null): void {
    this.#meter?.close()
    this.#metered = track
    this.#meter = track ? new LevelMeter(track) : null
    this.#meter?.state.subscribe(() => this.#heard())
  }

  #heard(): void {
    const measured = this.#meter?.state.getSnapshot()
    if (!measured) return
    const wasSilent = this.#store.getSnapshot().microphone.trouble === 'silent_microphone'
    this.#store.patch({ level: measured.level, wasHeard: measured.wasHeard })
    if (measured.isSilent !== wasSilent) this.#look()
  }
}
