import type { ClientFramePayload, ClientFrameType, ServerFrame, ServerFrameType } from '@bedside/contract'
import { REALTIME_PATH } from '@bedside/contract/facts'
import { type Http, type TokenSource, tokenOf } from '../http.ts'
import { type Readable, Store } from '../observable.ts'
import { ProblemError } from '../problem-error.ts'
import { Scope } from '../scope.ts'
import { backoffMs } from './backoff.ts'
import { Following, type FollowOptions } from './following.ts'
import { PollLoop } from './poll-loop.ts'
import { ServerClock } from './server-clock.ts'
import { Socket, type SocketConstructor } from './socket.ts'

/**
 * The line to the server, as screens may say it. `idle`: nothing is followed. `live`: by WebSocket.
 * `polling`: no WebSocket can be held, news come by long polls and calls are not possible. `offline`: neither
 * works just now; it is tried again. `refused`: the sign-in is not accepted any more.
 */
export type Line = 'idle' | 'connecting' | 'live' | 'polling' | 'offline' | 'refused'

export interface RealtimeOptions {
  readonly baseUrl: string
  readonly token?: TokenSource | undefined
  readonly http: Http
  /** Default: the platform's. Node before 22 has none: give `ws`, or news come by polling. */
  readonly webSocket?: SocketConstructor | undefined
}

type FrameListener = (frame: ServerFrame) => void

const RETRY = { firstMs: 400, longestMs: 10_000 }
const RETRY_WHILE_POLLING = { firstMs: 5_000, longestMs: 30_000 }
/** Sockets that failed before WELCOME until polling takes over. */
const FAILURES_BEFORE_POLLING = 2

/**
 * One socket for everything a page follows. It reconnects with jittered backoff, resumes each session after the
 * last entry it has, and falls back to long polling while no socket can be held. `close` ends all of it.
 */
export class Realtime {
  /** The server's time, by what its answers said. */
  readonly clock = new ServerClock()
  readonly #options: RealtimeOptions
  readonly #line = new Store<Line>('idle')
  readonly #scope = new Scope()
  readonly #followings = new Map<string, Following>()
  readonly #polls = new Map<string, PollLoop>()
  readonly #listeners = new Map<ServerFrameType, Set<FrameListener>>()
  #queueFollowers = 0
  #socket: Socket | null = null
  #isOpening = false
  #failures = 0
  #cancelRetry: () => void = () => undefined

  constructor(options: RealtimeOptions) {
    this.#options = options
    this.#scope.listen(globalThis as unknown as EventTarget, 'online', () => this.nudge())
    this.#scope.listen(globalThis.document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') this.nudge()
    })
  }

  /** Whether and how news comes just now. */
  readonly line: Readable<Line> = this.#line

  /** Follows one session from a position on. One follower a session. Returns its end. */
  follow(options: FollowOptions): () => void {
    if (this.#followings.has(options.sessionId)) throw new Error('This session is already followed')
    const following = new Following(options)
    this.#followings.set(options.sessionId, following)
    if (this.#line.getSnapshot() === 'live') this.#subscribe(following)
    else if (this.#isPolling()) this.#poll(following)
    this.#connect()
    return this.#scope.own(() => this.#unfollow(following))
  }

  /** Subscribes a session again, for instance when the right to more of it was just given. */
  refollow(sessionId: string): void {
    const following = this.#followings.get(sessionId)
    if (following && this.#line.getSnapshot() === 'live') this.#subscribe(following)
  }

  /** Keeps the doctor's queue coming as QUEUE frames. Returns its end. */
  followQueue(): () => void {
    this.#queueFollowers += 1
    void this.#socket?.request('SUBSCRIBE_QUEUE', {}).catch(() => undefined)
    this.#connect()
    return this.#scope.own(() => {
      this.#queueFollowers -= 1
    })
  }

  /** Hears every frame of one type, of any session. Returns its end. Opens the line if need be. */
  on<Type extends ServerFrameType>(
    type: Type,
    listener: (frame: Extract<ServerFrame, { type: Type }>) => void,
  ) {
    const listeners = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, listeners.add(listener as FrameListener))
    this.#connect()
    return this.#scope.own(() => {
      listeners.delete(listener as FrameListener)
    })
  }

  /** Sends a frame nobody waits for. @returns false where there is no socket and the frame is lost */
  send<Type extends ClientFrameType>(type: Type, payload: ClientFramePayload<Type>): boolean {
    return this.#socket?.send(type, payload) ?? false
  }

  /** Throws {@link ProblemError}; with `isPassing` the frame's fate is unknown and it may be sent again. */
  request<Type extends ClientFrameType>(type: Type, payload: ClientFramePayload<Type>, timeoutMs?: number) {
    if (!this.#socket) return Promise.reject(new ProblemError('network_failed'))
    return this.#socket.request(type, payload, timeoutMs)
  }

  /** Something changed (network back, tab shown, signed in anew): test the line now, or reconnect without waiting. */
  nudge(): void {
    if (this.#socket) this.#socket.probe()
    else if (this.#line.getSnapshot() !== 'idle') {
      this.#cancelRetry()
      this.#open()
    }
  }

  /** Ends the socket, every retry and every following. */
  close(): void {
    this.#scope.end()
    this.#stopPolling()
    this.#socket?.end()
    this.#socket = null
    this.#line.set('idle')
  }

  #connect(): void {
    if (this.#line.getSnapshot() !== 'idle') return
    this.#line.set('connecting')
    this.#open()
  }

  #open(): void {
    if (this.#socket || this.#isOpening || this.#scope.isEnded) return
    const socketClass =
      this.#options.webSocket ?? (globalThis.WebSocket as unknown as SocketConstructor | undefined)
    if (!socketClass) {
      this.#startPolling()
      return
    }
    this.#isOpening = true
    void tokenOf(this.#options.token)
      .catch(() => null)
      .then((token) => {
        this.#isOpening = false
        if (!this.#scope.isEnded) this.#openSocket(socketClass, token)
      })
  }

  #openSocket(socketClass: SocketConstructor, token: string | null): void {
    let welcome = false
    try {
      this.#socket = new Socket({
        url: socketUrl(this.#options.baseUrl),
        token,
        socketClass,
        onWelcome: () => {
          welcome = true
          this.#welcomed()
        },
        onFrame: (frame) => this.#receive(frame),
        onServerTime: (serverTime, roundTripMs) => this.clock.sample(serverTime, roundTripMs),
        onEnd: (refused) => this.#ended(welcome, refused),
      })
    } catch {
      this.#ended(false, null)
    }
  }

  #welcomed(): void {
    this.#failures = 0
    this.#stopPolling()
    this.#line.set('live')
    if (this.#queueFollowers > 0) void this.#socket?.request('SUBSCRIBE_QUEUE', {}).catch(() => undefined)
    for (const following of this.#followings.values()) this.#subscribe(following)
  }

  #ended(hadWelcome: boolean, refused: ProblemError | null): void {
    this.#socket = null
    if (this.#scope.isEnded) return
    if (refused) {
      this.#stopPolling()
      this.#line.set('refused')
      return
    }
    this.#failures = hadWelcome ? 0 : this.#failures + 1
    if (this.#failures >= FAILURES_BEFORE_POLLING) this.#startPolling()
    else this.#line.set('connecting')
    const policy = this.#isPolling() ? RETRY_WHILE_POLLING : RETRY
    this.#cancelRetry = this.#scope.after(backoffMs(policy, this.#failures), () => this.#open())
  }

  #receive(frame: ServerFrame): void {
    const sessionId = 'sessionId' in frame.payload ? frame.payload.sessionId : undefined
    if (frame.type === 'RESUME') this.refollow(frame.payload.sessionId)
    else if (typeof sessionId === 'string') this.#followings.get(sessionId)?.take(frame)
    this.#tell(frame)
  }

  #tell(frame: ServerFrame): void {
    for (const listener of [...(this.#listeners.get(frame.type) ?? [])]) listener(frame)
  }

  #subscribe(following: Following): void {
    const { sessionId, deviceId, onLive, onRefused } = following.options
    const payload = { sessionId, after: following.after, ...(deviceId ? { deviceId } : {}) }
    this.request('SUBSCRIBE', payload).then(
      () => onLive?.(),
      (error: ProblemError) => {
        if (!error.isPassing) onRefused?.(error)
        else if (error.status > 0) this.#scope.after(2_000, () => this.refollow(sessionId))
      },
    )
  }

  #unfollow(following: Following): void {
    const { sessionId } = following.options
    this.#followings.delete(sessionId)
    this.#polls.get(sessionId)?.end()
    this.#polls.delete(sessionId)
    this.send('UNSUBSCRIBE', { sessionId })
  }

  #isPolling(): boolean {
    const line = this.#line.getSnapshot()
    return line === 'polling' || line === 'offline'
  }

  #startPolling(): void {
    if (!this.#isPolling()) this.#line.set('offline')
    if (this.#followings.size === 0) this.#line.set('polling')
    for (const following of this.#followings.values()) this.#poll(following)
  }

  #poll(following: Following): void {
    const { sessionId } = following.options
    if (this.#polls.has(sessionId)) return
    const say = (line: Line) => {
      if (this.#isPolling()) this.#line.set(line)
    }
    const loop = new PollLoop(this.#options.http, following, {
      answered: () => say('polling'),
      failed: () => say('offline'),
    })
    this.#polls.set(sessionId, loop)
  }

  #stopPolling(): void {
    for (const loop of this.#polls.values()) loop.end()
    this.#polls.clear()
  }
}

function socketUrl(baseUrl: string): string {
  const origin = baseUrl || globalThis.location?.origin || ''
  return `${origin.replace(/^http/, 'ws')}${REALTIME_PATH}`
}
