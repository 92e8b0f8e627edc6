import { expect } from '@playwright/test'
import { phone, test } from './harness/journey.ts'
import {
  endVisit,
  expectInRoom,
  goToWaitingRoom,
  joinNow,
  people,
  prepareVisit,
  signInOnScreen,
  startFromDesk,
  write,
} from './harness/people.ts'
import { expectRecordsAgree } from './harness/records.ts'

test('where no WebSocket can be held the patient waits, joins and chats by polling, and is told so', async ({
  server,
  openBrowser,
}) => {
  const visit = await prepareVisit(server, 'CHAT')
  const patient = await openBrowser({
    viewport: phone,
    webSocketBlocked: true,
    expectedConsole: [/WebSocket/],
  })
  const doctor = await openBrowser()
  await signInOnScreen(patient, people.patient)
  await signInOnScreen(doctor, people.doctor)
  await goToWaitingRoom(patient, 'CHAT')
  await expect(patient.getByText('Live connection is blocked here.', { exact: false })).toBeVisible()
  await startFromDesk(doctor, 'CHAT')
  await joinNow(patient)
  await expectInRoom(patient, doctor)
  await write(patient, 'My line is strict')
  await expect(doctor.getByRole('log').getByText('My line is strict')).toBeVisible()
  await write(doctor, 'I can read you')
  await expect(patient.getByRole('log').getByText('I can read you')).toBeVisible()
  await endVisit(doctor)
  await expect(patient.getByText(/finished/i).first()).toBeVisible()
  await expectRecordsAgree(visit, { status: 'COMPLETED', messages: 2 })
})
