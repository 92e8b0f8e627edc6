import type { Page } from '@playwright/test'
import type { TestBrowser } from '../../client/test/harness/browser.ts'
import { until } from '../../client/test/harness/until.ts'
import { type BenchPair, startChildServer } from '../child-server.ts'
import type { JoinPage } from '../pages/join-page.ts'

declare const bed: JoinPage

/** Visits by the whole server: rights, log, database and relay are the product's. */
export interface ProductStage {
  /** One visit of two pages, a new one each time. */
  visitMs(start: 'late' | 'early' | 'ours'): Promise<number>
  stop(): Promise<void>
}

/** The bell rings and a person reaches for the button; nobody taps sooner. */
const reachMs = 1_500

/** Starts the product on its embedded database with `visits` visits that can be joined. */
export async function startProductStage(browser: TestBrowser, visits: number): Promise<ProductStage> {
  const server = await startChildServer<{ port: number; pairs: BenchPair[] }>('product-server.ts', {
    VISITS: String(visits * 10),
  })
  const pairs = [...server.message.pairs]
  return {
    visitMs: async (start) => {
      const pair = pairs.pop()
      if (!pair) throw new Error('more visits than were asked for')
      const sessionId = await createSession(server.url, pair)
      const open = (token: string) => openPage(browser, server.url, token, sessionId)
      const [doctor, patient] = await Promise.all([open(pair.doctorToken), open(pair.patientToken)])
      const tookMs = await takeMs(start, doctor, patient)
      await Promise.all([doctor, patient].map((page) => page.evaluate(() => bed.close())))
      await Promise.all([doctor, patient].map((page) => page.close()))
      return tookMs
    },
    stop: server.stop,
  }
}

async function createSession(url: string, { doctorToken, appointmentIds }: BenchPair): Promise<string> {
  const response = await fetch(`${url}/api/v1/consultations/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${doctorToken}` },
    body: JSON.stringify({ appointmentId: appointmentIds[0] }),
  })
  const { sessionId } = (await response.json()) as { sessionId: string }
  return sessionId
}

/** The bench's own page on the server's origin; only the page itself does not come from the server. */
async function openPage(browser: TestBrowser, origin: string, token: string, sessionId: string) {
  const page = await browser.open(origin, async (fresh) => {
    await fresh.route(`${origin}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>bench</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
      }),
    )
    await fresh.route(`${origin}/page.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: browser.script }),
    )
  })
  await page.evaluate(([key, id]) => bed.open(key, id), [token, sessionId] as const)
  await until(() => page.evaluate(() => bed.isLive()), Boolean)
  return page
}

const isIn = (page: Page, wanted: string) =>
  until(
    () => page.evaluate(() => bed.phase()),
    (phase) => phase === wanted,
  )

async function takeMs(start: 'late' | 'early' | 'ours', doctor: Page, patient: Page): Promise<number> {
  if (start === 'late') {
    await doctor.evaluate(() => void bed.tap())
    await isIn(doctor, 'joining')
    const picture = doctor.evaluate(() => bed.picture())
    const tappedAtMs = await patient.evaluate(() => bed.tap())
    return (await picture) - tappedAtMs
  }
  await patient.evaluate(() => bed.enter())
  await isIn(patient, 'waiting')
  if (start === 'early') {
    const picture = doctor.evaluate(() => bed.picture())
    await patient.evaluate(() => void bed.tap())
    const startedAtMs = await doctor.evaluate(() => bed.tap())
    return (await picture) - startedAtMs
  }
  await doctor.evaluate(() => void bed.tap())
  await until(
    () => patient.evaluate(() => bed.path()),
    (path) => path === 'up',
  )
  await new Promise((resume) => setTimeout(resume, reachMs))
  const picture = doctor.evaluate(() => bed.picture())
  const tappedAtMs = await patient.evaluate(() => bed.tap())
  return (await picture) - tappedAtMs
}
