import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../server/test/harness/index.ts'

const runner = fileURLToPath(new URL('./run.mjs', import.meta.url))
const script = fileURLToPath(new URL('./seed.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'bedside-seed-'))
afterAll(() => rmSync(directory, { recursive: true }))

function seed(...options: string[]): Promise<{ code: number | null; errors: string }> {
  const child = spawn(process.execPath, [runner, script, ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += String(data)
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })))
}

describe('npm run seed', () => {
  let demo: TestApp
  let clinic: TestApp
  beforeAll(async () => {
    demo = await startTestApp()
    const { identity } = demo.app.doors
    const admin = {
      role: 'ADMIN',
      name: 'Demo Administrator',
      email: 'admin@demo.test',
      password: null,
      isDemo: true,
    } as const
    await demo.database.asService('test', (tx) => identity.createPerson(tx, admin))
    clinic = await startTestApp({ DEMO: '0' })
  }, 180_000)

  it('writes one line a visit, whose tokens open that visit', { timeout: 120_000 }, async () => {
    const out = join(directory, 'visits.jsonl')
    const { code, errors } = await seed('--visits', '53', '--out', out, '--url', demo.url)
    expect([code, errors]).toEqual([0, expect.stringContaining('53 of 53 visits')])
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(53)
    const last = JSON.parse(lines[52] as string) as Record<string, string>
    expect(Object.keys(last)).toEqual(['sessionId', 'appointmentId', 'patientToken', 'doctorToken'])
    for (const token of [last.patientToken, last.doctorToken]) {
      const session = await demo.call('getSession', {
        as: { token: token ?? '' },
        params: { sessionId: last.sessionId ?? '' },
      })
      expect(session.body).toMatchObject({ appointmentId: last.appointmentId, status: 'SCHEDULED' })
    }
  })

  it('says plainly what is wrong, and fails', { timeout: 120_000 }, async () => {
    const out = join(directory, 'none.jsonl')
    const wrong: [string[], RegExp][] = [
      [['--visits', 'many', '--out', out], /whole number/],
      [['--visits', '1'], /--out FILE/],
      [['--visits', '1', '--out', out, '--url', clinic.url], /does not run in demo mode/],
      [
        ['--visits', '1', '--out', out, '--url', 'http://127.0.0.1:9'],
        /No server answers at http:\/\/127.0.0.1:9/,
      ],
    ]
    for (const [options, words] of wrong) {
      const { code, errors } = await seed(...options)
      expect([code, errors]).toEqual([1, expect.stringMatching(words)])
    }
  })
})
