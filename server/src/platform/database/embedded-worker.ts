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

type Request<Kind extends EmbeddedRequest['kind']> = Extract<EmbeddedRequest, { kind: Kind }>

const handlers: {
  [Kind in Exclude<EmbeddedRequest['kind'], 'step'>]: (request: Request<Kind>) => Promise<unknown>
} = {
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

const refused = (id: number, error: Error & { code?: string; constraint?: string }): EmbeddedReply => ({
  id,
  error: { message: error.message, code: error.code, constraint: error.constraint },
})

/** What waits, in the order it came. */
const queue: EmbeddedRequest[] = []

/** The steps at the head of the queue up to the end of their transaction, which go together. */
function takeSteps(): Request<'step'>[] {
  const steps: Request<'step'>[] = []
  while (queue[0]?.kind === 'step') {
    const next = queue.shift() as Request<'step'>
    steps.push(next)
    if ('end' in next.step) break
  }
  return steps
}

async function answerSteps(requests: readonly Request<'step'>[]): Promise<EmbeddedReply[]> {
  try {
    const outcomes = await statements.run(requests.map(({ step }) => step))
    return requests.map(({ id }, index) => {
      const outcome = outcomes[index]
      if (!outcome) return refused(id, new Error('the database gave no answer'))
      return 'failure' in outcome ? refused(id, outcome.failure) : { id, value: outcome.value }
    })
  } catch (error) {
    return requests.map(({ id }) => refused(id, error as Error))
  }
}

async function answerOther(request: Exclude<EmbeddedRequest, { kind: 'step' }>): Promise<EmbeddedReply[]> {
  const { id, kind } = request
  try {
    return [{ id, value: await (handlers[kind] as (request: EmbeddedRequest) => Promise<unknown>)(request) }]
  } catch (error) {
    return [refused(id, error as Error)]
  }
}

let isBusy = false
async function work() {
  if (isBusy) return
  isBusy = true
  for (let head = queue[0]; head; head = queue[0]) {
    if (head.kind !== 'step') queue.shift()
    port?.postMessage(await (head.kind === 'step' ? answerSteps(takeSteps()) : answerOther(head)))
  }
  isBusy = false
}

port.on('message', (requests: EmbeddedRequest[]) => {
  queue.push(...requests)
  void work()
})
port.postMessage([{ id: 0, value: 'ready' }] satisfies EmbeddedReply[])
