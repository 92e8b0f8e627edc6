import { sql } from 'kysely'
import type { Clock } from '../clock/index.ts'
import type { Database, Tx } from '../database/index.ts'
import type { Log } from '../log/index.ts'

/** Does the work of one kind of job; runs in its own transaction, once per success. */
export type JobHandler = (payload: Record<string, unknown>) => Promise<void>

/** Timers that survive a restart: rows in `jobs`, written in the transaction that needs them. */
export interface Jobs {
  /** Registers the handler of a kind; called by rooms before {@link start}. */
  handle(kind: string, handler: JobHandler): void
  /** Schedules, or moves, the job named `key`. Call under the flow or service role. */
  schedule(
    tx: Tx,
    job: { key: string; kind: string; runAt: Date; payload: Record<string, unknown> },
  ): Promise<void>
  cancel(tx: Tx, key: string): Promise<void>
  /** Runs everything that is due by the clock now; tests call it after moving the clock. Returns how many ran. */
  runDue(): Promise<number>
  /** Looks for due jobs every `everyMs` until {@link stop}. */
  start(everyMs: number): void
  stop(): Promise<void>
}

const lockMs = 30_000
const retryMs = 5_000
const giveUpAfter = 20

interface Needs {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

interface DueJob {
  readonly key: string
  readonly kind: string
  readonly payload: Record<string, unknown>
  readonly run_at: Date
}

/** Opens the timers of this node; `start` begins to look for what is due. */
export function createJobs(needs: Needs): Jobs {
  const handlers = new Map<string, JobHandler>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> = Promise.resolve(0)

  const runDue = async () => {
    let ran = 0
    for (let job = await claim(needs); job; job = await claim(needs))
      if (await runOne(needs, job, handlers.get(job.kind))) ran += 1
    return ran
  }
  // One run at a time in this process; a call during a run waits for it and runs again.
  const serialised = () => {
    running = running.catch(() => 0).then(runDue)
    return running
  }

  return {
    handle: (kind, handler) => {
      handlers.set(kind, handler)
    },
    schedule: async ({ q }, { key, kind, runAt, payload }) => {
      await q
        .insertInto('jobs')
        .values({ key, kind, payload: JSON.stringify(payload), run_at: runAt })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            kind,
            payload: JSON.stringify(payload),
            run_at: runAt,
            attempts: 0,
            locked_until: null,
          }),
        )
        .execute()
    },
    cancel: async ({ q }, key) => {
      await q.deleteFrom('jobs').where('key', '=', key).execute()
    },
    runDue: serialised,
    start: (everyMs) => {
      const tick = () => {
        serialised()
          .catch((error: unknown) => needs.log.error({ err: error }, 'jobs could not be read'))
          .finally(() => {
            if (timer) timer = setTimeout(tick, everyMs)
          })
      }
      timer = setTimeout(tick, 0)
    },
    stop: async () => {
      clearTimeout(timer)
      timer = undefined
      await running.catch(() => 0)
    },
  }
}

/** Takes one due job for this node; the lease ends by itself should this process die. */
const claim = ({ database, clock }: Needs) =>
  database.asService('jobs', async ({ q }) => {
    const now = clock.now()
    const { rows } = await sql<DueJob>`
      update jobs set locked_until = ${new Date(now.getTime() + lockMs)}, attempts = attempts + 1
      where key = (select key from jobs where run_at <= ${now} and (locked_until is null or locked_until < ${now})
                   and attempts < ${giveUpAfter} order by run_at limit 1 for update skip locked)
      returning key, kind, payload, run_at`.execute(q)
    return rows[0]
  })

/** Does one job, or puts it off where it fails. @returns whether it is done */
async function runOne({ database, clock, log }: Needs, job: DueJob, handler: JobHandler | undefined) {
  const { key, kind, payload, run_at } = job
  try {
    if (!handler) throw new Error(`no handler for job kind ${kind}`)
    await handler(payload)
    // A handler may have moved its own job; only the run that was claimed is done.
    await database.asService('jobs', ({ q }) =>
      q.deleteFrom('jobs').where('key', '=', key).where('run_at', '=', run_at).execute(),
    )
    return true
  } catch (error) {
    log.error({ err: error, job: kind }, 'job failed')
    const retryAt = new Date(clock.now().getTime() + retryMs)
    await database.asService('jobs', ({ q }) =>
      q
        .updateTable('jobs')
        .set({ run_at: retryAt, locked_until: null, last_error: (error as Error).name })
        .where('key', '=', key)
        .execute(),
    )
    return false
  }
}
