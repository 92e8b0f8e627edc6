const seconds = (startedAt) => `${((performance.now() - startedAt) / 1_000).toFixed(0)} s`

/** Keeps count over a whole test run and says each step's outcome in a line. */
export class Ledger {
  passed = 0
  failed = 0

  /** One check that is right or wrong as a whole; `work` throws when it is wrong and may return a remark. */
  async check(name, work) {
    return this.#step(name, async () => ({ passed: 1, failed: 0, remark: (await work()) ?? '' }))
  }

  /** A suite of tests; one that ran nothing, or broke beside its tests, has failed. */
  async suite(name, work) {
    return this.#step(name, async () => {
      const { code, result, output } = await work()
      const failures = [...result.failures]
      if (result.passed + result.failed === 0) failures.push(`no test ran\n${tail(output)}`)
      else if (code !== 0 && result.failed === 0) failures.push(`ended with code ${code}\n${tail(output)}`)
      for (const failure of failures) console.error(`  ✗ ${failure}`)
      const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : ''
      return {
        passed: result.passed,
        failed: failures.length,
        remark: `${result.passed} passed, ${failures.length} failed${skipped}`,
      }
    })
  }

  async #step(name, work) {
    const startedAt = performance.now()
    console.log(`▸ ${name}`)
    const ticker = setInterval(() => console.log(`    ${name}: ${seconds(startedAt)}`), 30_000)
    try {
      const { passed, failed, remark } = await work()
      this.passed += passed
      this.failed += failed
      console.log(
        `  ${failed === 0 ? 'ok' : 'FAILED'} ${[remark, seconds(startedAt)].filter(Boolean).join(', ')}`,
      )
      return failed === 0
    } catch (error) {
      this.failed += 1
      console.error(tail(error.message, 60))
      console.log(`  FAILED ${seconds(startedAt)}`)
      return false
    } finally {
      clearInterval(ticker)
    }
  }
}

const tail = (text, count = 30) => text.trimEnd().split('\n').slice(-count).join('\n')
