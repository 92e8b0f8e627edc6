import { expect } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import { people } from './harness/people.ts'
import { meet } from './harness/visit.ts'

test('the doctor shares a screen: the patient sees it larger, and it stops when asked to', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'VIDEO')
  await expectMediaBothWays(patient, doctor, { video: true })
  const screen = patient
    .getByRole('region', { name: `Screen of ${people.doctor.name}` })
    .getByLabel(`Screen of ${people.doctor.name}`)
  const width = () => screen.evaluate((video: HTMLVideoElement) => video.videoWidth)
  await doctor.getByRole('button', { name: 'Share screen' }).click()
  await expect(doctor.getByText('You are sharing your screen.')).toBeVisible()
  await expect(screen).toBeVisible()
  await expect.poll(width, { message: 'a picture of the screen' }).toBeGreaterThan(100)
  await expect(patient.getByRole('button', { name: 'Larger' })).toBeVisible()
  await doctor.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(screen).toHaveCount(0)
  await expect(doctor.getByRole('button', { name: 'Share screen' })).toBeVisible()
  await expectMediaBothWays(patient, doctor, { video: true })
  const said = async () =>
    (await visit.doctorApi.events(visit.sessionId)).items
      .map(({ eventType }) => eventType)
      .filter((type) => type.startsWith('screen_share'))
  await expect.poll(said).toEqual(['screen_share.started', 'screen_share.stopped'])
})
