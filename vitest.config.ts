import { defineConfig } from 'vitest/config'

const conditions = ['bedside-source']

/**
 * Every test but the browser journeys. A test that needs a document says so in its first line:
 * `// @vitest-environment happy-dom`.
 */
export default defineConfig({
  resolve: { conditions: [...conditions, 'module', 'browser', 'development|production'] },
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', 'tools/architecture/canary/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['{contract,server}/{src,test}/**/*.test.ts'],
          // Each file opens its own server and database; what they are made of is loaded once a worker.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: [
            '{media,client,react,web}/{src,test}/**/*.test.{ts,tsx}',
            '{scripts,docs,tools}/**/*.test.ts',
          ],
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    coverage: {
      provider: 'v8',
      reportsDirectory: 'coverage',
      reporter: ['json-summary', 'text-summary', 'html'],
      include: ['{contract,media,client,react,server,web}/src/**/*.{ts,tsx}'],
      // Run by the browser journeys in the build, out of sight of this measure.
      exclude: [
        '**/*.test.{ts,tsx}',
        '**/*.d.ts',
        'server/src/main.ts',
        'server/src/platform/database/embedded-worker.ts',
        'web/src/main.tsx',
      ],
    },
  },
})
