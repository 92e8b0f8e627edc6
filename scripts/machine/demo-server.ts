import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabase, dropDatabase } from './postgres-database.ts'

const program =
  process.env.BEDSIDE_SERVER_PROGRAM ?? fileURLToPath(new URL('../../server/dist/main.js', import.meta.url))

/** The built server of one journey or fault run, with a database of its own and a clock that can be moved. */
export interface DemoServer {
  readonly origin: string
  /** The database it stands on, for the reports. */
  readonly database: 'embedded' | 'PostgreSQL'
  /** Moves the server's time ahead and runs what became due. */
  advance(byMs: number): Promise<void>
  /** Ends it as a crash would and starts it again on the same data and port. */
  crashAndRestart(): Promise<void>
  stop(): Promise<void>
}

/** A demo clinic as it is before anybody came, to begin others from: nothing is migrated or seeded twice. */
export interface DemoTemplate {
  readonly directory: string
  readonly databaseName: string | null
  remove(): Promise<void>
}

const isPostgresWanted = () => process.env.BEDSIDE_TEST_DATABASE === 'postgres'

function environmentOf(directory: string, databaseUrl: string | undefined, settings: Record<string, string>) {
  return {
    PATH: process.env.PATH ?? '',
    HOST: '127.0.0.1',
    DATA_DIR: directory,
    DEMO: '1',
    TEST_CLOCK: '1',
    LOG_LEVEL: 'warn',
    CALLS_PER_MINUTE: '100000',
    ...(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {}),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...settings,
  }
}

/** Opens and closes a demo clinic once, and keeps its data as the beginning of others. */
export async function prepareDemo(isPostgres = isPostgresWanted()): Promise<DemoTemplate> {
  const directory = await mkdtemp(join(tmpdir(), 'bedside-template-'))
  const database = isPostgres ? await createDatabase() : undefined
  const { child } = await launch({ PORT: '0', ...environmentOf(directory, database?.url, {}) })
  await end(child, 'SIGTERM')
  return {
    directory,
    databaseName: database?.name ?? null,
    remove: async () => {
      if (database) await dropDatabase(database.name)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/**
 * Starts the built server on a free port: embedded in a fresh directory, or on PostgreSQL when BEDSIDE_TEST_DATABASE
 * says so; on a copy of the template's data where one is given.
 */
export async function startDemoServer(
  settings: Record<string, string> = {},
  isPostgres = isPostgresWanted(),
  template?: DemoTemplate,
): Promise<DemoServer> {
  const directory = await mkdtemp(join(tmpdir(), 'bedside-run-'))
  if (template) await cp(template.directory, directory, { recursive: true })
  const database = isPostgres ? await createDatabase(template?.databaseName ?? undefined) : undefined
  const environment = environmentOf(directory, database?.url, settings)
  let running = await launch({ PORT: '0', ...environment })
  const { port } = running
  const origin = `http://localhost:${port}`
  return {
    origin,
    database: isPostgres ? 'PostgreSQL' : 'embedded',
    advance: async (advanceMs) => {
      const answer = await fetch(`${origin}/test/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advanceMs }),
      })
      if (!answer.ok) throw new Error(`the clock did not move: ${answer.status} ${await answer.text()}`)
    },
    crashAndRestart: async () => {
      await end(running.child, 'SIGKILL')
      running = await launch({ ...environment, PORT: String(port) })
    },
    stop: async () => {
      await end(running.child, 'SIGTERM')
      if (database) await dropDatabase(database.name)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Starts the process and waits for the line that says where it listens. */
async function launch(environment: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
      const address = /is open at http:\/\/[^:]+:(\d+)/.exec(said)
      if (address) resolve(Number(address[1]))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}\n${said}`)))
  })
  return { child, port }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}
