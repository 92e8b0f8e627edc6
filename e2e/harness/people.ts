import type { ConsultationMode } from '@bedside/contract'
import { expect, type Page } from '@playwright/test'
import type { DemoServer } from '../../scripts/machine/demo-server.ts'
import { type Api, signIn } from './api.ts'

/** The demo's people, by what they are in a journey. */
export const people = {
  patient: { email: 'ram.thapa@demo.test', name: 'Ram Thapa' },
  otherPatient: { email: 'sita.gurung@demo.test', name: 'Sita Gurung' },
  doctor: { email: 'asha.shrestha@demo.test', name: 'Dr Asha Shrestha' },
  otherDoctor: { email: 'bikram.rai@demo.test', name: 'Dr Bikram Rai' },
} as const

/** A slot that ends sooner may be over before it is booked. */
const longEnoughMs = 60_000

/** A confirmed visit that can begin now, and the API of its two people. */
export interface PreparedVisit {
  readonly appointmentId: string
  readonly sessionId: string
  readonly startTime: string
  readonly patientApi: Api
  readonly doctorApi: Api
}

/** Books and confirms a visit of the demo's first doctor and, if no other is named, its first patient through the API. */
export async function prepareVisit(
  server: DemoServer,
  mode: ConsultationMode,
  person: { readonly email: string } = people.patient,
): Promise<PreparedVisit> {
  const patientApi = await signIn(server.origin, person.email)
  const doctorApi = await signIn(server.origin, people.doctor.email)
  const doctor = (await patientApi.doctors()).items.find(({ name }) => name === people.doctor.name)
  if (!doctor) throw new Error('the demo doctor is not in the directory')
  const now = new Date()
  const slots = await patientApi.slots(doctor.doctorId, now, new Date(now.getTime() + 3_600_000))
  const slot = slots.items.find(({ endTime }) => Date.parse(endTime) - now.getTime() > longEnoughMs)
  if (!slot) throw new Error('the demo doctor has no free time')
  const { appointmentId } = await patientApi.book(doctor.doctorId, slot.startTime, mode)
  await doctorApi.confirm(appointmentId)
  const { sessionId } = await patientApi.openSession(appointmentId)
  return { appointmentId, sessionId, startTime: slot.startTime, patientApi, doctorApi }
}

/** Signs in on the screen, as people do. */
export async function signInOnScreen(page: Page, person: { email: string }) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill('bedside-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/(home|desk|people)/)
}

/** Signs in by the API's cookie, for journeys that are not about signing in. */
export async function signInQuietly(page: Page, { origin }: DemoServer, person: { email: string }) {
  const answer = await page.request.post(`${origin}/api/v1/auth/sign-in`, {
    data: { email: person.email, password: 'bedside-demo' },
    headers: { origin },
  })
  expect(answer.ok(), 'signed in').toBe(true)
}

/** The patient goes from home to the device check of the next visit. */
export async function goToDeviceCheck(page: Page) {
  await page.goto('/home')
  await page.getByRole('button', { name: 'Join consultation' }).click()
}

/** The patient goes from home through the device check into the waiting room. */
export async function goToWaitingRoom(page: Page, mode: ConsultationMode) {
  await goToDeviceCheck(page)
  await passDeviceCheck(page, mode)
  await expect(page.getByRole('heading', { name: 'Waiting room' })).toBeVisible()
}

/** Turns on what the mode needs and goes on; a chat visit asks for no device. */
export async function passDeviceCheck(page: Page, mode: ConsultationMode) {
  if (mode === 'CHAT') return
  await turnOnDevices(page, mode)
  await page.getByRole('button', { name: 'Go to the waiting room' }).click()
}

/** Taps the one button of the device check, whatever the browser answers. */
export async function askForDevices(page: Page, mode: ConsultationMode) {
  const turnOn = mode === 'VIDEO' ? 'Turn on camera and microphone' : 'Turn on microphone'
  await page.getByRole('button', { name: turnOn }).click()
}

/** Opens camera and microphone, and waits until the picture is there and the level moves. */
async function turnOnDevices(page: Page, mode: ConsultationMode) {
  await askForDevices(page, mode)
  if (mode === 'VIDEO') await expect(page.getByLabel('Your camera')).toBeVisible()
  await expect(page.getByText('We hear you')).toBeVisible()
}

/** The doctor starts the visit of the demo's patient: on the desk, then, past the device check, on the visit's page. */
export async function startFromDesk(
  page: Page,
  mode: ConsultationMode,
  group: 'waiting' | 'later' = 'waiting',
) {
  await page.goto(`/desk/${group}`)
  await page
    .getByRole('table')
    .getByRole('button', { name: new RegExp(`^${people.patient.name}`) })
    .click()
  const pane = page.getByRole('region', { name: people.patient.name })
  await pane.getByRole('button', { name: 'Start visit' }).click()
  await expect(page).toHaveURL(/\/visits\//)
  if (mode !== 'CHAT') await turnOnDevices(page, mode)
  await page.getByRole('button', { name: 'Start visit' }).click()
}

/** The patient, rung, joins. */
export async function joinNow(page: Page) {
  await page.getByRole('button', { name: 'Join now' }).click()
}

/** Both are in the room: the timer runs on both screens. */
export async function expectInRoom(...pages: Page[]) {
  for (const page of pages) await expect(page.getByRole('timer')).toBeVisible()
}

/** The waiting patient and the doctor, each on a page of their own, come into the room. */
export async function comeTogether(patient: Page, doctor: Page, mode: ConsultationMode) {
  await startFromDesk(doctor, mode)
  await joinNow(patient)
  await expectInRoom(patient, doctor)
}

/** Opens the chat beside the picture; its button also counts what is new. */
export async function openChat(page: Page) {
  await page.getByRole('button', { name: /^Chat/ }).click()
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
}

/** Writes a message in an open chat and waits until it stands in the log of the page and the server has it. */
export async function write(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('log').getByText(text)).toBeVisible()
  // It stands there from the first moment on, on its way.
  const line = page.getByRole('log').getByRole('listitem').filter({ hasText: text })
  await expect(line).toContainText(/Sent|Delivered|Read/)
}

/** The doctor ends the visit for both, having been asked once more. */
export async function endVisit(page: Page) {
  await page.getByRole('button', { name: 'End visit' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End visit' }).click()
  // It stands until the server has ended the visit.
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The screen says that the visit is over. */
export async function expectFinished(page: Page) {
  await expect(page.getByText(/finished/i).first()).toBeVisible()
}
