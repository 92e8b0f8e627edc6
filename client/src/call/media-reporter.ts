import type { ClientFramePayload } from '@bedside/contract'
import type { Realtime } from '../realtime/realtime.ts'
import { Scope } from '../scope.ts'

type MediaState = ClientFramePayload<'MEDIA_STATE'>

const RETRY_MS = 1_000

/**
 * Says what this device sends and receives, each state once, and again until the server has it: the visit begins
 * and its clock runs by these reports.
 */
export class MediaReporter {
  readonly #realtime: Realtime
  readonly #scope = new Scope()
  #state: MediaState | null = null
  #said = ''

  constructor(realtime: Realtime) {
    this.#realtime = realtime
  }

  /** Null: nothing is to be said until the next state. */
  say(state: MediaState | null): void {
    this.#state = state
    if (!state) this.#said = ''
    else if (this.#said !== JSON.stringify(state)) this.#send(state)
  }

  /** The socket is a new one, which has heard nothing yet. */
  sayAgain(): void {
    this.#said = ''
    this.say(this.#state)
  }

  close(): void {
    this.#scope.end()
  }

  #send(state: MediaState): void {
    const text = JSON.stringify(state)
    this.#said = text
    this.#realtime.request('MEDIA_STATE', state).catch(() => {
      if (this.#said !== text) return
      this.#said = ''
      this.#scope.after(RETRY_MS, () => this.#state && this.say(this.#state))
    })
  }
}
