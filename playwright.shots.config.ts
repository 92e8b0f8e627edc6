import { defineConfig } from '@playwright/test'

/** Contact sheets of every scene and pictures of the live pages; `npm run shots` runs this after building. */
export default defineConfig({
  testDir: 'e2e/shots',
  testMatch: '*.shots.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
})
