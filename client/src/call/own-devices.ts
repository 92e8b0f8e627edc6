import { type Facing, openDevice } from '../devices/open-device.ts'
import { permissionOf } from '../devices/permission.ts'
import type { CaptureKind } from '../devices/trouble.ts'
import { type Readable, Store } from '../observable.ts'
import { Scope } from '../scope.ts'
import type { OwnDevice } from './call-state.ts'

export type OwnDevices = Readonly<Record<CaptureKind, OwnDevice>>

const LOST_AGAIN_MS = 5_000
/** Tracks fall silent for a moment when a page goes to the back; longer means that the system keeps the device. */
const MUTED_FOR_MS = 3_000

/** Microphone and camera of one visit: opens, switches and stops them. `close` stops both. */
export class DeviceOwner {
  readonly #store: Store<OwnDevices>
  readonly #chosen = new Map<CaptureKind, string>()
  readonly #asking = new Map<CaptureKind, Promise<void>>()
  readonly #lostAtMs = new Map<CaptureKind, number>()
  readonly #scope = new Scope()
  #facing: Facing | undefined
  /** Counts askings: one that was followed by a release or another choice brings nothing any more. */
  readonly #turns = { microphone: 0, camera: 0 }

  constructor(initial: OwnDevices) {
    this.#store = new Store(initial)
    this.#scope.listen(globalThis.document, 'visibilitychange', () => void this.#recheck())
    this.#scope.listen(globalThis as unknown as EventTarget, 'focus', () => void this.#recheck())
  }

  get state(): Readable<OwnDevices> {
    return this.#store
  }

  /** Takes over a track that was opened elsewhere, for instance in the device check. */
  adopt(kind: CaptureKind, track: MediaStreamTrack): void {
    if (this.#scope.isEnded) track.stop()
    else this.#replace(kind, track)
  }

  /** Opens the device if it is wanted and not open. Never throws: trouble is in the state. `insist` as in {@link openDevice}. */
  async open(kind: CaptureKind, insist = false): Promise<void> {
    const pending = this.#asking.get(kind)
    if (pending) return pending
    const { isOn, track } = this.#of(kind)
    if (!isOn || track?.readyState === 'live' || this.#scope.isEnded) return
    const asked = this.#ask(kind, insist)
    this.#asking.set(kind, asked)
    await asked
    if (this.#asking.get(kind) === asked) this.#asking.delete(kind)
  }

  /** Wanted or not. A camera that is off is closed, so that its light goes out; a microphone stays open, muted. */
  async setOn(kind: CaptureKind, isOn: boolean): Promise<void> {
    this.#patch(kind, { isOn })
    // Whoever turns it on by hand has read the warning, if there was one.
    if (isOn) await this.open(kind, true)
    else if (kind === 'camera') this.#replace(kind, null)
  }

  /** Uses this device from now on. */
  async choose(kind: CaptureKind, deviceId: string): Promise<void> {
    this.#chosen.set(kind, deviceId)
    this.#drop(kind)
    await this.open(kind)
  }

  /** The other one of a phone's two cameras. */
  async flip(): Promise<void> {
    const facing = this.#of('camera').track?.getSettings().facingMode
    this.#facing = facing === 'environment' ? 'user' : 'environment'
    this.#chosen.delete('camera')
    this.#drop('camera')
    await this.open('camera')
  }

  /** Closes both until they are asked for again. */
  release(): void {
    this.#drop('microphone')
    this.#drop('camera')
  }

  close(): void {
    this.release()
    this.#scope.end()
  }

  async #ask(kind: CaptureKind, insist: boolean): Promise<void> {
    const turn = ++this.#turns[kind]
    const opened = await openDevice(kind, {
      deviceId: this.#chosen.get(kind),
      facing: kind === 'camera' ? this.#facing : undefined,
      insist,
      onStall: (trouble) => turn === this.#turns[kind] && this.#patch(kind, { trouble }),
    })
    if (turn !== this.#turns[kind] || !this.#of(kind).isOn) opened.track?.stop()
    else if (opened.track) this.#replace(kind, opened.track)
    else this.#patch(kind, { trouble: opened.trouble })
  }

  #drop(kind: CaptureKind): void {
    this.#turns[kind] += 1
    this.#asking.delete(kind)
    this.#replace(kind, null)
  }

  #replace(kind: CaptureKind, track: MediaStreamTrack | null): void {
    const before = this.#of(kind).track
    if (track) {
      // The device was pulled out, or the system took it away (a phone call, the lock screen).
      track.onended = () => this.#lost(kind, track)
      track.onmute = () => this.#scope.after(MUTED_FOR_MS, () => this.#heed(kind, track))
      track.onunmute = () => this.#heed(kind, track)
    }
    this.#patch(kind, { track, trouble: null })
    if (before && before !== track) {
      before.onended = null
      before.stop()
    }
  }

  /** The system took a device's sound or picture away, or gave it back, without ending the track. */
  #heed(kind: CaptureKind, track: MediaStreamTrack): void {
    if (this.#of(kind).track !== track || globalThis.document?.hidden) return
    const taken = kind === 'microphone' ? 'silent_microphone' : 'in_use'
    this.#patch(kind, { trouble: track.muted ? taken : null })
  }

  #lost(kind: CaptureKind, track: MediaStreamTrack): void {
    if (this.#of(kind).track !== track) return
    this.#patch(kind, { track: null, trouble: null })
    this.#chosen.delete(kind)
    const lately = performance.now() - (this.#lostAtMs.get(kind) ?? -LOST_AGAIN_MS) < LOST_AGAIN_MS
    this.#lostAtMs.set(kind, performance.now())
    // A device that goes away again at once is not fought for: the person tries again when it is free.
    if (lately) this.#patch(kind, { trouble: 'in_use' })
    else void this.open(kind)
  }

  /** The person comes back, maybe from the settings: what was refused is tried again, without a new question. */
  async #recheck(): Promise<void> {
    if (globalThis.document?.visibilityState !== 'visible') return
    for (const kind of ['microphone', 'camera'] as const) {
      const { trouble, isOn, track } = this.#of(kind)
      // A phone call or the lock screen may keep the device for good: after a moment it is opened anew.
      if (isOn && track?.muted) this.#scope.after(MUTED_FOR_MS, () => this.#reopen(kind, track))
      if (trouble && isOn && !track && (await permissionOf(kind)) === 'granted') void this.open(kind)
    }
  }

  #reopen(kind: CaptureKind, track: MediaStreamTrack): void {
    if (!track.muted || this.#of(kind).track !== track) return
    this.#drop(kind)
    void this.open(kind)
  }

  #of(kind: CaptureKind): OwnDevice {
    return this.#store.getSnapshot()[kind]
  }

  #patch(kind: CaptureKind, part: Partial<OwnDevice>): void {
    const all = this.#store.getSnapshot()
    this.#store.set({ ...all, [kind]: { ...all[kind], ...part } })
  }
}
