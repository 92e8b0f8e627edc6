import type { Server } from 'node:http'
import { heartbeat } from '@bedside/contract'
import type { Clock } from '../clock/index.ts'
import type { Caller } from '../http/index.ts'
import type { Log } from '../log/index.ts'
import type { Bus } from './bus.ts'

/** What app.ts and the tests' harness put in from outside. */
export interface RealtimeOptions {
  readonly log: Log
  readonly clock: Clock
  readonly server: Server
  /** Who holds this token; null for none. */
  authenticate(token: string): Promise<Caller | null>
  /** Origins beside the own one whose pages may open a socket. */
  readonly allowedOrigins: readonly string[]
  readonly heartbeatMs?: number
  /** A socket that has not signed in after this long is closed. */
  readonly signInWithinMs?: number
  /** Log entries that wait to be sent to one socket, at most. */
  readonly bufferBytes?: number
  /** Sockets one person may hold on this node. */
  readonly socketsPerPerson?: number
  /** Frames a socket may send: a second, and at once. */
  readonly frameRate?: { perSecond: number; burst: number }
  readonly bus?: Bus
}

/** Limits that hold where nothing else is given. */
export const defaults = {
  heartbeatMs: heartbeat.everyMs as number,
  signInWithinMs: 5_000,
  bufferBytes: 1024 * 1024,
  socketsPerPerson: 50,
  frameRate: { perSecond: 100, burst: 400 },
}

/** Options with every limit filled. */
export type RealtimeSettings = RealtimeOptions & typeof defaults
