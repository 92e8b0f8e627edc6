import {
  type ClientFramePayload,
  type ClientFrameType,
  REALTIME_PATH,
  type ServerFrame,
  type ServerFramePayload,
  type ServerFrameType,
} from '@bedside/contract'
import { WebSocket } from 'ws'

/** A real socket of a test person; every frame that came is kept in order. */
export interface TestSocket {
  readonly frames: ServerFrame[]
  /** Sends and waits for the ACK's payload; an ERROR rejects with its problem. */
  ask<Type extends ClientFrameType>(
    type: Type,
    payload: ClientFramePayload<Type>,
  ): Promise<Record<string, unknown>>
  tell(text: string): void
  /** The first frame, past or coming, that fits. */
  next<Type extends ServerFrameType>(
    type: Type,
    fits?: (payload: ServerFramePayload<Type>) => boolean,
  ): Promise<ServerFramePayload<Type>>
  /** Cuts the line without a goodbye. */
  cut(): void
  close(): Promise<void>
  readonly closed: Promise<{ code: number }>
}

const patienceMs = 10_000

/** Opens and authenticates a socket. */
export async function openSocket(url: string, token: string): Promise<TestSocket> {
  const socket = new WebSocket(url.replace('http', 'ws') + REALTIME_PATH)
  const frames: ServerFrame[] = []
  const watchers = new Set<() => void>()
  const closed = new Promise<{ code: number }>((resolve) => socket.on('close', (code) => resolve({ code })))
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame)
    for (const watch of [...watchers]) watch()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const find = <Found>(look: () => Found | undefined, what: string) =>
    new Promise<Found>((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(watch)
        reject(
          new Error(
            `${what} did not come within ${patienceMs} ms; came: ${frames.map((frame) => frame.type).join(' ')}`,
          ),
        )
      }, patienceMs)
      const watch = () => {
        const found = look()
        if (found === undefined) return
        clearTimeout(timer)
        watchers.delete(watch)
        resolve(found)
      }
      watchers.add(watch)
      watch()
    })
  let lastId = 0
  const test: TestSocket = {
    frames,
    closed,
    tell: (text) => socket.send(text),
    ask: async (type, payload) => {
      lastId += 1
      const id = lastId
      socket.send(JSON.stringify({ type, id, payload }))
      const answer = await find(
        () => frames.find((frame) => frame.id === id && (frame.type === 'ACK' || frame.type === 'ERROR')),
        `the answer to ${type}`,
      )
      if (answer.type === 'ERROR')
        throw Object.assign(new Error(answer.payload.code), { problem: answer.payload })
      return answer.payload as Record<string, unknown>
    },
    next: async (type, fits = () => true) => {
      const frame = await find(
        () => frames.find((one) => one.type === type && fits(one.payload as never)),
        `a ${type}`,
      )
      return frame.payload as never
    },
    cut: () => socket.terminate(),
    close: async () => {
      socket.close()
      await closed
    },
  }
  socket.send(JSON.stringify({ type: 'AUTHENTICATE', payload: { token } }))
  await test.next('WELCOME')
  return test
}
