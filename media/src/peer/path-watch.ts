import type { PathState } from '../port.ts'

const BEAT_MS = 1_000
/** Silence after which a path counts as dead. Browsers alone take 5 to 30 s to say so. */
const SILENT_MS = 3_000
/** Between two repairs of a path that stays dead, and the patience with one that does not come up at first. */
const REPAIR_EVERY_MS = 4_000

interface PathListener {
  changed(): void
  repair(): void
}

/**
 * Our own heartbeat on one connection: watches arriving packets and connectivity checks, says `lost` when they
 * stop, and asks for a repair at once and again until packets arrive. Ends with `close`.
 */
export class PathWatch {
  #state: PathState = 'connecting'
  readonly #pc: RTCPeerConnection
  readonly #readActivity: () => Promise<number>
  readonly #listener: PathListener
  readonly #timer: ReturnType<typeof setInterval>
  #activity = 0
  #heardAtMs = performance.now()
  #repairedAtMs = performance.now()

  constructor(pc: RTCPeerConnection, readActivity: () => Promise<number>, listener: PathListener) {
    this.#pc = pc
    this.#readActivity = readActivity
    this.#listener = listener
    this.#timer = setInterval(() => void this.#beat(), BEAT_MS)
    pc.onconnectionstatechange = () => this.#browserSays(pc.connectionState)
  }

  get state(): PathState {
    return this.#state
  }

  close(): void {
    clearInterval(this.#timer)
    this.#pc.onconnectionstatechange = null
  }

  #browserSays(state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      this.#heardAtMs = performance.now()
      this.#become('up')
    } else if (state === 'failed' || state === 'closed') this.#become('lost')
  }

  async #beat(): Promise<void> {
    const activity = await this.#readActivity().catch(() => this.#activity)
    const now = performance.now()
    if (activity > this.#activity) this.#heardAtMs = now
    this.#activity = activity
    const silent = now - this.#heardAtMs > SILENT_MS
    if (this.#state === 'up' && silent) this.#become('lost')
    else if (this.#state === 'lost' && !silent && this.#pc.connectionState === 'connected') this.#become('up')
    else if (this.#state !== 'up' && now - this.#repairedAtMs > REPAIR_EVERY_MS) this.#repair()
  }

  #become(state: PathState): void {
    if (this.#state === state) return
    this.#state = state
    this.#listener.changed()
    if (state === 'lost') this.#repair()
  }

  #repair(): void {
    this.#repairedAtMs = performance.now()
    this.#listener.repair()
  }
}
