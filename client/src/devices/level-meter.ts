import { type Readable, Store } from '../observable.ts'
import { Scope } from '../scope.ts'

/** How loud one microphone is. */
export interface LevelState {
  /** Loudness just now, 0 to 1. */
  readonly level: number
  /** Something was heard since the meter was opened. */
  readonly wasHeard: boolean
  /** Nothing was heard for {@link SILENT_AFTER_MS}: the microphone is on but brings no sound. */
  readonly isSilent: boolean
}

const READ_EVERY_MS = 80
/** Under this is a quiet room or a muted microphone. */
const HEARD_FROM = 0.02
const SILENT_AFTER_MS = 8_000

/** Measures a track that belongs to somebody else. Whoever opened the meter closes it. */
export class LevelMeter {
  readonly #scope = new Scope()
  readonly #store = new Store<LevelState>({ level: 0, wasHeard: false, isSilent: false })

  constructor(track: MediaStreamTrack) {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 512
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const samples = new Uint8Array(analyser.fftSize)
    this.#scope.own(() => void context.close().catch(() => undefined))
    this.#scope.every(READ_EVERY_MS, () => {
      // A browser that waits for a touch starts it later; until then the level is unknown and stays 0.
      if (context.state === 'suspended') void context.resume().catch(() => undefined)
      analyser.getByteTimeDomainData(samples)
      this.#read(loudnessOf(samples))
    })
    this.#scope.after(SILENT_AFTER_MS, () => {
      const { wasHeard } = this.#store.getSnapshot()
      if (!wasHeard) this.#store.patch({ isSilent: context.state === 'running' })
    })
  }

  /** The level, read about twelve times a second. */
  get state(): Readable<LevelState> {
    return this.#store
  }

  /** Ends measuring; the track goes on. */
  close(): void {
    this.#scope.end()
  }

  #read(level: number): void {
    this.#store.patch({ level })
    if (level >= HEARD_FROM) this.#store.patch({ wasHeard: true, isSilent: false })
  }
}

/** 0 to 1 from unsigned samples around 128; speech at arm's length comes to about a half. */
export function loudnessOf(samples: Uint8Array): number {
  const sum = samples.reduce((total, sample) => total + ((sample - 128) / 128) ** 2, 0)
  return Math.min(1, Math.sqrt(sum / samples.length) * 4)
}
