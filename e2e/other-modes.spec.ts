import { expect } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaBothWays, received } from './harness/media-flow.ts'
import { endVisit, expectFinished, expectInRoom, joinNow, write } from './harness/people.ts'
import { statusesOf } from './harness/records.ts'
import { finishVisit, meet } from './harness/visit.ts'

test('a voice visit asks for no camera, and both hear each other', async ({ server, openBrowser }) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'AUDIO', {
    patient: { permissions: ['microphone'] },
    doctor: { permissions: ['microphone'] },
  })
  await expectMediaBothWays(patient, doctor, { video: false })
  expect((await received(patient)).framesDecoded).toBe(0)
  for (const page of [patient, doctor]) {
    await expect(page.getByRole('button', { name: 'Mute' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Turn camera off' })).toHaveCount(0)
  }
  await finishVisit({ visit, patient, doctor }, 0)
})

test('a chat visit needs no device, ends, is reopened with its messages, and ends again', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'CHAT', {
    patient: { permissions: [], devices: 'none' },
    doctor: { permissions: [], devices: 'none' },
  })
  await write(patient, 'My ear hurts')
  await expect(doctor.getByRole('log').getByText('My ear hurts')).toBeVisible()
  await write(doctor, 'Since when?')
  await expect(patient.getByRole('log').getByText('Since when?')).toBeVisible()
  await endVisit(doctor)
  await expectFinished(patient)
  const first = await visit.doctorApi.session(visit.sessionId)

  await doctor.goto(`/history/${visit.sessionId}/summary`)
  await doctor.getByRole('button', { name: 'Reopen the visit' }).click()
  await expect.poll(async () => (await visit.doctorApi.session(visit.sessionId)).status).toBe('WAITING')
  await doctor.goto(`/visits/${visit.appointmentId}`)
  await doctor.getByRole('button', { name: 'Start visit' }).click()
  await patient.goto(`/visits/${visit.appointmentId}`)
  await joinNow(patient)
  await expectInRoom(patient, doctor)
  await expect(patient.getByRole('log').getByText('My ear hurts')).toBeVisible()
  await write(patient, 'Since Sunday')
  await expect(doctor.getByRole('log').getByText('Since Sunday')).toBeVisible()
  await finishVisit({ visit, patient, doctor }, 3)

  expect(await statusesOf(visit)).toEqual([
    'WAITING',
    'IN_PROGRESS',
    'COMPLETED',
    'WAITING',
    'IN_PROGRESS',
    'COMPLETED',
  ])
  const second = await visit.doctorApi.session(visit.sessionId)
  expect(second.segment).toBe(2)
  expect(second.durationSeconds).toBeGreaterThanOrEqual(first.durationSeconds)
  expect(await patient.evaluate(() => window.bedsidePeers?.length ?? 0)).toBe(0)
})
