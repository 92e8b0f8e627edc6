/**
 * A throw-away PostgreSQL cluster for tests; never for data that matters.
 *   node scripts/postgres.mjs start [--directory DIR] [--durable]   prints its superuser URL; a running one is reused
 *   node scripts/postgres.mjs stop  [--directory DIR]
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, isAlive, mustRun, until, whereIs } from './machine/commands.mjs'

const defaultDirectory = join(tmpdir(), 'bedside-postgres')

/** The newest installed PostgreSQL's folder of programs; undefined when there is none. */
export function findPostgresPrograms() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  for (const version of versions)
    if (existsSync(join(debian, version, 'bin/initdb'))) return join(debian, version, 'bin')
  const initdb = whereIs('initdb')
  return initdb && dirname(initdb)
}

/** PostgreSQL refuses to run as root, so root runs it as the package's own user. */
function owner() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function runningPid(directory) {
  const file = join(directory, 'data/postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return pid > 0 && isAlive(pid) ? pid : undefined
}

/**
 * Starts a fresh cluster in `directory` on a free port of the loopback interface, or finds the one that runs there.
 * `durable` keeps fsync on (fault runs).
 * @returns its superuser URL
 */
export async function startPostgres({ directory = defaultDirectory, durable = false } = {}) {
  const addressFile = join(directory, 'url')
  if (runningPid(directory) && existsSync(addressFile)) return readFileSync(addressFile, 'utf8').trim()
  const programs = findPostgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed. As root: apt-get install postgresql')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const as = owner()
  const password = randomBytes(18).toString('hex')
  const passwordFile = join(directory, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (as.uid !== undefined) for (const path of [directory, passwordFile]) chownSync(path, as.uid, as.gid)
  chmodSync(directory, 0o700)
  const options = { ...as, cwd: directory }
  const data = join(directory, 'data')
  await mustRun(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    options,
  )
  const port = await freePort()
  const quick = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = [
    'max_connections=200',
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${directory}`,
    ...quick,
  ]
  const flags = settings.map((setting) => `-c ${setting}`).join(' ')
  // pg_ctl's output goes to a file: the server would hold a pipe of ours open for ever.
  await mustRun(
    join(programs, 'pg_ctl'),
    ['-D', data, '-l', join(directory, 'log'), '-w', '-t', '60', '-o', flags, 'start'],
    { ...options, stdio: 'ignore' },
  )
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  writeFileSync(addressFile, url, { mode: 0o600 })
  return url
}

/** Ends the cluster of `directory` by its own process id and removes its data. */
export async function stopPostgres({ directory = defaultDirectory } = {}) {
  const pid = runningPid(directory)
  if (pid) {
    process.kill(pid, 'SIGQUIT')
    await until(() => !runningPid(directory), 30_000, `PostgreSQL (${pid}) to stop`)
  }
  rmSync(directory, { recursive: true, force: true })
}

/**
 * Runs `work` with the address of a cluster of its own, and ends the cluster whatever happens, also when this process is
 * told to stop.
 * @template Result
 * @param {(url: string) => Promise<Result>} work
 * @param {{ durable?: boolean }} options
 */
export async function withPostgres(work, options = {}) {
  const directory = join(tmpdir(), `bedside-postgres-${process.pid}`)
  const stop = () => stopPostgres({ directory }).finally(() => process.exit(1))
  const signals = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.on(signal, stop)
  try {
    return await work(await startPostgres({ directory, ...options }))
  } finally {
    for (const signal of signals) process.off(signal, stop)
    await stopPostgres({ directory })
  }
}

function directoryFlag() {
  const at = process.argv.indexOf('--directory')
  return at > 0 ? { directory: process.argv[at + 1] } : {}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const action = process.argv[2]
  if (action === 'start')
    console.log(await startPostgres({ ...directoryFlag(), durable: process.argv.includes('--durable') }))
  else if (action === 'stop') await stopPostgres(directoryFlag())
  else {
    console.error('usage: node scripts/postgres.mjs start|stop [--directory DIR] [--durable]')
    process.exitCode = 2
  }
}
