import { expect, type Page } from '@playwright/test'
import type { DemoServer } from '../scripts/machine/demo-server.ts'
import { phone, test } from './harness/journey.ts'
import { expectMediaArrives, expectMediaBothWays } from './harness/media-flow.ts'
import {
  askForDevices,
  comeTogether,
  expectInRoom,
  goToDeviceCheck,
  goToWaitingRoom,
  joinNow,
  openChat,
  people,
  prepareVisit,
  signInOnScreen,
  signInQuietly,
  startFromDesk,
} from './harness/people.ts'
import { expectRecordsAgree, expectStatus } from './harness/records.ts'
import {
  cameraBlockedBySystem,
  cameraInUse,
  cameraNeverAnswers,
  clockBehind,
  insideAnotherApp,
  silentMicrophone,
  storageRefused,
} from './harness/troubles.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** The patient stands before the device check and has tapped its one button. */
async function turnOn(page: Page, server: DemoServer) {
  await signInQuietly(page, server, people.patient)
  await goToDeviceCheck(page)
  await askForDevices(page, 'VIDEO')
}

/** The doctor comes in, the patient joins, both are in the room. */
async function meet(patient: Page, doctor: Page, server: DemoServer) {
  await signInQuietly(doctor, server, people.doctor)
  await comeTogether(patient, doctor, 'VIDEO')
}

test('a camera that never answers is told within 8 s, the microphone works, the visit goes on by voice', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone, prepare: cameraNeverAnswers })
  const doctor = await openBrowser()
  await turnOn(patient, server)
  await expect(
    patient.getByText('Open this link in Chrome (or Safari) so the camera can work.'),
  ).toBeVisible()
  await expect(button(patient, 'Copy link')).toBeVisible()
  await expect(button(patient, 'Ask for a phone call').first()).toBeVisible()
  await expect(patient.getByText('We hear you')).toBeVisible()
  await button(patient, 'Continue with voice').click()
  await button(patient, 'Go to the waiting room').click()
  await meet(patient, doctor, server)
  await expectMediaArrives(doctor, { video: false })
})

test('each trouble of a camera says what happened and what to do here', async ({ server, openBrowser }) => {
  await prepareVisit(server, 'VIDEO')
  for (const [prepare, words, way] of [
    [cameraInUse, 'Another app is using the camera. Close it, then try again.', 'Try again'],
    [cameraBlockedBySystem, "Your device's own settings block the camera for this browser.", 'Try again'],
  ] as const) {
    const patient = await openBrowser({ viewport: phone, prepare })
    await turnOn(patient, server)
    await expect(patient.getByText(words)).toBeVisible()
    await expect(button(patient, way)).toBeVisible()
    await expect(button(patient, 'Continue with voice')).toBeVisible()
    await expect(button(patient, 'Ask for a phone call').first()).toBeVisible()
  }
})

test('inside another app one is told to open a real browser before the camera is asked', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone, prepare: insideAnotherApp })
  await signInQuietly(patient, server, people.patient)
  await goToDeviceCheck(patient)
  await expect(
    patient.getByText('Open this link in Chrome (or Safari) so the camera can work.'),
  ).toBeVisible()
  await expect(button(patient, 'Turn on camera and microphone')).toHaveCount(0)
  await button(patient, 'Try here all the same').click()
  await expect(patient.getByText('Your camera works')).toBeVisible()
})

test('a microphone that brings no sound is noticed and can be tested again', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone, prepare: silentMicrophone })
  await turnOn(patient, server)
  await expect(patient.getByText('We hear nothing from your microphone.')).toBeVisible()
  await button(patient, 'Test again').click()
  await expect(patient.getByText('Say something. The bar moves when we hear you.')).toBeVisible()
})

test('a patient refused the camera gets steps for this browser; allowed in its settings, it opens by itself', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone, permissions: ['microphone'] })
  await turnOn(patient, server)
  await expect(patient.getByText('This page is not allowed to use the camera yet.')).toBeVisible()
  await expect(patient.getByText('Click the sign to the left of the address.')).toBeVisible()
  await patient.context().grantPermissions(['camera', 'microphone'], { origin: server.origin })
  await patient.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(patient.getByText('Your camera works')).toBeVisible()
})

test('a phone clock nine hours behind locks nobody out and shows no wrong time', async ({
  server,
  openBrowser,
}) => {
  const visit = await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone, prepare: clockBehind })
  const doctor = await openBrowser()
  await signInOnScreen(patient, people.patient)
  await goToWaitingRoom(patient, 'VIDEO')
  await button(patient, 'I am here and ready.').click()
  const sent = async () => (await visit.patientApi.chat(visit.sessionId)).items
  await expect.poll(async () => (await sent()).length).toBe(1)
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kathmandu',
    hour: 'numeric',
    hourCycle: 'h12',
  }).format(new Date((await sent())[0]?.timestamp ?? ''))
  const shown = patient.getByRole('log').locator('time').last()
  await expect(shown).toContainText(new RegExp(`^${hour.split(' ')[0]}:`))
  await meet(patient, doctor, server)
  await expectMediaBothWays(patient, doctor, { video: true })
  const [mine, theirs] = await Promise.all(
    [patient, doctor].map(async (page) => seconds(await page.getByRole('timer').innerText())),
  )
  expect(Math.abs((mine ?? 0) - (theirs ?? 99))).toBeLessThan(5)
  await expectStatus(visit, 'IN_PROGRESS')
})

const seconds = (clock: string) => {
  const [minutes = 0, rest = 0] = clock.split(':').map(Number)
  return minutes * 60 + rest
}

test('with every storage refused a whole visit works', async ({ server, openBrowser }) => {
  const visit = await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({
    viewport: phone,
    prepare: storageRefused,
    // No hint of an earlier sign-in can be kept, so that the page has to ask who is there.
    expectedConsole: [/status of 401 .*\/api\/v1\/me\)$/],
  })
  const doctor = await openBrowser({ prepare: storageRefused })
  await signInOnScreen(patient, people.patient)
  await goToWaitingRoom(patient, 'VIDEO')
  await button(patient, 'I am here and ready.').click()
  await meet(patient, doctor, server)
  await expectMediaBothWays(patient, doctor, { video: true })
  await expectStatus(visit, 'IN_PROGRESS')
  await expectRecordsAgree(visit, { status: 'IN_PROGRESS', messages: 1 })
})

test('two clicks on every button of the way send once', async ({ server, openBrowser }) => {
  const visit = await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone })
  const sent: string[] = []
  patient.on('request', (request) => {
    if (request.method() === 'POST' || request.method() === 'PUT')
      sent.push(`${request.method()} ${new URL(request.url()).pathname.split('/').slice(5).join('/')}`)
  })
  const times = (end: string) => sent.filter((one) => one.endsWith(end)).length
  await signInQuietly(patient, server, people.patient)
  await patient.goto('/home')
  await button(patient, 'Join consultation').dblclick()
  await button(patient, 'Turn on camera and microphone').dblclick()
  await expect(patient.getByText('We hear you')).toBeVisible()
  await button(patient, 'Go to the waiting room').dblclick()
  await expect(patient.getByRole('heading', { name: 'Waiting room' })).toBeVisible()
  await button(patient, 'Save answers').dblclick()
  await expect(patient.getByText('Answers saved.')).toBeVisible()
  await button(patient, 'Ask for a phone call').first().dblclick()
  const dialog = patient.getByRole('dialog', { name: 'Ask for a phone call' })
  await dialog.getByLabel(/Which number/).fill('+977 9800000009')
  await dialog.getByRole('button', { name: 'Ask for the call' }).dblclick()
  await expect(patient.getByText('The clinic calls you on +977 9800000009.')).toBeVisible()
  await button(patient, 'I need five more minutes.').dblclick()
  await patient.getByRole('textbox', { name: 'Message' }).fill('Only once')
  await button(patient, 'Send').dblclick()
  await expect(patient.getByRole('log').getByText('Only once')).toHaveCount(1)
  await expect.poll(async () => (await visit.patientApi.chat(visit.sessionId)).items.length).toBe(2)
  await button(patient, 'Leave and tell me').dblclick()
  await patient.getByRole('dialog').getByRole('button', { name: 'Leave and tell me' }).dblclick()
  await expect(patient.getByText('You left the waiting room.')).toBeVisible()
  expect(times('/join')).toBe(1)
  expect(times('/check-in')).toBe(2)
  expect(times('/phone-call')).toBe(1)
  expect(times('/leave')).toBe(1)
  const log = await visit.doctorApi.events(visit.sessionId)
  const kinds = log.items.map(({ eventType }) => eventType)
  expect(kinds.filter((kind) => kind === 'patient_joined')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'patient_left')).toHaveLength(1)
})

test('a patient who left to be told hears of it on this page and comes in with one tap', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone })
  const doctor = await openBrowser()
  await signInQuietly(patient, server, people.patient)
  await goToWaitingRoom(patient, 'VIDEO')
  await button(patient, 'Leave and tell me').click()
  await patient.getByRole('dialog').getByRole('button', { name: 'Leave and tell me' }).click()
  await expect(patient.getByText('You left the waiting room.')).toBeVisible()
  await signInQuietly(doctor, server, people.doctor)
  await startFromDesk(doctor, 'VIDEO', 'later')
  await expect(patient).toHaveTitle(/It is your turn/)
  await joinNow(patient)
  await expectInRoom(doctor)
  await expect(patient.getByRole('timer').or(button(patient, 'Join now'))).toBeVisible()
})

test('a message that does not get out within 20 s shows whom to call, and goes out when the line is back', async ({
  server,
  openBrowser,
}) => {
  const visit = await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({
    viewport: phone,
    expectedConsole: [/ERR_INTERNET_DISCONNECTED/, /WebSocket/],
  })
  await signInQuietly(patient, server, people.patient)
  await goToWaitingRoom(patient, 'VIDEO')
  await patient.context().setOffline(true)
  await patient.getByRole('textbox', { name: 'Message' }).fill('My breath is short')
  await button(patient, 'Send').click()
  await expect(patient.getByText(/Your message has not gone out/)).toBeVisible({ timeout: 40_000 })
  const stuck = patient.getByRole('region', { name: 'Messages' })
  await expect(stuck.getByRole('link', { name: /Call 10\d/ })).toBeVisible()
  await patient.context().setOffline(false)
  await expect.poll(async () => (await visit.patientApi.chat(visit.sessionId)).items.length).toBe(1)
  await expect(patient.getByText(/Your message has not gone out/)).toHaveCount(0)
})

test('turning the phone keeps picture, sound and chat as they are', async ({ server, openBrowser }) => {
  await prepareVisit(server, 'VIDEO')
  const patient = await openBrowser({ viewport: phone })
  const doctor = await openBrowser()
  await signInQuietly(patient, server, people.patient)
  await goToWaitingRoom(patient, 'VIDEO')
  await meet(patient, doctor, server)
  await expectMediaArrives(patient, { video: true })
  await openChat(patient)
  await patient.getByRole('textbox', { name: 'Message' }).fill('half a sent')
  await patient.evaluate(() => {
    for (const one of document.querySelectorAll('video, audio, textarea')) one.setAttribute('data-before', '')
  })
  const before = await patient.locator('[data-before]').count()
  await patient.setViewportSize({ width: 640, height: 360 })
  await expect.poll(() => patient.evaluate(() => innerWidth)).toBe(640)
  await expectMediaArrives(patient, { video: true })
  // By now the page has long taken up the other shape.
  await expect(patient.locator('[data-before]')).toHaveCount(before)
  await expect(patient.getByRole('textbox', { name: 'Message' })).toHaveValue('half a sent')
})
