import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm start` as a person runs it: what it says, when it is open, how it ends. */
async function start(directory: string, settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: directory,
      PORT: '0',
      DATA_DIR: join(directory, 'data'),
      ...settings,
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  // Not `exit`: what it said last may still be on its way then.
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const opened = expect.poll(() => /is open at (http:\S+)/.exec(said)?.[1], {
    timeout: 60_000,
    intervals: [20],
  })
  return {
    child,
    ended,
    opened,
    said: () => said,
    origin: () => /is open at (http:\S+)/.exec(said)?.[1],
  }
}

const kill = async (
  { child, ended }: { child: ChildProcess; ended: Promise<unknown> },
  signal: NodeJS.Signals,
) => {
  child.kill(signal)
  await ended
}

test.describe('npm start', () => {
  // The embedded demo is its subject; what it prints is the same on PostgreSQL.
  test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'about the embedded demo')
  let directory: string
  test.beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bedside-start-'))
  })
  test.afterEach(() => rm(directory, { recursive: true, force: true }))

  test('prints the address, the demo people and two links that open the demo', async () => {
    const clinic = await start(directory)
    await clinic.opened.toBeTruthy()
    for (const words of [
      `${clinic.origin()}/demo/patient`,
      `${clinic.origin()}/demo/doctor`,
      'asha.shrestha@demo.test',
      'bikram.rai@demo.test',
      'ram.thapa@demo.test',
      'sita.gurung@demo.test',
      'admin@demo.test',
      'bedside-demo',
    ])
      expect(clinic.said()).toContain(words)
    expect((await fetch(`${clinic.origin()}/healthz`)).status).toBe(200)
    await kill(clinic, 'SIGTERM')
  })

  test('does no work twice: the second start neither installs nor builds', async () => {
    const first = await start(directory)
    await first.opened.toBeTruthy()
    await kill(first, 'SIGTERM')
    const again = await start(directory)
    await again.opened.toBeTruthy()
    expect(again.said()).not.toMatch(/Installing|Building/)
    await kill(again, 'SIGTERM')
  })

  test('drains and ends well on SIGTERM and on Ctrl-C', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const clinic = await start(directory)
      await clinic.opened.toBeTruthy()
      clinic.child.kill(signal)
      expect(await clinic.ended).toBe(0)
    }
  })

  test('opens again on its data after kill -9', async () => {
    const first = await start(directory)
    await first.opened.toBeTruthy()
    await kill(first, 'SIGKILL')
    const second = await start(directory)
    await second.opened.toBeTruthy()
    await kill(second, 'SIGTERM')
  })

  test('refuses a data directory that is in use, and says by whom', async () => {
    const first = await start(directory)
    await first.opened.toBeTruthy()
    const second = await start(directory)
    expect(await second.ended).not.toBe(0)
    expect(second.said()).toContain(String(first.child.pid))
    await kill(first, 'SIGTERM')
  })

  test('lists all mistakes in the settings at once, with exit code 78', async () => {
    const clinic = await start(directory, { PORT: 'many', LOG_LEVEL: 'loud' })
    expect(await clinic.ended).toBe(78)
    expect(clinic.said()).toMatch(/PORT:[\s\S]*LOG_LEVEL:/)
  })

  test('refuses the demo beside a configured database unless DEMO=1 says so', async () => {
    const clinic = await start(directory, { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
    expect(await clinic.ended).toBe(78)
    expect(clinic.said()).toContain('EMERGENCY_NUMBER')
  })
})
