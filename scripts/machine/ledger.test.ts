import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Ledger } from './ledger.mjs'
import { readCoverage, readPlaywright, readVitest } from './results.mjs'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bedside-ledger-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(directory, { recursive: true })
})

function report(content: object) {
  const file = join(directory, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const nothing = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] }

describe('the ledger of a test run', () => {
  it('counts the tests of a suite that passed', async () => {
    const ledger = new Ledger()
    const result = { ...nothing, passed: 7 }
    expect(await ledger.suite('suite', async () => ({ code: 0, output: '', result }))).toBe(true)
    expect(ledger).toMatchObject({ passed: 7, failed: 0 })
  })

  it('fails a suite that ran nothing, though it ended well', async () => {
    const ledger = new Ledger()
    expect(await ledger.suite('suite', async () => ({ code: 0, output: '', result: nothing }))).toBe(false)
    expect(ledger).toMatchObject({ passed: 0, failed: 1 })
  })

  it('fails a suite that ended badly, though each of its tests passed', async () => {
    const ledger = new Ledger()
    const result = { ...nothing, passed: 7 }
    await ledger.suite('suite', async () => ({ code: 1, output: 'a handle was left open', result }))
    expect(ledger).toMatchObject({ passed: 7, failed: 1 })
  })

  it('counts a check once, and fails it when it throws', async () => {
    const ledger = new Ledger()
    await ledger.check('right', async () => 'said')
    await ledger.check('wrong', async () => {
      throw new Error('wrong')
    })
    expect(ledger).toMatchObject({ passed: 1, failed: 1 })
  })
})

describe('reports', () => {
  it('hold no test when they were not written', () => {
    expect(readVitest(join(directory, 'none.json'))).toEqual(nothing)
    expect(readPlaywright(join(directory, 'none.json'))).toEqual(nothing)
  })

  it('of vitest count a file that could not be loaded as a failure', () => {
    const file = report({
      numPassedTests: 1,
      numPendingTests: 0,
      testResults: [
        { name: 'good', status: 'passed', assertionResults: [{ status: 'passed' }] },
        { name: 'broken', status: 'failed', message: 'cannot be read', assertionResults: [] },
      ],
    })
    expect(readVitest(file)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('of Playwright count a test that passed only on its second try as a failure', () => {
    const spec = (status: string) => ({ title: status, tests: [{ status, results: [{}] }] })
    const file = report({
      errors: [],
      stats: { expected: 1, skipped: 0 },
      suites: [
        {
          title: 'file',
          suites: [{ title: 'group', specs: [spec('expected'), spec('flaky'), spec('unexpected')] }],
        },
      ],
    })
    expect(readPlaywright(file)).toMatchObject({ passed: 1, failed: 2 })
  })

  it('of coverage are held against the floors, each room by its own files', () => {
    const lines = (covered: number) => ({ lines: { total: 10, covered } })
    const file = report({
      total: lines(0),
      '/clinic/server/src/chat/service.ts': lines(8),
      '/clinic/server/src/consultation/service.ts': lines(10),
      '/clinic/server/src/session-log/store.ts': lines(9),
      '/clinic/web/src/main.tsx': lines(7),
    })
    expect(
      readCoverage(file, '/clinic').map(({ title, reached, isEnough }) => [title, reached, isEnough]),
    ).toEqual([
      ['overall', 85, true],
      ['consultation', 100, true],
      ['session-log', 90, true],
      ['chat', 80, false],
    ])
  })
})
