import { defineConfig } from '@playwright/test'

/** Pictures of every screen; `npm run shots` runs this after building. */
export default defineConfig({
  testDir: 'e2e/shots',
  testMatch: '*.shots.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
})
