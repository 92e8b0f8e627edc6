import { mkdirSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { lockDirectory } from './directory-lock.ts'
import type { Step } from './embedded-protocol.ts'
import type { WireResult, Wires } from './transaction.ts'

export interface EmbeddedOptions {
  /** Directory of the data; in memory without it. */
  dataDirectory?: string
  /** A dumped data directory to begin from (tests). */
  image?: Uint8Array<ArrayBuffer>
}

export type EmbeddedRequest = { id: number } & (
  | { kind: 'step'; step: Step }
  | { kind: 'script'; sql: string }
  | { kind: 'forget-plans' }
  | { kind: 'dump' }
  | { kind: 'close' }
)

export interface EmbeddedReply {
  id: number
  value?: unknown
  error?: { message: string; code?: string | undefined; constraint?: string | undefined }
}

/** A PostgreSQL error with its SQLSTATE, from either database. */
class EmbeddedError extends Error {
  code: string | undefined
  constraint: string | undefined
  constructor(reply: NonNullable<EmbeddedReply['error']>) {
    super(reply.message)
    this.code = reply.code
    this.constraint = reply.constraint
  }
}

/** PGlite behind a worker thread: one connection, so callers queue for it. */
export interface EmbeddedDatabase {
  wires: Wires
  script(sql: string): Promise<void>
  dump(): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/**
 * Opens the embedded database; refuses a data directory that a living process holds.
 * There is no fsync: what was acknowledged survives `kill -9`, not a power cut.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  let release = () => {}
  if (options.dataDirectory) {
    mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 })
    release = lockDirectory(options.dataDirectory)
  }
  const { worker, call } = await startWorker(options)
  let closed: Promise<void> | undefined
  return {
    wires: oneWire(call),
    script: async (sql) => {
      await call({ kind: 'script', sql })
    },
    dump: () => call({ kind: 'dump' }) as Promise<Uint8Array<ArrayBuffer>>,
    close: () => {
      closed ??= call({ kind: 'close' }).then(async () => {
        await worker.terminate()
        release()
      })
      return closed
    },
  }
}

type Without<Union> = Union extends unknown ? Omit<Union, 'id'> : never
type Call = (request: Without<EmbeddedRequest>) => Promise<unknown>

async function startWorker(options: EmbeddedOptions) {
  // From source (tsx, vitest) the worker needs a loader; in the build it is a file beside this one.
  const fromSource = import.meta.url.endsWith('.ts')
  const worker = fromSource
    ? new Worker(
        `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(new URL('./embedded-worker.ts', import.meta.url).href)}, ${JSON.stringify(import.meta.url)}))`,
        { eval: true, workerData: options },
      )
    : new Worker(new URL('./embedded-worker.js', import.meta.url), { workerData: options })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  let lastId = 0
  const ready = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }))
  worker.on('message', (replies: EmbeddedReply[]) => {
    for (const { id, value, error } of replies) {
      const caller = waiting.get(id)
      waiting.delete(id)
      if (error) caller?.reject(new EmbeddedError(error))
      else caller?.resolve(value)
    }
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the embedded database has stopped')))
  await ready
  let unsent: EmbeddedRequest[] = []
  const post = () => {
    worker.postMessage(unsent)
    unsent = []
  }
  const call: Call = (request) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      // One message for all that is asked before the event loop goes on.
      if (unsent.length === 0) process.nextTick(post)
      unsent.push({ ...request, id: lastId })
    })
  return { worker, call }
}

/** Hands the one connection to one caller at a time, first come first served. */
function oneWire(call: Call): Wires {
  let last = Promise.resolve()
  return {
    acquire: async () => {
      const before = last
      let release = () => {}
      last = new Promise((resolve) => {
        release = resolve
      })
      await before
      return {
        send: (sql, parameters, before, name) =>
          call({ kind: 'step', step: { sql, parameters, before, name } }) as Promise<WireResult>,
        end: async (command, stale) => {
          const ended = call({ kind: 'step', step: { end: command } })
          if (stale) void call({ kind: 'forget-plans' })
          // The worker takes requests in order: the next caller need not wait for the answer to this one.
          release()
          await ended
        },
        release,
      }
    },
    close: async () => {},
  }
}
