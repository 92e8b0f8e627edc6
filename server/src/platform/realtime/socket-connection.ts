import { randomUUID } from 'node:crypto'
import { closeCodes, type ServerFrame } from '@bedside/contract'
import type { WebSocket } from 'ws'
import type { Caller } from '../http/index.ts'
import { Refusal } from '../refusal.ts'
import type { TokenBucket } from '../token-bucket.ts'
import type { FeedReader, FeedSubscription } from './feed-subscription.ts'
import { Lane } from './lane.ts'

/** Passing frames may pile up to this many times the log's bound before the socket is given up. */
const passingFactor = 4

/** One socket and everything that ends with it. */
export class SocketConnection implements FeedReader {
  readonly id = randomUUID()
  readonly subscriptions = new Map<string, FeedSubscription>()
  readonly lane = new Lane()
  readonly rate: TokenBucket
  /** Frames over the rate since the last one within it. */
  overRate = 0
  /** Beats since the last sign of life. */
  silentBeats = 0
  /** Beats until the sign-in is looked at again; spread, so that not all ask at once. */
  beatsToRecheck = Math.ceil(Math.random() * 6)
  /** Resolves when the socket has gone. */
  readonly ended: Promise<void>
  token = ''
  #socket: WebSocket
  #bufferBytes: number
  #caller: Caller | null = null

  constructor(socket: WebSocket, options: { rate: TokenBucket; bufferBytes: number }) {
    this.#socket = socket
    this.#bufferBytes = options.bufferBytes
    this.rate = options.rate
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()))
  }

  get isSignedIn() {
    return this.#caller !== null
  }

  get isOpen() {
    return this.#socket.readyState === this.#socket.OPEN
  }

  get person(): Caller {
    if (!this.#caller) throw new Refusal('unauthenticated')
    return this.#caller
  }

  signIn(caller: Caller, token: string) {
    this.#caller = caller
    this.token = token
  }

  send(frame: ServerFrame) {
    this.sendText(JSON.stringify(frame))
  }

  /** Gives the socket up when even passing frames are not taken any more. */
  sendText(text: string) {
    if (!this.isOpen) return
    if (this.#socket.bufferedAmount > this.#bufferBytes * passingFactor) this.close(closeCodes.tooSlow)
    else this.#socket.send(text)
  }

  sendAndFlush(text: string): Promise<void> {
    if (!this.isOpen) return Promise.resolve()
    return new Promise((resolve) => this.#socket.send(text, () => resolve()))
  }

  get isSlow() {
    return this.#socket.bufferedAmount > this.#bufferBytes
  }

  ping() {
    if (this.isOpen) this.#socket.ping()
  }

  /** Stops and goes on reading from the network while the lane is long. */
  throttle(on: boolean) {
    if (on && !this.#socket.isPaused) this.#socket.pause()
    if (!on && this.#socket.isPaused) this.#socket.resume()
  }

  close(code: number) {
    this.throttle(false)
    this.#socket.close(code)
  }

  terminate() {
    this.#socket.terminate()
  }
}
