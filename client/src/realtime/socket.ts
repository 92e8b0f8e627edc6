import type { ClientFramePayload, ClientFrameType, ServerFrame } from '@bedside/contract'
import { heartbeat } from '@bedside/contract/facts'
import { ProblemError } from '../problem-error.ts'
import { Scope } from '../scope.ts'

/** The part of the WebSocket interface that is used; `ws` in Node has it too. */
export interface SocketLike {
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  send(data: string): void
  close(): void
}
export type SocketConstructor = new (url: string) => SocketLike

export interface SocketOptions {
  readonly url: string
  readonly token: string | null
  readonly socketClass: SocketConstructor
  /** Called once the server has said WELCOME. */
  readonly onWelcome: () => void
  readonly onFrame: (frame: ServerFrame) => void
  readonly onServerTime: (serverTime: string, roundTripMs: number) => void
  /** Called exactly once, after which nothing more is called. `refused` = the sign-in is not accepted. */
  readonly onEnd: (refused: ProblemError | null) => void
}

interface Waiting {
  readonly resolve: (payload: Record<string, unknown>) => void
  readonly reject: (error: ProblemError) => void
  readonly stopTimer: () => void
}

/** A connection that never gets to WELCOME, and a request without an answer, are given up after this. */
const ANSWER_MS = 10_000

/** One WebSocket from opening to its end: signs in, beats, pairs requests with answers. It is never reopened. */
export class Socket {
  readonly #options: SocketOptions
  readonly #socket: SocketLike
  readonly #scope = new Scope()
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #heardAtMs = Date.now()
  #welcome = false
  #refused: ProblemError | null = null

  constructor(options: SocketOptions) {
    this.#options = options
    this.#socket = new options.socketClass(options.url)
    this.#socket.onopen = () => {
      if (options.token) this.#write({ type: 'AUTHENTICATE', payload: { token: options.token } })
    }
    this.#socket.onmessage = (event: { data: unknown }) => this.#receive(String(event.data))
    this.#socket.onclose = () => this.end()
    this.#socket.onerror = () => this.end()
    this.#scope.after(ANSWER_MS, () => {
      if (!this.#welcome) this.end()
    })
  }

  /** Sends a frame without waiting for anything. False when the socket is not ready for it. */
  send<Type extends ClientFrameType>(type: Type, payload: ClientFramePayload<Type>): boolean {
    if (!this.#welcome || this.#scope.isEnded) return false
    this.#write({ type, payload })
    return true
  }

  /** Sends a frame and waits for its ACK. Throws the server's problem, or `network_failed`/`timed_out`: then its fate is unknown. */
  request<Type extends ClientFrameType>(
    type: Type,
    payload: ClientFramePayload<Type>,
    timeoutMs = ANSWER_MS,
  ): Promise<Record<string, unknown>> {
    if (!this.#welcome || this.#scope.isEnded) return Promise.reject(new ProblemError('network_failed'))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const stopTimer = this.#scope.after(timeoutMs, () =>
        this.#settle(id)?.reject(new ProblemError('timed_out')),
      )
      this.#waiting.set(id, { resolve, reject, stopTimer })
      this.#write({ type, id, payload })
    })
  }

  /** Asks for a sign of life at once; a dead line is found within two seconds instead of a missed beat. */
  probe(): void {
    if (this.#welcome) this.#beat(2_000)
  }

  end(): void {
    if (this.#scope.isEnded) return
    this.#scope.end()
    const lost = new ProblemError('network_failed')
    for (const waiting of this.#waiting.values()) waiting.reject(lost)
    this.#waiting.clear()
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null
    this.#socket.onerror = () => undefined
    this.#socket.close()
    this.#options.onEnd(this.#refused)
  }

  #receive(text: string): void {
    this.#heardAtMs = Date.now()
    const frame = parse(text)
    if (!frame) return
    if (frame.type === 'WELCOME') this.#welcomed(frame.payload)
    else if (frame.type === 'ACK') this.#answered(frame)
    else if (frame.type === 'ERROR') this.#failed(frame)
    else this.#options.onFrame(frame)
  }

  #welcomed({ heartbeatMs }: { heartbeatMs: number }): void {
    this.#welcome = true
    const periodMs = heartbeatMs || heartbeat.everyMs
    this.#scope.every(periodMs, () => this.#beat(heartbeat.lostMs - periodMs))
    this.#beat(heartbeat.lostMs)
    this.#options.onWelcome()
  }

  #beat(patienceMs: number): void {
    const askedAtMs = Date.now()
    this.request('PING', {}, patienceMs).then(
      ({ serverTime }) => {
        if (typeof serverTime === 'string') this.#options.onServerTime(serverTime, Date.now() - askedAtMs)
      },
      () => {
        if (this.#heardAtMs < askedAtMs) this.end()
      },
    )
  }

  #answered(frame: Extract<ServerFrame, { type: 'ACK' }>): void {
    this.#settle(frame.id)?.resolve(frame.payload)
  }

  #failed(frame: Extract<ServerFrame, { type: 'ERROR' }>): void {
    const error = ProblemError.of(frame.payload)
    const waiting = this.#settle(frame.id)
    if (waiting) waiting.reject(error)
    else if (error.code === 'unauthenticated') {
      this.#refused = error
      this.end()
    }
  }

  #settle(id: string | number | undefined): Waiting | undefined {
    const waiting = this.#waiting.get(Number(id))
    waiting?.stopTimer()
    this.#waiting.delete(Number(id))
    return waiting
  }

  #write(frame: object): void {
    try {
      this.#socket.send(JSON.stringify(frame))
    } catch {
      this.end()
    }
  }
}

function parse(text: string): ServerFrame | null {
  try {
    const frame = JSON.parse(text) as ServerFrame
    return typeof frame?.type === 'string' && typeof frame.payload === 'object' ? frame : null
  } catch {
    return null
  }
}
