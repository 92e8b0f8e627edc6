import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'

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
  readonly origin: string
  /** Opens the page; its console errors and uncaught errors are collected in `errors`. */
  open(): Promise<Page>
  readonly errors: string[]
  close(): Promise<void>
}

/** `script` is a path from the repository's root; the page runs it as a module. */
export async function startBrowser(script: string, extraArguments: string[] = []): Promise<TestBrowser> {
  const code = await bundle(script)
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(
      isScript
        ? code
        : '<!doctype html><title>test</title><body><script type="module" src="/page.js"></script>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...ARGUMENTS, ...extraArguments],
  })
  const context = await browser.newContext()
  const errors: string[] = []
  return {
    browser,
    origin,
    errors,
    open: async () => {
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('favicon')) errors.push(message.text())
      })
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

async function bundle(script: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`../../../${script}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['bedside-source'],
  })
  return result.outputFiles[0]?.text ?? ''
}
