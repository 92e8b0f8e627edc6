import { expect, type Page } from '@playwright/test'
import type { DemoServer } from '../scripts/machine/demo-server.ts'
import { byKeyboard } from './harness/by-keyboard.ts'
import { desktop, type OpenBrowser, phone, settled, test } from './harness/journey.ts'
import {
  expectInRoom,
  goToWaitingRoom,
  joinNow,
  type PreparedVisit,
  people,
  prepareVisit,
  signInQuietly,
  startFromDesk,
} from './harness/people.ts'
import { expectStatus } from './harness/records.ts'

const minuteMs = 60_000

/** Two visits of one doctor, one slot after the other, both patients in the waiting room. */
async function twoWaiting(server: DemoServer, openBrowser: OpenBrowser) {
  const first = await prepareVisit(server, 'VIDEO')
  const second = await prepareVisit(server, 'CHAT', people.otherPatient)
  await server.advance(6 * minuteMs)
  const pages: Page[] = []
  for (const [person, mode] of [
    [people.patient, 'VIDEO'],
    [people.otherPatient, 'CHAT'],
  ] as const) {
    const page = await openBrowser({ viewport: phone })
    await signInQuietly(page, server, person)
    await goToWaitingRoom(page, mode)
    pages.push(page)
  }
  const doctor = await openBrowser({ viewport: desktop })
  await signInQuietly(doctor, server, people.doctor)
  const [ram, sita] = pages
  if (!ram || !sita) throw new Error('two patients')
  return { first, second, ram, sita, doctor }
}

const toldLate = async ({ patientApi }: PreparedVisit) =>
  (await patientApi.call<{ items: { kind: string }[] }>('GET', '/notifications')).items.filter(
    ({ kind }) => kind === 'visit.running_late',
  ).length

/** From the top of the desk to the visit's page, by arrows, Enter, A and the guard's yes. */
async function admitByKeys(doctor: Page, name: string) {
  const keys = byKeyboard(doctor)
  await expect(doctor.getByRole('table', { name: 'Waiting' })).toBeVisible()
  const row = doctor.getByRole('button', { name: new RegExp(`^${name}`) })
  await expect(row).toBeVisible()
  for (let count = 0; count < 5; count += 1) {
    await doctor.keyboard.press('ArrowDown')
    if (await row.evaluate((element) => element === document.activeElement)) break
  }
  await expect(row).toBeFocused()
  await doctor.keyboard.press('Enter')
  await expect(doctor.getByRole('heading', { level: 2, name })).toBeFocused()
  await doctor.keyboard.press('a')
  await expect(doctor.getByRole('dialog', { name: `Is this ${name}?` })).toBeVisible()
  await keys.press({ role: 'button', name: `Yes, admit ${name}` })
  await expect(doctor).toHaveURL(/\/visits\//)
  return keys
}

test('a doctor works two waiting patients by keyboard alone', async ({ server, openBrowser }) => {
  const { first, second, ram, sita, doctor } = await twoWaiting(server, openBrowser)
  await doctor.goto('/desk')
  await expect(doctor.getByRole('table', { name: 'Waiting' }).getByRole('row')).toHaveCount(3)

  const keys = await admitByKeys(doctor, people.patient.name)
  await keys.press({ role: 'button', name: 'Turn on camera and microphone' })
  await keys.press({ role: 'button', name: 'Start visit' })
  await expect(doctor.getByRole('button', { name: 'Leave' })).toBeVisible()
  for (const name of ['Hold', 'End visit'])
    await expect(doctor.getByRole('button', { name }), `${name} before the visit runs`).toHaveCount(0)
  await joinNow(ram)
  await expectInRoom(ram, doctor)

  await expect(doctor.getByRole('tab', { name: 'Notes', selected: true })).toBeVisible()
  await expect(async () => {
    const stage = await doctor.getByRole('region', { name: 'Picture and sound' }).boundingBox()
    expect(stage?.x).toBe(0)
    expect((stage?.width ?? 0) / desktop.width).toBeCloseTo(0.38, 2)
  }).toPass({ timeout: 20_000 })
  await expect(doctor.getByRole('button', { name: 'Hold' })).toBeVisible()
  await doctor.getByRole('heading', { level: 1 }).evaluate((element) => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    element.scrollIntoView()
  })
  await doctor.keyboard.press('n')
  await expect(doctor.getByRole('textbox', { name: 'Private notes' })).toBeFocused()
  await doctor.keyboard.type('Fever since Monday')
  await expect(doctor.getByText(/^Saved /)).toBeVisible()

  await keys.press({ role: 'button', name: 'Hold' })
  await expectStatus(first, 'PAUSED')
  await keys.press({ role: 'button', name: 'Resume' })
  await expectStatus(first, 'IN_PROGRESS')
  await keys.press({ role: 'button', name: 'End visit' })
  const dialog = doctor.getByRole('dialog')
  await expect(dialog).toBeVisible()
  for (let count = 0; count < 4; count += 1) {
    const yes = dialog.getByRole('button', { name: 'End visit' })
    if (await yes.evaluate((element) => element === document.activeElement)) break
    await doctor.keyboard.press('Tab')
  }
  await expect(dialog.getByRole('button', { name: 'End visit' })).toBeFocused()
  await doctor.keyboard.press('Enter')
  await expectStatus(first, 'COMPLETED')

  await keys.press({ role: 'link', name: 'Desk' })
  await admitByKeys(doctor, people.otherPatient.name)
  await keys.press({ role: 'button', name: 'Start visit' })
  await joinNow(sita)
  await expectStatus(second, 'IN_PROGRESS')
})

test('a late doctor says so once, and everyone who waits is told once', async ({ server, openBrowser }) => {
  const { first, second, ram, sita, doctor } = await twoWaiting(server, openBrowser)
  await doctor.goto('/desk')
  await doctor.getByRole('button', { name: 'Running late' }).click()
  await doctor.getByRole('button', { name: 'Running 10 minutes late: tell 2 people' }).click()
  await expect(doctor.getByText('2 people were told.')).toBeVisible()
  for (const page of [ram, sita]) await expect(page.getByText(/10 minutes/).first()).toBeVisible()
  await doctor.getByRole('button', { name: '10 minutes late' }).click()
  await expect(doctor.getByRole('button', { name: /Running 10 minutes late/ })).toHaveCount(0)
  await doctor.reload()
  await expect(doctor.getByRole('button', { name: '10 minutes late' })).toBeVisible()
  await expect.poll(() => Promise.all([toldLate(first), toldLate(second)])).toEqual([1, 1])
})

test('messages go from the desk to a waiting patient and back, and the row says what is new', async ({
  server,
  openBrowser,
}) => {
  const { first, ram, doctor } = await twoWaiting(server, openBrowser)
  await doctor.goto('/desk')
  const row = doctor.getByRole('row', { name: new RegExp(people.patient.name) })
  await first.patientApi.call('POST', `/consultations/sessions/${first.sessionId}/chat`, {
    content: 'I have a fever now',
    clientMessageId: crypto.randomUUID(),
  })
  await expect(row.getByText('1 new message')).toBeVisible()
  await row.getByRole('button').click()
  const pane = doctor.getByRole('region', { name: people.patient.name, exact: true })
  await pane.getByRole('button', { name: '1 new message' }).click()
  await expect(pane.getByRole('log').getByText('I have a fever now')).toBeVisible()
  await pane.getByRole('button', { name: 'I am with you in a few minutes.' }).click()
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(ram.getByRole('log').getByText('I am with you in a few minutes.')).toBeVisible()
  await expect(row.getByText('1 new message')).toHaveCount(0)
})

test('a visit marked as missed can be taken back', async ({ server, openBrowser }) => {
  const visit = await prepareVisit(server, 'CHAT')
  const doctor = await openBrowser()
  await signInQuietly(doctor, server, people.doctor)
  await doctor.goto('/desk/later')
  const startsInMs = Date.parse(visit.startTime) - Date.now()
  await server.advance(Math.max(0, startsInMs) + minuteMs)
  await doctor.getByRole('button', { name: 'Mark as missed' }).click()
  await expectStatus(visit, 'NO_SHOW')
  await expect(
    doctor.getByText(`${people.patient.name}: marked as missed. The patient is told.`),
  ).toBeVisible()
  const undo = doctor.getByRole('button', { name: 'Undo', exact: true })
  await expect(undo).toBeFocused()
  await doctor.keyboard.press('Enter')
  await expectStatus(visit, 'WAITING')
  await expect(undo).toHaveCount(0)
  await doctor.getByRole('link', { name: /^Waiting/ }).click()
  await expect(doctor.getByRole('row', { name: new RegExp(people.patient.name) })).toBeVisible()
})

test('on a phone the room does not scroll, and the notes keep a strip of the picture', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'VIDEO')
  const doctor = await openBrowser({ viewport: phone })
  await signInQuietly(doctor, server, people.doctor)
  await startFromDesk(doctor, 'VIDEO', 'later')
  await expect(doctor.getByRole('button', { name: 'Leave' })).toBeVisible()
  const overflow = () =>
    doctor.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)
  await expect.poll(overflow).toBeLessThanOrEqual(0)
  await doctor.getByRole('button', { name: 'Notes' }).click()
  const notes = doctor.getByRole('textbox', { name: 'Private notes' })
  await expect(notes).toBeVisible()
  await settled(doctor)
  const strip = async () => {
    const stage = await doctor.getByRole('region', { name: 'Picture and sound' }).boundingBox()
    const sheet = await doctor.getByRole('region', { name: 'Beside the visit' }).boundingBox()
    return (sheet?.y ?? 0) - (stage?.y ?? 0)
  }
  await expect.poll(strip).toBeGreaterThanOrEqual(96)
  await expect.poll(overflow).toBeLessThanOrEqual(0)
  await doctor.keyboard.press('Escape')
  await expect(notes).toHaveCount(0)
})

test('what a patient tells of allergies stands pinned on the desk and in the room', async ({
  server,
  openBrowser,
}) => {
  await prepareVisit(server, 'CHAT')
  const patient = await openBrowser({ viewport: phone })
  await signInQuietly(patient, server, people.patient)
  const doctor = await openBrowser({ viewport: desktop })
  await signInQuietly(doctor, server, people.doctor)
  await doctor.goto('/desk/later')
  const pane = doctor.getByRole('region', { name: people.patient.name, exact: true })
  await expect(pane.getByText('Allergies: Not answered yet')).toBeVisible()

  await patient.goto('/home')
  await patient.getByRole('link', { name: /^Tell the doctor about allergies/ }).click()
  await patient.getByRole('textbox', { name: 'Allergies' }).fill('Penicillin\nPeanuts')
  await patient.getByRole('checkbox', { name: 'No medicines' }).check()
  await patient.getByRole('button', { name: 'Save' }).click()
  await expect(patient).toHaveURL(/\/home$/)
  await expect(patient.getByRole('link', { name: /^Answer the questions/ })).toBeVisible()
  await expect(patient.getByRole('link', { name: /^Tell the doctor about allergies/ })).toHaveCount(0)

  await doctor.reload()
  await expect(pane.getByText('Allergies: Penicillin, Peanuts')).toBeVisible()
  await expect(pane.getByText('None known', { exact: true })).toBeVisible()
  await startFromDesk(doctor, 'CHAT', 'later')
  await doctor.getByRole('tab', { name: 'Patient' }).click()
  const tab = doctor.getByRole('tabpanel', { name: 'Patient' })
  await expect(tab.getByText('Allergies: Penicillin, Peanuts')).toBeVisible()
  await expect(tab.getByText(/^Told by Ram Thapa, /)).toBeVisible()
})
