/** A stand-in for the browser's `speechSynthesis`: it has the voices it is given and says a piece when told to. */
export class SpeakingDevice extends EventTarget {
  voices: Partial<SpeechSynthesisVoice>[]
  /** Every piece that was begun. */
  readonly said: SpeechSynthesisUtterance[] = []
  now: SpeechSynthesisUtterance | null = null
  cancelled = 0

  constructor(voices: Partial<SpeechSynthesisVoice>[]) {
    super()
    this.voices = voices
  }

  getVoices() {
    return this.voices as SpeechSynthesisVoice[]
  }

  speak(piece: SpeechSynthesisUtterance) {
    this.said.push(piece)
    this.now = piece
  }

  cancel() {
    this.cancelled += 1
    const cut = this.now
    this.now = null
    cut?.onerror?.({ error: 'interrupted' } as SpeechSynthesisErrorEvent)
  }

  /** The piece being said comes to its end. */
  finish() {
    const done = this.now
    this.now = null
    done?.onend?.({} as SpeechSynthesisEvent)
  }

  get words() {
    return this.said.map(({ text }) => text)
  }
}

/** Gives the page that device; `null` takes the ability away. */
export function speakWith(device: SpeakingDevice | null) {
  class Utterance {
    voice: unknown = null
    lang = ''
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  Object.assign(globalThis, {
    speechSynthesis: device ?? undefined,
    SpeechSynthesisUtterance: device ? Utterance : undefined,
  })
}
