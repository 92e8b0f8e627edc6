import { type Readable, Store } from '../observable.ts'
import { Scope } from '../scope.ts'

/** One device a person may choose. */
export interface DeviceChoice {
  readonly deviceId: string
  /** Empty until the person has allowed a device once. */
  readonly label: string
}

/** What is plugged in, by kind; a browser that hides a kind gives none of it. */
export interface DeviceChoices {
  readonly microphones: readonly DeviceChoice[]
  readonly cameras: readonly DeviceChoice[]
  readonly speakers: readonly DeviceChoice[]
}

/** The devices of this machine, kept fresh while they are plugged in and out. Whoever opened the list closes it. */
export class DeviceList {
  readonly #scope = new Scope()
  readonly #store = new Store<DeviceChoices>({ microphones: [], cameras: [], speakers: [] })

  constructor() {
    const media = globalThis.navigator?.mediaDevices
    if (!media?.enumerateDevices) return
    this.#scope.listen(media, 'devicechange', () => void this.refresh())
    void this.refresh()
  }

  /** The present list; a new object after each change. */
  get state(): Readable<DeviceChoices> {
    return this.#store
  }

  /** Reads the list again; names appear only after a permission was given. */
  async refresh(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    if (this.#scope.isEnded) return
    const choices = (kind: MediaDeviceKind) =>
      devices.filter((one) => one.kind === kind).map(({ deviceId, label }) => ({ deviceId, label }))
    this.#store.set({
      microphones: choices('audioinput'),
      cameras: choices('videoinput'),
      speakers: choices('audiooutput'),
    })
  }

  /** Stops listening for devices that come and go. */
  close(): void {
    this.#scope.end()
  }
}
