/**
 * Time from the patient's tap to their first picture on the doctor's side, interleaved in one run on this machine:
 *   least        two RTCPeerConnections in one page, no signalling at all, devices open
 *   late         our engine without preparation: the whole way from the tap on, devices open
 *   early        the tap in the moment of admission, before the path is up
 *   ours         admitted a moment before: the path is up and dark, the tap opens it
 * these by a small relay, and once more by the whole server with its embedded database:
 *   server late  the doctor is in; the patient's tap does everything
 *   server early the patient waits and has tapped; the clock starts with the doctor's start, which admits
 *   server ours  admitted a moment before the tap
 * Run: npm run bench:join [-- rounds]
 */
import type { Page } from '@playwright/test'
import { startBrowser, type TestBrowser } from '../client/test/harness/browser.ts'
import { ClinicServer } from '../client/test/harness/clinic-server.ts'
import { until } from '../client/test/harness/until.ts'
import { startProductStage } from './join/product-stage.ts'
import type { JoinPage } from './pages/join-page.ts'

declare const bed: JoinPage

const ways = ['least', 'late', 'early', 'ours', 'server late', 'server early', 'server ours'] as const
type Way = (typeof ways)[number]
type Start = 'late' | 'early' | 'ours'
const AIM = 0.8

async function leastMs(browser: TestBrowser): Promise<number> {
  const page = await browser.open()
  const tookMs = await page.evaluate(() => bed.least())
  await page.close()
  return tookMs
}

/** One visit of two pages; the doctor has started and waits, the patient comes in the given way. */
async function visitMs(browser: TestBrowser, way: Start): Promise<number> {
  const server = new ClinicServer(browser.script)
  server.isPatientAdmitted = way === 'late'
  const origin = await server.start()
  const [doctor, patient] = [await browser.open(origin), await browser.open(origin)]
  const opened = [doctor.evaluate(([id]) => bed.open('doctor', id), [server.sessionId] as const)]
  opened.push(patient.evaluate(([id]) => bed.open('patient', id), [server.sessionId] as const))
  await Promise.all(opened)
  for (const page of [doctor, patient]) await until(() => page.evaluate(() => bed.isLive()), Boolean)
  await doctor.evaluate(() => void bed.tap())
  await until(
    () => doctor.evaluate(() => bed.phase()),
    (phase) => phase === 'joining',
  )
  if (way !== 'late') await waitForAdmission(server, patient, way)
  const picture = doctor.evaluate(() => bed.picture())
  const tappedAtMs =
    way === 'early' ? await tapAtAdmission(server, patient) : await patient.evaluate(() => bed.tap())
  const seenAtMs = await picture
  await Promise.all([doctor, patient].map((page) => page.evaluate(() => bed.close())))
  await Promise.all([doctor, patient].map((page) => page.close()))
  await server.stop()
  return seenAtMs - tappedAtMs
}

async function waitForAdmission(server: ClinicServer, patient: Page, way: 'early' | 'ours'): Promise<void> {
  await patient.evaluate(() => bed.enter())
  await until(
    () => patient.evaluate(() => bed.phase()),
    (phase) => phase === 'waiting',
  )
  if (way === 'early') return
  server.admitPatient()
  await until(
    () => patient.evaluate(() => bed.path()),
    (path) => path === 'up',
  )
  // The bell rings and a person reaches for the button; nobody taps sooner.
  await new Promise((resume) => setTimeout(resume, 1_500))
}

/** The tap was made while waiting; admission is when the clock starts. */
async function tapAtAdmission(server: ClinicServer, patient: Page): Promise<number> {
  await patient.evaluate(() => void bed.tap())
  const atMs = performance.timeOrigin + performance.now()
  server.admitPatient()
  return atMs
}

const median = (times: number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 10)
  // The page of the server's stage is put in by the bench, which Chromium takes for a page from the network.
  const browser = await startBrowser('bench/pages/join-page.ts', [
    '--disable-features=LocalNetworkAccessChecks',
  ])
  const server = await startProductStage(browser, 3 * rounds)
  const runs: Record<Way, () => Promise<number>> = {
    least: () => leastMs(browser),
    late: () => visitMs(browser, 'late'),
    early: () => visitMs(browser, 'early'),
    ours: () => visitMs(browser, 'ours'),
    'server late': () => server.visitMs('late'),
    'server early': () => server.visitMs('early'),
    'server ours': () => server.visitMs('ours'),
  }
  const times = Object.fromEntries(ways.map((way) => [way, [] as number[]])) as Record<Way, number[]>
  try {
    await leastMs(browser)
    for (let round = 0; round < rounds; round++) for (const way of ways) times[way].push(await runs[way]())
  } finally {
    await browser.close()
    await server.stop()
  }
  const least = median(times.least)
  console.log(
    `From the tap to the first picture, median of ${rounds}, ms (Chromium ${browser.browser.version()}):`,
  )
  for (const way of ways) {
    const middle = median(times[way])
    const spread = `${Math.round(Math.min(...times[way]))} to ${Math.round(Math.max(...times[way]))}`
    console.log(
      `  ${way.padEnd(12)} ${String(Math.round(middle)).padStart(5)}   ${(middle / least).toFixed(2)} of least   (${spread})`,
    )
  }
  for (const way of ['ours', 'server ours'] as const) {
    const isReached = median(times[way]) <= AIM * least
    console.log(`Aim: ${way} at most ${AIM} of least: ${isReached ? 'reached' : 'missed'}`)
    if (!isReached) process.exitCode = 1
  }
}

await main()
