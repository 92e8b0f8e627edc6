import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { serviceWorker } from './worker-build.mjs'

const server = process.env.BEDSIDE_SERVER ?? 'http://localhost:3000'

/**
 * The source is written against React and shipped on Preact's compat layer: 60 kB less for a phone to fetch
 * before a visit. Everything is served from our own origin with hashed names, nothing inline (the pages' CSP).
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: {
    conditions: ['bedside-source', 'module', 'browser', 'development|production'],
    alias: [
      {
        find: /^i18next$/,
        replacement: fileURLToPath(new URL('./src/text/small-engine.ts', import.meta.url)),
      },
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react\/jsx-dev-runtime$/, replacement: 'preact/jsx-dev-runtime' },
    ],
  },
  plugins: [serviceWorker()],
  build: {
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page starts with travels as one file, and so do the small parts nearly every page is made of: apart they
          // were thirty files that compress worse, and that each page fetched later had to list by name.
          groups: [
            { name: 'start', tags: ['$initial'] },
            { name: 'kit', test: /react[\\/]src[\\/]kit[\\/]/ },
            { name: 'visit', test: /react[\\/]src[\\/](bedside|consultation[\\/]visit-source)[\\/]/ },
          ],
        },
      },
      onwarn: (warning, say) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') say(warning)
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': server, '/ws': { target: server, ws: true } },
  },
})
