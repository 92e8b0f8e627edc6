import { expect, type Page } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaArrives, received } from './harness/media-flow.ts'
import { comeTogether, goToWaitingRoom, openChat, write } from './harness/people.ts'
import { expectStatus } from './harness/records.ts'
import { finishVisit, tryDevices } from './harness/visit.ts'

test('camera refused: the patient is told how to allow it and goes on by voice', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await tryDevices({ server, openBrowser }, 'VIDEO', {
    patient: { permissions: ['microphone'] },
  })
  await expect(patient.getByText('This page is not allowed to use the camera yet.')).toBeVisible()
  await patient.getByRole('button', { name: 'Continue with voice' }).click()
  await expect(patient.getByText('We hear you')).toBeVisible()
  await patient.getByRole('button', { name: 'Go to the waiting room' }).click()
  await comeTogether(patient, doctor, 'VIDEO')
  await Promise.all([
    expectMediaArrives(patient, { video: true }),
    expectMediaArrives(doctor, { video: false }),
  ])
  expect((await received(doctor)).framesDecoded).toBe(0)
  await expectStatus(visit, 'IN_PROGRESS')
  await finishVisit({ visit, patient, doctor }, 0)
})

test('microphone refused: the patient is seen and writes', async ({ server, openBrowser }) => {
  const { visit, patient, doctor } = await tryDevices({ server, openBrowser }, 'VIDEO', {
    patient: { permissions: ['camera'] },
  })
  await expect(patient.getByText('This page is not allowed to use the microphone yet.')).toBeVisible()
  await patient.getByRole('button', { name: 'Continue with chat' }).click()
  await patient.getByRole('button', { name: 'Go to the waiting room' }).click()
  await comeTogether(patient, doctor, 'VIDEO')
  await expectMediaArrives(patient, { video: true })
  await expect.poll(async () => (await received(doctor)).framesDecoded).toBeGreaterThan(10)
  expect((await received(doctor)).audioEnergy).toBe(0)
  await openChat(patient)
  await write(patient, 'You cannot hear me')
  await expectStatus(visit, 'IN_PROGRESS')
  await finishVisit({ visit, patient, doctor }, 1)
})

test('no device at all: the patient hears, sees and writes', async ({ server, openBrowser }) => {
  const { visit, patient, doctor } = await tryDevices({ server, openBrowser }, 'VIDEO', {
    patient: { devices: 'none' },
  })
  await expect(patient.getByText("We can't find a camera. The doctor can still hear you.")).toBeVisible()
  await expect(
    patient.getByText("We can't find a microphone. You can still write to the doctor."),
  ).toBeVisible()
  await patient.getByRole('button', { name: 'Go to the waiting room' }).click()
  await comeTogether(patient, doctor, 'VIDEO')
  await expectMediaArrives(patient, { video: true })
  await openChat(patient)
  await write(patient, 'I can only write')
  await openChat(doctor)
  await expect(doctor.getByRole('log').getByText('I can only write')).toBeVisible()
  await expectStatus(visit, 'IN_PROGRESS')
  await finishVisit({ visit, patient, doctor }, 1)
})

test('the loudspeaker chosen in the check is the one the other person is heard from', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await tryDevices({ server, openBrowser }, 'AUDIO')
  await expect(patient.getByText('We hear you')).toBeVisible()
  await patient.getByLabel('Use this loudspeaker').selectOption({ label: 'Fake Audio Output 2' })
  await patient.getByRole('button', { name: 'Go to the waiting room' }).click()
  await comeTogether(patient, doctor, 'AUDIO')
  await expectMediaArrives(patient, { video: false })
  const outputs = (page: Page) =>
    page.evaluate(async () => {
      const devices = await navigator.mediaDevices.enumerateDevices()
      const nameOf = (id: string) => devices.find(({ deviceId }) => deviceId === id)?.label ?? id
      return [...document.querySelectorAll<HTMLMediaElement & { sinkId: string }>('audio')]
        .filter(({ srcObject, muted }) => srcObject && !muted)
        .map(({ sinkId }) => nameOf(sinkId))
    })
  await expect.poll(() => outputs(patient)).toEqual(['Fake Audio Output 2'])
  // Whoever chose nothing hears from where the system plays.
  await expect.poll(() => outputs(doctor)).toEqual([''])
})

test('a camera that was refused is tried again once it is allowed', async ({ server, openBrowser }) => {
  const { patient } = await tryDevices({ server, openBrowser }, 'VIDEO', {
    patient: { permissions: ['microphone'] },
  })
  await expect(patient.getByText('This page is not allowed to use the camera yet.')).toBeVisible()
  await patient.context().grantPermissions(['camera', 'microphone'], { origin: server.origin })
  await patient.getByRole('button', { name: 'Try again' }).first().click()
  await expect(patient.getByText('Your camera works')).toBeVisible()
  await goToWaitingRoom(patient, 'VIDEO')
})
