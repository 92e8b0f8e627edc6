import type { ServerFrame, SessionEvent } from '@bedside/contract'
import type { ProblemError } from '../problem-error.ts'

export interface FollowOptions {
  readonly sessionId: string
  /** Last log entry already known; everything after it will be delivered once, in order. */
  readonly after: number
  /** Ties presence, signals and media to this device. */
  readonly deviceId?: string | undefined
  readonly onFrame: (frame: ServerFrame) => void
  /** The way is open again and everything missed has been asked for. */
  readonly onLive?: (() => void) | undefined
  /** The server says no (not found, rights lost). Following stops trying until the line is renewed. */
  readonly onRefused?: ((problem: ProblemError) => void) | undefined
}

/**
 * A position in one session's log. Entries come by socket, replay and poll; each is handed on once and only
 * forwards. Numbers a reader may not see are left out by the server, so a jump is not a loss.
 */
export class Following {
  readonly options: FollowOptions
  #after: number

  constructor(options: FollowOptions) {
    this.options = options
    this.#after = options.after
  }

  get after(): number {
    return this.#after
  }

  /** A frame from the socket. */
  take(frame: ServerFrame): void {
    if (frame.type === 'CHAT_MESSAGE' || frame.type === 'SESSION_EVENT') {
      if (frame.payload.seq <= this.#after) return
      this.#after = frame.payload.seq
    }
    this.options.onFrame(frame)
  }

  /** An entry from a poll, turned into the frame it would have been. */
  takeEntry(entry: SessionEvent): void {
    const { sessionId } = this.options
    if (entry.eventType === 'chat.message')
      this.take({ type: 'CHAT_MESSAGE', payload: entry.payload as never })
    else this.take({ type: 'SESSION_EVENT', payload: { ...entry, sessionId } })
  }
}
