/**
 * Runs PGlite in a thread of its own, so that a long query never stops the event loop.
 * Speaks {@link EmbeddedRequest} and {@link EmbeddedReply} with embedded.ts.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import type { EmbeddedOptions, EmbeddedReply, EmbeddedRequest } from './embedded.ts'
import { EmbeddedProtocol } from './embedded-protocol.ts'

const options = workerData as EmbeddedOptions
const port = parentPort
if (!port) throw new Error('embedded-worker.ts runs as a worker thread only')

const database = await PGlite.create({
  ...(options.dataDirectory ? { dataDir: options.dataDirectory } : {}),
  ...(options.image ? { loadDataDir: new Blob([options.image]) } : {}),
  extensions: { btree_gist },
  // int8 counts seqs and ids: they stay below 2^53, so numbers on both databases.
  parsers: { [types.INT8]: Number },
})

const statements = new EmbeddedProtocol(database)

const handlers: {
  [Kind in EmbeddedRequest['kind']]: (request: Extract<EmbeddedRequest, { kind: Kind }>) => Promise<unknown>
} = {
  query: ({ sql, parameters, before, name }) => statements.query(sql, parameters, before, name),
  script: async ({ sql }) => {
    await database.exec(sql)
  },
  'forget-plans': () => statements.forget(),
  dump: async () => {
    const image = await database.dumpDataDir('none')
    return new Uint8Array(await image.arrayBuffer())
  },
  close: async () => {
    await database.close()
  },
}

/** One request after the other, in the order they came. */
let last: Promise<unknown> = Promise.resolve()
port.on('message', (request: EmbeddedRequest) => {
  const answer = (reply: EmbeddedReply) => port.postMessage(reply)
  const handler = handlers[request.kind] as (request: EmbeddedRequest) => Promise<unknown>
  const done = last.then(() => handler(request))
  last = done.catch(() => {})
  done.then(
    (value) => answer({ id: request.id, value }),
    (error: Error & { code?: string; constraint?: string }) =>
      answer({
        id: request.id,
        error: { message: error.message, code: error.code, constraint: error.constraint },
      }),
  )
})
port.postMessage({ id: 0, value: 'ready' } satisfies EmbeddedReply)
