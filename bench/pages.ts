/**
 * `npm run bench:pages`: what a patient on a cheap phone sees and when. Real Chromium slowed to a quarter of this
 * machine's speed on a line of 400 kbit/s with 300 ms delay, cache empty, median of 3; compared with the run before
 * (kept in .bedside/bench-pages.json).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startDemoServer } from '../scripts/machine/demo-server.ts'

const kept = '.bedside/bench-pages.json'
const rounds = 3

/** Milliseconds from navigation, layout shift as the browser scores it, bytes over the line. */
interface Figures {
  usefulMs: number
  interactiveMs: number
  layoutShift: number
  scriptBytes: number
  allBytes: number
}

interface Screen {
  name: string
  path: string
  as: 'patient' | 'doctor' | null
}

const screens: Screen[] = [
  { name: 'landing', path: '/', as: null },
  { name: 'sign in', path: '/sign-in', as: null },
  { name: 'patient home', path: '/home', as: 'patient' },
  { name: 'book', path: '/book', as: 'patient' },
]

async function measure(browser: Browser, origin: string, { path, as }: Screen): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 })
  if (as) await context.request.post(`${origin}/api/v1/demo/sign-in`, { data: { as }, headers: { origin } })
  const page = await context.newPage()
  const bytes = await slowDown(page)
  await page.addInitScript(() => {
    const figures = { shift: 0, lastLongTaskEnd: 0 }
    Object.assign(window, { figures })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[])
        if (!entry.hadRecentInput) figures.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) figures.lastLongTaskEnd = entry.startTime + entry.duration
    }).observe({ type: 'longtask', buffered: true })
  })
  await page.goto(origin + path, { waitUntil: 'commit' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const usefulMs = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  const seen = await page.evaluate(() => ({
    ...(window as unknown as { figures: { shift: number; lastLongTaskEnd: number } }).figures,
  }))
  await context.close()
  return {
    usefulMs,
    interactiveMs: Math.max(usefulMs, seen.lastLongTaskEnd),
    layoutShift: seen.shift,
    ...bytes,
  }
}

async function slowDown(page: Page) {
  const bytes = { scriptBytes: 0, allBytes: 0 }
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const types = new Map<string, string>()
  devTools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.allBytes += encodedDataLength
    if (types.get(requestId) === 'Script') bytes.scriptBytes += encodedDataLength
  })
  return bytes
}

const middle = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const server = await startDemoServer()
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-background-networking'],
})
const before: Record<string, Figures> = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
const now: Record<string, Figures> = {}
try {
  for (const screen of screens) {
    const runs: Figures[] = []
    for (let round = 0; round < rounds; round += 1) runs.push(await measure(browser, server.origin, screen))
    const keys = Object.keys(runs[0] as Figures) as (keyof Figures)[]
    now[screen.name] = Object.fromEntries(
      keys.map((key) => [key, middle(runs.map((run) => run[key]))]),
    ) as unknown as Figures
  }
} finally {
  await browser.close()
  await server.stop()
}
const cell = (screen: string, key: keyof Figures, digits = 0) => {
  const value = now[screen]?.[key] ?? Number.NaN
  const old = before[screen]?.[key]
  return `${value.toFixed(digits)}${old === undefined ? '' : ` (was ${old.toFixed(digits)})`}`.padStart(22)
}
console.log('CPU 4x slower, 400 kbit/s, 300 ms, empty cache, median of 3')
console.log(
  `${'screen'.padEnd(14)}${['useful ms', 'interactive ms', 'layout shift', 'script bytes', 'all bytes'].map((title) => title.padStart(22)).join('')}`,
)
for (const { name } of screens)
  console.log(
    name.padEnd(14) +
      cell(name, 'usefulMs') +
      cell(name, 'interactiveMs') +
      cell(name, 'layoutShift', 3) +
      cell(name, 'scriptBytes') +
      cell(name, 'allBytes'),
  )
mkdirSync('.bedside', { recursive: true })
writeFileSync(kept, JSON.stringify(now, null, 2))
