import { expect } from '@playwright/test'
import { signIn } from './harness/api.ts'
import { byPointer } from './harness/by-pointer.ts'
import { phone, test } from './harness/journey.ts'
import { expectMediaArrives, expectMediaBothWays, expectNoMedia } from './harness/media-flow.ts'
import {
  comeTogether,
  endVisit,
  expectInRoom,
  goToDeviceCheck,
  goToWaitingRoom,
  joinNow,
  openChat,
  type PreparedVisit,
  people,
  prepareVisit,
  signInOnScreen,
  startFromDesk,
  write,
} from './harness/people.ts'
import { expectInHistory, expectRecordsAgree, statusesOf } from './harness/records.ts'
import { giveTimeToBook } from './harness/visit.ts'
import { book } from './harness/whole-visit.ts'

test('a video visit from booking to history', async ({ server, openBrowser }) => {
  test.setTimeout(240_000)
  await giveTimeToBook(server)
  const patient = await openBrowser({ viewport: phone })
  const doctor = await openBrowser()
  await signInOnScreen(patient, people.patient)
  await signInOnScreen(doctor, people.doctor)

  await test.step('the patient books the next free time', async () => {
    await book(byPointer(patient))
  })

  await test.step('the doctor confirms on the desk, and the patient is told', async () => {
    await doctor.goto('/desk/requests')
    const yes = doctor.getByRole('button', { name: /^Confirm/ })
    await yes.click()
    // What is told while a page loads, before it listens, it would hear of later only.
    await expect(yes).toHaveCount(0)
    await patient.goto('/messages')
    await expect(patient.getByText(new RegExp(`${people.doctor.name} confirmed your visit`))).toBeVisible()
  })

  const patientApi = await signIn(server.origin, people.patient.email)
  const doctorApi = await signIn(server.origin, people.doctor.email)
  const { items } = await patientApi.call<{
    items: { appointmentId: string; sessionId: string; startTime: string }[]
  }>('GET', '/appointments')
  const visit: PreparedVisit = { ...(items[0] as (typeof items)[number]), patientApi, doctorApi }

  await test.step('the patient waits and nothing of the room has reached the browser', async () => {
    await goToWaitingRoom(patient, 'VIDEO')
    expect(await patient.evaluate(() => window.bedsidePeers?.length ?? 0)).toBe(0)
  })

  await test.step('the doctor starts, the patient is rung and joins', async () => {
    await comeTogether(patient, doctor, 'VIDEO')
    await expectMediaBothWays(patient, doctor, { video: true })
    await expect(patient.getByLabel(people.doctor.name, { exact: true })).toBeVisible()
    await expect(doctor.getByLabel(people.patient.name, { exact: true })).toBeVisible()
  })

  await test.step('mute and camera are the own side of it', async () => {
    await patient.getByRole('button', { name: 'Mute' }).click()
    await expect(patient.getByRole('button', { name: 'Unmute' })).toBeVisible()
    await patient.getByRole('button', { name: 'Unmute' }).click()
    await patient.getByRole('button', { name: 'Turn camera off' }).click()
    await patient.getByRole('button', { name: 'Turn camera on' }).click()
    await expectMediaArrives(doctor, { video: true })
  })

  await test.step('both write, and read each other', async () => {
    await openChat(patient)
    await openChat(doctor)
    await write(patient, 'It is worse at night')
    await expect(doctor.getByRole('log').getByText('It is worse at night')).toBeVisible()
    await write(doctor, 'Do you have a fever?')
    await expect(patient.getByRole('log').getByText('Do you have a fever?')).toBeVisible()
    await patient.keyboard.press('Escape')
  })

  await test.step('the doctor writes notes, which save themselves', async () => {
    await doctor.getByRole('tab', { name: 'Notes' }).click()
    await doctor.getByLabel('Private notes').fill('Suspect asthma')
    await doctor.getByLabel('For the patient').fill('Drink warm water. Come back in a week.')
    await doctor.getByRole('button', { name: 'Send to patient' }).click()
    await expect(doctor.getByText('The patient can read it now.').first()).toBeVisible()
    await expect(doctor.getByText(/^Saved/)).toBeVisible()
  })

  await test.step('on hold nothing flows and the clock stands; then it goes on', async () => {
    await doctor.getByRole('button', { name: 'Hold' }).click()
    await expect(patient.getByText(/On hold/).first()).toBeVisible()
    await expectNoMedia(patient)
    await expectNoMedia(doctor)
    await doctor.getByRole('button', { name: 'Resume' }).click()
    await expectMediaBothWays(patient, doctor, { video: true })
  })

  await test.step('the doctor ends it for both; records agree', async () => {
    await endVisit(doctor)
    await expect(patient.getByText(/finished/i).first()).toBeVisible()
    await expect(doctor.getByText(/finished/i).first()).toBeVisible()
    expect(await statusesOf(visit)).toEqual(['WAITING', 'IN_PROGRESS', 'PAUSED', 'IN_PROGRESS', 'COMPLETED'])
    await expectRecordsAgree(visit, { status: 'COMPLETED', messages: 2 })
    await expectInHistory(visit)
  })

  await test.step('summary, feedback and history are on the screen', async () => {
    await patient.goto(`/history/${visit.sessionId}/summary`)
    await expect(patient.getByText('Drink warm water. Come back in a week.')).toBeVisible()
    await expect(patient.getByText('Suspect asthma')).toHaveCount(0)
    await patient.goto(`/history/${visit.sessionId}/feedback`)
    await patient.getByRole('radio', { name: /Very good/ }).check()
    await patient.getByRole('button', { name: 'Send' }).click()
    await expect(patient.getByText(/^Thank you/)).toBeVisible()
    await patient.goto('/history')
    await expect(patient.getByRole('link', { name: new RegExp(people.doctor.name) })).toBeVisible()
    await patient.goto(`/history/${visit.sessionId}`)
    await expect(patient.getByText('It is worse at night')).toBeVisible()
    await doctor.goto('/history')
    await expect(doctor.getByRole('link', { name: new RegExp(people.patient.name) })).toBeVisible()
    const summary = await patientApi.summary(visit.sessionId)
    expect(summary).toMatchObject({ status: 'COMPLETED', chatMessageCount: 2, feedbackSubmitted: true })
  })
})

test('the doctor comes first; the patient is told and joins', async ({ server, openBrowser }) => {
  const visit = await prepareVisit(server, 'VIDEO')
  const doctor = await openBrowser()
  const patient = await openBrowser({ viewport: phone })
  await signInOnScreen(doctor, people.doctor)
  await startFromDesk(doctor, 'VIDEO', 'later')
  await expect(doctor.getByText(new RegExp(`Waiting for ${people.patient.name}`)).first()).toBeVisible()
  expect((await visit.doctorApi.session(visit.sessionId)).waitingFor).toEqual(['PATIENT'])
  await signInOnScreen(patient, people.patient)
  await goToDeviceCheck(patient)
  await patient.getByRole('button', { name: 'Turn on camera and microphone' }).click()
  await patient.getByRole('button', { name: 'Go to the waiting room' }).click()
  await joinNow(patient)
  await expectInRoom(patient, doctor)
  await expectMediaBothWays(patient, doctor, { video: true })
  await endVisit(doctor)
  await expect(patient.getByText(/finished/i).first()).toBeVisible()
  expect(await statusesOf(visit)).toEqual(['WAITING', 'IN_PROGRESS', 'COMPLETED'])
  await expectRecordsAgree(visit, { status: 'COMPLETED', messages: 0 })
})
