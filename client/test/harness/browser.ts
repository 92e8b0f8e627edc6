import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { servePage } from './serve-page.ts'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]

/** One Chromium with fake devices, and a loopback server with one page made of the given script. */
export interface TestBrowser {
  readonly browser: Browser
  /** The script of the page, bundled; for tests whose own server serves it. */
  readonly script: string
  /** Opens the page, here or on another origin; its errors are collected in `errors`. */
  open(origin?: string, prepare?: (page: Page) => Promise<void>): Promise<Page>
  readonly errors: string[]
  close(): Promise<void>
}

/** `script` is a path from the repository's root; the page runs it as a module. */
export async function startBrowser(path: string, extraArguments: string[] = []): Promise<TestBrowser> {
  const script = await bundle(path)
  const server = createServer((request, response) => servePage(request.url ?? '/', script, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const ownOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...ARGUMENTS, ...extraArguments],
  })
  const context = await browser.newContext()
  const errors: string[] = []
  return {
    browser,
    script,
    errors,
    open: async (origin = ownOrigin, prepare) => {
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await prepare?.(page)
      await page.goto(origin)
      await page.waitForFunction('window.bed !== undefined')
      return page
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bundle(path: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`../../../${path}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['bedside-source'],
  })
  return result.outputFiles[0]?.text ?? ''
}
