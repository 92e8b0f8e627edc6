import { expect, type Page } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import { endVisit, people } from './harness/people.ts'
import { meet } from './harness/visit.ts'

/** Opens the doctor's small window and waits until it shows something. */
async function openSmallWindow(doctor: Page) {
  const opening = doctor.context().waitForEvent('page')
  await doctor.getByRole('button', { name: 'More' }).click()
  await doctor.getByRole('button', { name: 'Small window', exact: true }).click()
  const small = await opening
  await expect(small.getByRole('button', { name: 'Back to the visit' })).toBeVisible()
  return small
}

test('the doctor reads something else: the patient stays in sight in a small window, and it ends with the visit', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'VIDEO')
  await expectMediaBothWays(patient, doctor, { video: true })
  const small = await openSmallWindow(doctor)
  const picture = small.getByLabel(people.patient.name)
  const shown = () => picture.evaluate((video: HTMLVideoElement) => video.videoWidth && video.currentTime)
  await expect.poll(shown, { message: 'a picture in the small window' }).toBeGreaterThan(0)
  const before = await shown()
  await expect.poll(shown, { message: 'a picture that moves' }).toBeGreaterThan(before)
  const mute = small.getByRole('button', { name: 'Mute', exact: true })
  await expect(mute, 'our styles came along').toHaveCSS('background-color', 'rgb(29, 57, 61)')
  await expect(doctor.getByText('The picture is in the small window.')).toBeVisible()
  await expect(
    doctor.getByLabel(people.patient.name, { exact: true }),
    'not on the stage as well',
  ).toBeHidden()

  await mute.click()
  await expect(small.getByRole('button', { name: 'Unmute' })).toBeVisible()
  await expect(patient.getByText(`${people.doctor.name} is muted`)).toBeVisible()
  await small.keyboard.press('m')
  await expect(small.getByRole('button', { name: 'Mute', exact: true })).toBeVisible()
  await small.keyboard.press('v')
  await expect(small.getByRole('button', { name: 'Turn camera on' })).toBeVisible()
  await small.keyboard.press('v')
  await expect(small.getByRole('button', { name: 'Turn camera off' })).toBeVisible()
  await doctor.getByRole('button', { name: 'Hold' }).click()
  await expect(small.getByRole('status').getByText('On hold')).toBeVisible()
  await doctor.getByRole('button', { name: 'Resume' }).click()
  await expect(small.getByText('On hold')).toHaveCount(0)

  const closing = small.waitForEvent('close')
  await small.getByRole('button', { name: 'Back to the visit' }).click()
  await closing
  await expect(doctor.getByText('The picture is in the small window.')).toHaveCount(0)
  await expect(doctor.getByLabel(people.patient.name, { exact: true })).toBeVisible()
  await expectMediaBothWays(patient, doctor, { video: true })
  const peers = await doctor.evaluate(() => window.bedsidePeers?.length)
  expect(peers, 'connections made in the whole visit').toBe(1)
  const said = (await visit.doctorApi.events(visit.sessionId)).items.map(({ eventType }) => eventType)
  expect(said.filter((type) => type === 'doctor_joined')).toHaveLength(1)

  const again = await openSmallWindow(doctor)
  const ending = again.waitForEvent('close')
  await endVisit(doctor)
  await ending
})
