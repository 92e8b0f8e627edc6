import { randomUUID } from 'node:crypto'
import type { ClientFrameType, ServerFrame } from '@bedside/contract'
import { closeCodes } from '@bedside/contract'
import type { Log } from '../log/index.ts'
import { problemOf, Refusal } from '../refusal.ts'
import { withRequestId } from '../request-id.ts'
import type { FrameHandler } from './door.ts'
import { type ParsedFrame, parseFrame } from './parse-frame.ts'
import type { SocketConnection } from './socket-connection.ts'

type AnyHandler = (call: { connection: SocketConnection; payload: never }) => Promise<object | undefined>

/** So many frames over the rate in a row end the socket. */
const floodFrames = 200
/** Longer lanes stop the reading from the network until they are worked off. */
const laneFrames = 64

/** Where a socket's frames are read, given to their one handler and answered. */
export class FrameDesk {
  #handlers = new Map<ClientFrameType, AnyHandler>()
  #log: Log
  #stopped = false

  constructor(log: Log) {
    this.#log = log
  }

  on<Type extends ClientFrameType>(type: Type, handler: FrameHandler<Type>) {
    if (this.#handlers.has(type)) throw new Error(`two handlers for ${type}`)
    this.#handlers.set(type, handler as unknown as AnyHandler)
  }

  /** From now on frames are dropped unanswered; their senders will send them again elsewhere. */
  stop() {
    this.#stopped = true
  }

  /** Takes one message; frames of a socket are worked in order, liveness is answered at once. */
  take(connection: SocketConnection, data: Buffer, isBinary: boolean) {
    if (this.#stopped) return
    const frame: ParsedFrame = isBinary
      ? { id: undefined, refusal: new Refusal('malformed_body') }
      : parseFrame(data.toString('utf8'))
    if (!connection.rate.take()) return refuseFlood(connection, frame)
    connection.overRate = 0
    if ('type' in frame && frame.type === 'PING' && connection.isSignedIn) {
      void this.#answer(connection, frame)
      return
    }
    connection.lane.add(async () => {
      await withRequestId(randomUUID(), () => this.#answer(connection, frame))
      if (connection.lane.length <= laneFrames / 2) connection.throttle(false)
    })
    if (connection.lane.length > laneFrames) connection.throttle(true)
  }

  async #answer(connection: SocketConnection, frame: ParsedFrame) {
    if (!connection.isOpen || this.#stopped) return
    if (!connection.isSignedIn && !('type' in frame && frame.type === 'AUTHENTICATE')) {
      connection.send(errorFrame(frame.id, new Refusal('unauthenticated')))
      connection.close(closeCodes.policy)
      return
    }
    if ('refusal' in frame) {
      connection.send(errorFrame(frame.id, frame.refusal))
      return
    }
    try {
      const handler = this.#handlers.get(frame.type)
      if (!handler) throw new Refusal('unknown_frame')
      const result = await handler({ connection, payload: frame.payload as never })
      if (frame.id === undefined && result === undefined) return
      connection.send({
        type: 'ACK',
        ...(frame.id === undefined ? {} : { id: frame.id }),
        payload: { ...result },
      })
    } catch (error) {
      const answer = errorFrame(frame.id, error)
      if (answer.payload.status >= 500)
        this.#log.error({ err: error, frame: frame.type }, answer.payload.code)
      connection.send(answer)
    }
  }
}

function refuseFlood(connection: SocketConnection, frame: ParsedFrame) {
  connection.overRate += 1
  if (connection.overRate > floodFrames) connection.close(closeCodes.policy)
  else connection.send(errorFrame(frame.id, new Refusal('too_many_requests', { retryAfterSeconds: 1 })))
}

function errorFrame(id: string | number | undefined, error: unknown) {
  return {
    type: 'ERROR',
    ...(id === undefined ? {} : { id }),
    payload: problemOf(error, {}),
  } satisfies ServerFrame
}
