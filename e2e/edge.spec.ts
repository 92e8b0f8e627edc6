import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { startDemoServer } from '../scripts/machine/demo-server.ts'
import { signIn } from './harness/api.ts'
import { phone, test } from './harness/journey.ts'
import { endVisit, people, prepareVisit, signInOnScreen } from './harness/people.ts'
import { meet, waitForDoctor } from './harness/visit.ts'

/** What a browser itself writes of a line that goes, whatever was on its way just then. */
const noLine = [
  /ERR_(INTERNET_DISCONNECTED|FAILED|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_(REFUSED|RESET|CLOSED))/,
  /WebSocket connection to .* failed/,
  /401/,
  /503/,
]

/** Waits until the worker has the page, so that it opens without a line. */
async function installed(page: Page) {
  const isControlled = () =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready
      return navigator.serviceWorker.controller !== null
    })
  // A page that was loaded while the worker took over is its own only from the next load on.
  if (await isControlled()) return
  await page.reload()
  await expect.poll(isControlled).toBe(true)
}

/** Everything this browser holds for the clinic's origin: where it lies, and what it is where it is a reading. */
function holdings(page: Page) {
  return page.evaluate(async () => {
    const found: { where: string; what: string }[] = []
    const note = (where: string, what: unknown = null) => found.push({ where, what: JSON.stringify(what) })
    const answer = <Answer>(request: IDBRequest<Answer>) =>
      new Promise<Answer>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const storage of [localStorage, sessionStorage])
      for (const key of Object.keys(storage)) note(`storage ${key}`)
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name))
      for (const place of database.objectStoreNames) {
        const store = database.transaction(place).objectStore(place)
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())])
        for (const [index, key] of keys.entries())
          note(`database ${name} ${place} ${String(key)}`, values[index])
      }
      database.close()
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) note(`cache ${new URL(url).pathname}`)
    return found
  })
}

const heldBy = async (page: Page) => (await holdings(page)).map(({ where }) => where)
const isOfNobody = (held: string) =>
  held === 'storage bedside:language' ||
  held === 'database bedside kept  clinic' ||
  /^cache \/(assets\/[\w.-]+)?$/.test(held)
const personal = async (page: Page) => (await heldBy(page)).filter((held) => !isOfNobody(held))

/** Answers the first question of a booking and stands before the second. */
async function beginBooking(page: Page) {
  await page.goto('/book')
  await page.getByText('Pain', { exact: true }).click()
  await page.getByRole('textbox').fill('My knee since Sunday')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/book\/doctor/)
}

const kept = (page: Page, name: string) =>
  expect
    .poll(async () => (await heldBy(page)).some((held) => held.endsWith(` ${name}`)), { message: name })
    .toBe(true)

/** Waits until what is kept of a reading tells of this very thing, and not only of what was before it. */
const keptWith = (page: Page, name: string, id: string) =>
  expect
    .poll(
      async () =>
        (await holdings(page)).some(({ where, what }) => where.endsWith(` ${name}`) && what.includes(id)),
      { message: `${name} with ${id}` },
    )
    .toBe(true)

test('the clinic can be installed under its own name', async ({ openBrowser }) => {
  const page = await openBrowser({ viewport: phone })
  await page.goto('/')
  await installed(page)
  const devtools = await page.context().newCDPSession(page)
  const manifest = await devtools.send('Page.getAppManifest')
  expect(manifest.errors).toEqual([])
  expect(JSON.parse(manifest.data ?? '{}')).toMatchObject({
    name: 'Patan Hill Clinic',
    display: 'standalone',
  })
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // The tests' browser profiles are off the record, where nothing can be installed; nothing else stands in the way.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  for (const icon of [
    'icon-192.png',
    'icon-512.png',
    'icon-maskable-512.png',
    'icon-180.png',
    'badge-96.png',
  ])
    expect((await page.request.get(`/${icon}`)).headers()['content-type']).toBe('image/png')
})

test('without a line the patient reads the slip and past visits, and how old they are', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'CHAT', {
    patient: { expectedConsole: noLine },
    doctor: { expectedConsole: noLine },
  })
  await endVisit(doctor)
  const next = await prepareVisit(server, 'VIDEO')
  await patient.goto('/history')
  await expect(patient.getByText(people.doctor.name).first()).toBeVisible()
  await patient.goto('/home')
  await expect(patient.getByRole('article').getByText(people.doctor.name)).toBeVisible()
  await installed(patient)
  await keptWith(patient, 'appointments', next.appointmentId)
  await keptWith(patient, 'history', visit.sessionId)
  await kept(patient, 'me')

  await server.stop()
  await patient.reload()
  await expect(patient.getByText(/copy on this device, last updated \d/)).toBeVisible()
  await expect(patient.getByRole('article').getByText(people.doctor.name)).toBeVisible()
  await expect(patient.getByRole('link', { name: /102/ }).first()).toBeVisible()
  await patient.screenshot({ path: test.info().outputPath('offline-home.png') })
  await patient.goto('/history')
  await expect(patient.getByText(/copy on this device, last updated \d/)).toBeVisible()
  await expect(patient.getByText(people.doctor.name).first()).toBeVisible()
  await patient.screenshot({ path: test.info().outputPath('offline-history.png') })
})

const ownLook = {
  CLINIC_NAME: 'Bhaktapur Health Post',
  CLINIC_HUE: '320',
  CLINIC_LOGO: fileURLToPath(new URL('../web/public/icon-192.png', import.meta.url)),
}
const atOwnClinic = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from here.
  server: async ({}, use) => {
    const server = await startDemoServer(ownLook)
    await use(server)
    await server.stop()
  },
})

/** What tells one clinic from another on every page. */
const lookOf = (page: Page) =>
  page.evaluate(() => {
    const sign = document.querySelector<HTMLImageElement>('header img')
    const main = document.querySelector('main a, main button')
    return {
      band: getComputedStyle(document.querySelector('header > div') ?? document.body).backgroundColor,
      link: main && getComputedStyle(main).color,
      name: document.querySelector('header a[href="/home"]')?.textContent,
      hasSign: (sign?.naturalWidth ?? 0) > 0,
      title: document.title,
    }
  })

atOwnClinic(
  "without a line the pages keep the clinic's own name, hue and sign",
  async ({ server, openBrowser }) => {
    const patient = await openBrowser({ viewport: phone, expectedConsole: noLine })
    await signInOnScreen(patient, people.patient)
    await patient.goto('/home')
    await installed(patient)
    await kept(patient, 'clinic')
    await kept(patient, 'me')
    // The page is whole when its sign is drawn and what it holds has come.
    await expect.poll(async () => (await lookOf(patient)).hasSign).toBe(true)
    await expect.poll(async () => (await lookOf(patient)).link).toBeTruthy()
    const before = await lookOf(patient)
    expect(before).toMatchObject({
      name: ownLook.CLINIC_NAME,
      title: expect.stringContaining(ownLook.CLINIC_NAME),
    })
    expect(before.band, 'the colour of the house').not.toBe('rgb(11, 92, 88)')

    await server.stop()
    await patient.reload()
    await expect(patient.getByText(/copy on this device, last updated \d/)).toBeVisible()
    await expect.poll(() => lookOf(patient)).toEqual(before)
    await patient.screenshot({ path: test.info().outputPath('offline-own-look.png') })
  },
)

test('nothing of the patient stays on the device past signing out, in any tab', async ({ openBrowser }) => {
  const page = await openBrowser({ viewport: phone, expectedConsole: noLine })
  await signInOnScreen(page, people.patient)
  await page.goto('/history')
  await page.goto('/home')
  await installed(page)
  await kept(page, 'appointments')
  const other = await page.context().newPage()
  await beginBooking(other)
  await expect.poll(() => personal(other)).toContainEqual(expect.stringContaining('bedside:booking'))
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out here' }).click()
  for (const tab of [page, other]) {
    await expect(tab).toHaveURL(/\/$/)
    await expect.poll(() => personal(tab)).toEqual([])
    await tab.goBack()
    await expect(tab).toHaveURL(/\/sign-in/)
    await expect(tab.getByText(people.patient.name)).toHaveCount(0)
    await expect.poll(() => personal(tab)).toEqual([])
  }
})

test('nothing stays when the sign-in is ended from another device', async ({ server, openBrowser }) => {
  const page = await openBrowser({ viewport: phone, expectedConsole: noLine })
  await signInOnScreen(page, people.patient)
  await page.goto('/home')
  await kept(page, 'appointments')
  const elsewhere = await signIn(server.origin, people.patient.email)
  await elsewhere.call('POST', '/auth/sign-out-everywhere')
  await expect(page).toHaveURL(/sign-in/)
  await expect.poll(() => personal(page)).toEqual([])
})

test('signing out everywhere else ends the others and keeps this device', async ({ server, openBrowser }) => {
  const page = await openBrowser({ viewport: phone })
  await signInOnScreen(page, people.patient)
  const elsewhere = await signIn(server.origin, people.patient.email)
  await page.goto('/account')
  await expect(page.getByText('This device', { exact: true })).toBeVisible()
  const others = page.getByRole('button', { name: /^Sign out Chrome|^Sign out Unknown/ })
  await expect(others).toHaveCount(1)
  await page.getByRole('heading', { name: 'Signed in' }).scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('devices.png') })
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('All other devices are signed out.')).toBeVisible()
  await expect(others).toHaveCount(0)
  await expect(elsewhere.call('GET', '/me')).rejects.toThrow('401')
})

test('a refused push permission is said in words and nothing else happens', async ({ openBrowser }) => {
  const page = await openBrowser({
    viewport: phone,
    prepare: () => {
      Object.defineProperty(Notification, 'permission', { get: () => 'default' })
      Notification.requestPermission = async () => 'denied'
    },
  })
  await signInOnScreen(page, people.patient)
  await installed(page)
  await page.goto('/messages')
  await page.getByRole('button', { name: 'Ring this device' }).click()
  await expect(page.getByText(/We will ring on this page: keep it open/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ring this device' })).toHaveCount(0)
})

test('a new version takes over while a patient waits, and the visit goes on', async ({
  server,
  openBrowser,
}) => {
  const { patient, visit } = await waitForDoctor({ server, openBrowser }, 'CHAT')
  await installed(patient)
  await patient.evaluate(() => {
    Object.assign(window, { isSamePage: true })
  })
  // The same worker once more under another address is, to the browser, another version.
  await patient.evaluate(async () => {
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
    await navigator.serviceWorker.register('/sw.js?next', { updateViaCache: 'none' })
    await taken
  })
  await expect(patient.getByRole('heading', { name: 'Waiting room' })).toBeVisible()
  expect(await patient.evaluate(() => 'isSamePage' in window)).toBe(true)
  expect((await visit.doctorApi.session(visit.sessionId)).status).toBe('WAITING')
})

test('turning the phone, going back and loading anew lose no answer of a booking', async ({
  openBrowser,
}) => {
  const page = await openBrowser({ viewport: phone })
  await signInOnScreen(page, people.patient)
  await beginBooking(page)
  await page.setViewportSize({ width: phone.height, height: phone.width })
  await page.reload()
  await expect(page).toHaveURL(/book\/doctor/)
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Pain', exact: true })).toBeChecked()
  await expect(page.getByRole('textbox')).toHaveValue('My knee since Sunday')
  await page.goForward()
  await expect(page).toHaveURL(/book\/doctor/)
})
