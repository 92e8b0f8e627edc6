import { defineConfig } from '@playwright/test'

/** The browser journeys; run them with `npm run e2e`, which builds first and starts the databases. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Journeys mostly wait for something; two of them keep two cores busy.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A limit for what hangs; the longest take a minute here and twice that on a machine that is busy besides.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: process.env.BEDSIDE_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.BEDSIDE_E2E_REPORT }]]
    : [['list']],
})
