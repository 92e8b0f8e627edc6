import type { ConsultationMode } from '@bedside/contract'
import { expect, type Page } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaArrives, expectMediaBothWays, expectNoLine, received } from './harness/media-flow.ts'
import { endVisit, expectFinished, openChat, type PreparedVisit, write } from './harness/people.ts'
import { expectRecordsAgree, expectStatus } from './harness/records.ts'
import { finishVisit, meet } from './harness/visit.ts'

const both = ['microphone', 'camera'] as const

/** Takes what the room's menu offers. */
async function choose(page: Page, word: string) {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: word }).click()
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The two in a running chat visit, where both may come to use a microphone. */
async function writing(of: Parameters<typeof meet>[0]) {
  const met = await meet(of, 'CHAT', {
    patient: { permissions: ['microphone'] },
    doctor: { permissions: ['microphone'] },
  })
  await expectStatus(met.visit, 'IN_PROGRESS')
  return met
}

/** Rows, log and both people's screens and readings say the same of the mode. */
async function expectMode(
  { sessionId, patientApi, doctorApi }: PreparedVisit,
  mode: ConsultationMode,
  entries: readonly string[],
) {
  for (const api of [patientApi, doctorApi]) {
    const session = await api.session(sessionId)
    expect(session).toMatchObject({ consultationMode: mode, modeAsk: null })
    const { items } = await api.events(sessionId)
    expect(
      items.flatMap(({ eventType }) => (eventType.startsWith('session.mode_') ? [eventType] : [])),
    ).toEqual(entries)
  }
}

test('a voice visit becomes video by both, and voice again by one; a refusal leaves it as it was', async ({
  server,
  openBrowser,
}) => {
  test.setTimeout(240_000)
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'AUDIO', {
    patient: { permissions: [...both] },
    doctor: { permissions: [...both] },
  })
  await expectMediaBothWays(patient, doctor, { video: false })
  await expectStatus(visit, 'IN_PROGRESS')

  await choose(doctor, 'Turn on video')
  await expect(doctor.getByText('Asked. Waiting for Ram Thapa.')).toBeVisible()
  await expect(patient.getByText('Dr Asha Shrestha asks to turn on video.')).toBeVisible()
  await button(patient, 'Not now').click()
  await expect(doctor.getByText('Ram Thapa says: not now.')).toBeVisible()
  await expectMediaBothWays(patient, doctor, { video: false })
  for (const page of [patient, doctor]) {
    expect((await received(page)).framesDecoded).toBe(0)
    await expect(page.getByLabel('Your camera')).toHaveCount(0)
  }
  await expectMode(visit, 'AUDIO', ['session.mode_asked', 'session.mode_refused'])

  await button(patient, 'Mute').click()
  await choose(patient, 'Turn on video')
  await expect(patient.getByText('Asked. Waiting for Dr Asha Shrestha.')).toBeVisible()
  await expect(patient.getByLabel('Your camera')).toHaveCount(0)
  await button(doctor, 'Turn on video').click()
  await expect(patient.getByText('The visit goes on by video.')).toBeVisible()
  for (const page of [patient, doctor]) await expect(page.getByLabel('Your camera')).toBeVisible()
  // What was muted stays so.
  await button(patient, 'Unmute').click()
  await expectMediaBothWays(patient, doctor, { video: true })

  await choose(doctor, 'Switch to voice')
  await expect(patient.getByText('The visit goes on by voice.')).toBeVisible()
  for (const page of [patient, doctor]) await expect(page.getByLabel('Your camera')).toHaveCount(0)
  await expectMediaBothWays(patient, doctor, { video: false })
  await expectMode(visit, 'AUDIO', [
    'session.mode_asked',
    'session.mode_refused',
    'session.mode_asked',
    'session.mode_changed',
    'session.mode_changed',
  ])
  await finishVisit({ visit, patient, doctor }, 0)
})

test('a chat visit becomes voice by both, keeps its messages, and costs what was booked', async ({
  server,
  openBrowser,
}) => {
  test.setTimeout(240_000)
  const { visit, patient, doctor } = await writing({ server, openBrowser })
  await write(patient, 'It is hard to describe')
  await choose(patient, 'Ask for voice')
  await expect(doctor.getByText('Ram Thapa asks to go on by voice.')).toBeVisible()
  for (const page of [patient, doctor])
    expect(await page.evaluate(() => window.bedsidePeers?.length ?? 0)).toBe(0)
  await button(doctor, 'Go on by voice').click()
  for (const page of [patient, doctor]) await expect(button(page, 'Mute')).toBeVisible()
  await expectMediaBothWays(patient, doctor, { video: false })
  for (const page of [patient, doctor]) expect((await received(page)).framesDecoded).toBe(0)
  await expectMode(visit, 'AUDIO', ['session.mode_asked', 'session.mode_changed'])

  await patient.getByRole('button', { name: /^Chat/ }).click()
  const log = patient.getByRole('log')
  await expect(log.getByText('It is hard to describe')).toBeVisible()
  await expect(log.getByText('The visit goes on by voice.')).toBeVisible()

  const booked = (await visit.patientApi.doctors()).items.find(({ name }) => name === 'Dr Asha Shrestha')
  const fee = booked?.fees.find(({ consultationMode }) => consultationMode === 'CHAT')?.amount
  await finishVisit({ visit, patient, doctor }, 1)
  const { sessionId, doctorApi } = visit
  expect((await doctorApi.summary(sessionId)).amountCharged).toBe(fee)
})

test('a chat visit in two tabs goes on by voice in the tab of the yes; the other says so and can take it', async ({
  server,
  openBrowser,
}) => {
  test.setTimeout(240_000)
  const { visit, patient, doctor } = await writing({ server, openBrowser })
  const moved = (page: Page) => page.getByText('Your visit is open somewhere else')
  const devices = (page: Page) => page.evaluate(() => window.bedsidePeers?.length ?? 0)
  const second = await patient.context().newPage()
  await second.goto(`/visits/${visit.appointmentId}`)
  await button(second, 'Join now').click()
  await expect(second.getByRole('log')).toBeVisible()
  await expect(moved(patient)).toHaveCount(0)

  await test.step('the tab in which the person said yes has the voice, whichever came last', async () => {
    await choose(doctor, 'Ask for voice')
    await button(patient, 'Go on by voice').click()
    await expect(moved(second)).toBeVisible()
    await expect(button(patient, 'Mute')).toBeVisible()
    await expectMediaBothWays(patient, doctor, { video: false })
    expect(await devices(second)).toBe(0)
  })
  await test.step('the chat stays in both', async () => {
    await openChat(patient)
    await write(patient, 'From my first tab')
    await openChat(second)
    await expect(second.getByRole('log').getByText('From my first tab')).toBeVisible()
    await patient.keyboard.press('Escape')
    await second.keyboard.press('Escape')
  })
  await test.step('"Use here" brings the voice to the other and back', async () => {
    for (const [here, there] of [
      [second, patient],
      [patient, second],
    ] as const) {
      await button(here, 'Use here').click()
      await expect(moved(here)).toHaveCount(0)
      await expect(moved(there)).toBeVisible()
      await Promise.all([
        expectMediaArrives(here, { video: false }),
        expectMediaArrives(doctor, { video: false }),
      ])
      await expectNoLine(there)
    }
  })
  await test.step('a chat again, it is in both', async () => {
    await choose(patient, 'Switch to chat')
    await expect(moved(second)).toHaveCount(0)
    for (const page of [patient, doctor]) await expectNoLine(page)
    await write(second, 'From my second tab')
    await expect(patient.getByRole('log').getByText('From my second tab')).toBeVisible()
  })
  expect((await visit.doctorApi.session(visit.sessionId)).participants).toHaveLength(2)
  await endVisit(doctor)
  for (const page of [patient, second]) await expectFinished(page)
  await expectRecordsAgree(visit, { status: 'COMPLETED', messages: 2 })
})
