import { expect } from '@playwright/test'
import { test } from './harness/journey.ts'
import { comeTogether, write } from './harness/people.ts'
import { finishVisit, waitForDoctor } from './harness/visit.ts'

test('where no WebSocket can be held the patient waits, joins and chats by polling, and is told so', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await waitForDoctor({ server, openBrowser }, 'CHAT', {
    patient: { webSocketBlocked: true, expectedConsole: [/WebSocket/] },
  })
  await expect(patient.getByText('Live connection is blocked here.', { exact: false })).toBeVisible()
  await comeTogether(patient, doctor, 'CHAT')
  await write(patient, 'My line is strict')
  await expect(doctor.getByRole('log').getByText('My line is strict')).toBeVisible()
  await write(doctor, 'I can read you')
  await expect(patient.getByRole('log').getByText('I can read you')).toBeVisible()
  await finishVisit({ visit, patient, doctor }, 2)
})
