import { existsSync, readFileSync } from 'node:fs'

const firstLines = (text, count) => text.split('\n').slice(0, count).join('\n')
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a terminal colour
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '')

/** Reads what vitest's JSON reporter wrote: how many passed and failed, and what each failure says. */
export function readVitest(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, failures: [] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failures = []
  for (const { name, status, message, assertionResults } of report.testResults) {
    const wrong = assertionResults.filter((one) => one.status === 'failed')
    for (const one of wrong)
      failures.push(
        `${name}\n    ${one.fullName}\n    ${firstLines(plain(one.failureMessages[0] ?? ''), 12)}`,
      )
    // A file that could not even be loaded holds no failed test, only a message.
    if (status === 'failed' && wrong.length === 0)
      failures.push(`${name}\n    ${firstLines(plain(message ?? ''), 12)}`)
  }
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    failures,
  }
}

/** Reads what Playwright's JSON reporter wrote, likewise; a test that passed only on a second try has failed. */
export function readPlaywright(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, failures: [] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failures = report.errors.map(({ message }) => firstLines(plain(message ?? ''), 12))
  const visit = (suite, titles) => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests)
        if (test.status === 'unexpected' || test.status === 'flaky') {
          const message = test.results.find(({ error }) => error)?.error.message ?? ''
          failures.push(`${[...titles, spec.title].join(' > ')}\n    ${firstLines(plain(message), 14)}`)
        }
    for (const child of suite.suites ?? []) visit(child, [...titles, child.title])
  }
  for (const suite of report.suites) visit(suite, [suite.title])
  return { passed: report.stats.expected, failed: failures.length, skipped: report.stats.skipped, failures }
}

const floors = [
  { title: 'overall', prefix: '', percent: 80 },
  { title: 'consultation', prefix: 'server/src/consultation/', percent: 90 },
  { title: 'session-log', prefix: 'server/src/session-log/', percent: 90 },
  { title: 'chat', prefix: 'server/src/chat/', percent: 90 },
]

/** Lines covered, overall and in the rooms that must never fail, beside their floors. */
export function readCoverage(file, base) {
  const files = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(([path]) => path !== 'total')
  return floors.map(({ title, prefix, percent }) => {
    const mine = files.filter(([path]) => path.slice(base.length).replace(/^\//, '').startsWith(prefix))
    const sum = (key) => mine.reduce((total, [, { lines }]) => total + lines[key], 0)
    const reached = sum('total') === 0 ? 0 : (100 * sum('covered')) / sum('total')
    return { title, reached, percent, isEnough: reached >= percent }
  })
}
