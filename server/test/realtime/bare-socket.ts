import { REALTIME_PATH, type ServerFrame } from '@bedside/contract'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { TestSocket } from '../harness/socket.ts'

/** Numbers of the log entries a socket got, in the order they came. */
export const seqs = (socket: TestSocket) =>
  socket.frames.flatMap((frame) => (frame.type === 'SESSION_EVENT' ? [frame.payload.seq] : []))
/** 1, 2, 3 … */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
/** Waits for a condition. */
export const until = <Value>(look: () => Value) => vi.waitFor(look, { timeout: 10_000, interval: 5 })

/** A bare socket, for what happens before the sign-in. */
export async function bareSocket(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url.replace('http', 'ws') + REALTIME_PATH, { headers })
  const frames: ServerFrame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as ServerFrame))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, frames, closed }
}
