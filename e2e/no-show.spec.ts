import { expect } from '@playwright/test'
import { test } from './harness/journey.ts'
import { startFromDesk } from './harness/people.ts'
import { expectRecordsAgree } from './harness/records.ts'
import { arrangeVisit, waitForDoctor } from './harness/visit.ts'

const minuteMs = 60_000

test('the patient does not come: the visit is theirs to book anew', async ({ server, openBrowser }) => {
  const { visit, patient, doctor } = await arrangeVisit({ server, openBrowser }, 'CHAT')
  await startFromDesk(doctor, 'CHAT', 'later')
  await expect
    .poll(async () => (await visit.doctorApi.session(visit.sessionId)).waitingFor)
    .toEqual(['PATIENT'])
  await server.advance(45 * minuteMs)
  await expect.poll(async () => (await visit.doctorApi.session(visit.sessionId)).status).toBe('NO_SHOW')
  expect((await visit.doctorApi.session(visit.sessionId)).noShowParty).toBe('PATIENT')
  await expectRecordsAgree(visit, { status: 'NO_SHOW', messages: 0 })
  await patient.goto(`/visits/${visit.appointmentId}`)
  await expect(patient.getByText(/missed this visit|did not take place/).first()).toBeVisible()
})

test('the doctor does not come: the patient reads that it was not their fault', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient } = await waitForDoctor({ server, openBrowser }, 'CHAT')
  await server.advance(45 * minuteMs)
  await expect(patient.getByText(/could not come/).first()).toBeVisible()
  expect((await visit.doctorApi.session(visit.sessionId)).noShowParty).toBe('DOCTOR')
  await expectRecordsAgree(visit, { status: 'NO_SHOW', messages: 0 })
})
