/**
 * `npm run bench:pages [-- rounds]`: what a patient on a cheap phone sees and when. Real Chromium slowed to a quarter of
 * this machine's speed on a line of 400 kbit/s with 300 ms delay, cache empty, median of 3. Compared with the run before
 * on this machine (.bedside/bench-pages.json: times of another machine would say nothing); a layout shift above 0.1 fails.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { people, prepareVisit, signInQuietly } from '../e2e/harness/people.ts'
import { type DemoServer, startDemoServer } from '../scripts/machine/demo-server.ts'
import { keepFigures, slowDown } from './pages/phone.ts'

const kept = '.bedside/bench-pages.json'
const rounds = Number(process.argv[2] ?? 3)
const mostShift = 0.1

/** Milliseconds from navigation, layout shift as the browser scores it, bytes over the line. */
interface Figures {
  usefulMs: number
  interactiveMs: number
  layoutShift: number
  scriptBytes: number
  allBytes: number
}

interface Screen {
  readonly name: string
  readonly path: string
  readonly isSignedIn: boolean
  /** What one came for: the screen is useful once it is there. */
  useful(page: Page): ReturnType<Page['getByRole']>
}

const screensOf = (appointmentId: string): Screen[] => [
  {
    name: 'landing',
    path: '/',
    isSignedIn: false,
    useful: (page) => page.getByRole('link', { name: 'Book a visit' }).first(),
  },
  {
    name: 'sign in',
    path: '/sign-in',
    isSignedIn: false,
    useful: (page) => page.getByRole('button', { name: 'Sign in' }),
  },
  { name: 'book', path: '/book', isSignedIn: true, useful: (page) => page.getByRole('radio').first() },
  {
    name: 'patient home',
    path: '/home',
    isSignedIn: true,
    useful: (page) => page.getByRole('button', { name: 'Join consultation' }),
  },
  {
    name: 'link to call',
    path: `/visits/${appointmentId}`,
    isSignedIn: true,
    useful: (page) => page.getByRole('button', { name: 'Turn on camera and microphone' }),
  },
]

async function measure(browser: Browser, server: DemoServer, screen: Screen): Promise<Figures> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
  })
  const page = await context.newPage()
  if (screen.isSignedIn) {
    await signInQuietly(page, server, people.patient)
    // They have been here before, as whoever has a visit has.
    await page.addInitScript(() => localStorage.setItem('bedside:signed-in', '1'))
  }
  await page.addInitScript(keepFigures)
  const carried = await slowDown(page)
  await page.goto(screen.path, { waitUntil: 'commit' })
  await screen.useful(page).waitFor({ timeout: 60_000 })
  const usefulMs = await page.evaluate(() => performance.now())
  await page.waitForLoadState('networkidle')
  const { shift, lastLongTaskEnd } = await page.evaluate(
    () => window.bedsideFigures ?? { shift: Number.NaN, lastLongTaskEnd: 0 },
  )
  await context.close()
  return { usefulMs, interactiveMs: Math.max(usefulMs, lastLongTaskEnd), layoutShift: shift, ...carried }
}

const middle = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function median(browser: Browser, server: DemoServer, screen: Screen): Promise<Figures> {
  const runs: Figures[] = []
  for (let round = 0; round < rounds; round += 1) runs.push(await measure(browser, server, screen))
  const of = (key: keyof Figures) => middle(runs.map((run) => run[key]))
  return {
    usefulMs: of('usefulMs'),
    interactiveMs: of('interactiveMs'),
    layoutShift: of('layoutShift'),
    scriptBytes: of('scriptBytes'),
    allBytes: of('allBytes'),
  }
}

const columns: readonly [key: keyof Figures, title: string, digits: number][] = [
  ['usefulMs', 'useful ms', 0],
  ['interactiveMs', 'interactive ms', 0],
  ['layoutShift', 'layout shift', 3],
  ['scriptBytes', 'script bytes', 0],
  ['allBytes', 'all bytes', 0],
]

function print(now: Record<string, Figures>, before: Record<string, Figures>) {
  const cell = (name: string, [key, , digits]: (typeof columns)[number]) => {
    const old = before[name]?.[key]
    const was = old === undefined ? '' : ` (was ${old.toFixed(digits)})`
    return `${now[name]?.[key].toFixed(digits)}${was}`.padStart(24)
  }
  console.log(`CPU 4x slower, 400 kbit/s, 300 ms, empty cache, median of ${rounds}`)
  console.log('screen'.padEnd(14) + columns.map(([, title]) => title.padStart(24)).join(''))
  for (const name of Object.keys(now))
    console.log(name.padEnd(14) + columns.map((column) => cell(name, column)).join(''))
}

const before: Record<string, Figures> = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
const now: Record<string, Figures> = {}
const server = await startDemoServer()
const browser = await chromium.launch({
  executablePath: process.env.BEDSIDE_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-background-networking'],
})
try {
  const { appointmentId } = await prepareVisit(server, 'VIDEO')
  for (const screen of screensOf(appointmentId)) now[screen.name] = await median(browser, server, screen)
} finally {
  await browser.close()
  await server.stop()
}
print(now, before)
mkdirSync('.bedside', { recursive: true })
writeFileSync(kept, JSON.stringify(now, null, 2))
const shifting = Object.entries(now).filter(([, { layoutShift }]) => !(layoutShift <= mostShift))
for (const [name] of shifting)
  console.error(`${name}: the page shifts by more than ${mostShift} while it loads`)
process.exitCode = shifting.length > 0 ? 1 : 0
