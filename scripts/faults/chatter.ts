import { randomUUID } from 'node:crypto'
import WebSocket from 'ws'
import type { Seen } from './history.ts'

interface Frame {
  readonly type: string
  readonly id?: string
  readonly payload: Record<string, unknown>
}

/** Who chats where, and how fast. */
interface ChatterOptions {
  readonly origin: string
  readonly token: string
  readonly sessionId: string
  /** The device that joined and holds the media. */
  readonly deviceId: string
  readonly random: () => number
  /** Least time between two new messages. */
  readonly paceMs: number
}

/** So many messages may wait for their answer. */
const inFlight = 3
const retryMs = 1_000

/**
 * One person who chats over a socket of their own: sends again what was not answered, with the same id, and resumes
 * by `seq` after each drop. Knows nothing of the server's code.
 */
export class Chatter {
  readonly seen: Seen[] = []
  readonly acknowledged = new Map<string, number>()
  readonly attempted = new Set<string>()
  /** Refusals other than "busy, try again", which no fault may cause. */
  readonly refusals: string[] = []
  /** When the last message was acknowledged, by `performance.now()`. */
  lastAckAt = 0
  #options: ChatterOptions
  #unanswered = new Map<string, number>()
  #socket: WebSocket | undefined
  #talking = true
  #stopped = false
  #timer: NodeJS.Timeout | undefined

  constructor(options: ChatterOptions) {
    this.#options = options
  }

  start() {
    this.#connect()
    this.#timer = setInterval(() => this.#work(), this.#options.paceMs)
  }

  /** Says nothing new; what is unanswered is still sent again. */
  hush() {
    this.#talking = false
  }

  get isQuiet() {
    return this.#unanswered.size === 0
  }

  get lastSeq() {
    return this.seen.at(-1)?.seq ?? 0
  }

  stop() {
    this.#stopped = true
    clearInterval(this.#timer)
    this.#socket?.close()
  }

  #connect() {
    const { origin, token, sessionId, deviceId } = this.#options
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws/consultation`)
    this.#socket = socket
    // A refused connection also closes, and closing is where we try again.
    socket.on('error', () => {})
    socket.on('open', () => {
      this.#send({ type: 'AUTHENTICATE', payload: { token } })
      this.#send({
        type: 'SUBSCRIBE',
        id: 'subscribe',
        payload: { sessionId, after: this.lastSeq, deviceId },
      })
      this.#send({
        type: 'MEDIA_STATE',
        payload: { sessionId, media: 'up', audio: true, video: true },
      })
      for (const id of this.#unanswered.keys()) this.#say(id)
    })
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as Frame))
    socket.on('close', () => {
      if (!this.#stopped)
        setTimeout(() => this.#stopped || this.#connect(), 50 + 150 * this.#options.random())
    })
  }

  #send(frame: Frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  #say(clientMessageId: string) {
    const { sessionId } = this.#options
    this.attempted.add(clientMessageId)
    this.#unanswered.set(clientMessageId, performance.now())
    const content = `message ${clientMessageId}`
    this.#send({
      type: 'CHAT_MESSAGE',
      id: clientMessageId,
      payload: { sessionId, content, clientMessageId },
    })
  }

  #work() {
    const now = performance.now()
    for (const [id, saidAt] of this.#unanswered) if (now - saidAt > retryMs) this.#say(id)
    if (this.#talking && this.#unanswered.size < inFlight && this.#socket?.readyState === WebSocket.OPEN)
      this.#say(randomUUID())
  }

  #hear({ type, id, payload }: Frame) {
    if (type === 'CHAT_MESSAGE' || type === 'SESSION_EVENT') this.seen.push(seenIn(type, payload))
    else if (type === 'ACK' && id && this.#unanswered.delete(id)) {
      this.acknowledged.set(id, payload.seq as number)
      this.lastAckAt = performance.now()
    } else if (type === 'ERROR' && payload.status !== 503 && payload.status !== 429)
      this.refusals.push(`${id ?? ''} ${payload.code as string}`)
    else if (type === 'RESUME') this.#socket?.close()
  }
}

const seenIn = (type: string, payload: Record<string, unknown>): Seen =>
  type === 'CHAT_MESSAGE'
    ? {
        seq: payload.seq as number,
        eventType: 'chat.message',
        clientMessageId: payload.clientMessageId as string | null,
        to: null,
      }
    : seenEntry(payload as unknown as LogEntry)

/** An entry as REST and the socket give it. */
export interface LogEntry {
  readonly seq: number
  readonly eventType: string
  readonly payload: Record<string, unknown>
}

/** The parts of a log entry that the checker compares. */
export const seenEntry = ({ seq, eventType, payload }: LogEntry): Seen => ({
  seq,
  eventType,
  clientMessageId: eventType === 'chat.message' ? (payload.clientMessageId as string | null) : null,
  to: eventType === 'session.status_changed' ? (payload.to as string) : null,
})
