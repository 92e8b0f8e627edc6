import { expect } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaArrives, expectNoLine } from './harness/media-flow.ts'
import { endVisit, expectFinished, expectInRoom, openChat, write } from './harness/people.ts'
import { expectRecordsAgree } from './harness/records.ts'
import { meet } from './harness/visit.ts'

test('a second tab takes the call, the first says so, and "Use here" brings it back', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'VIDEO')
  const moved = (page: typeof patient) => page.getByText('Your visit is open somewhere else')
  const second = await patient.context().newPage()
  await test.step('the visit opens in a second tab', async () => {
    await second.goto(`/visits/${visit.appointmentId}`)
    await second.getByRole('button', { name: /^(Join now|Use here)$/ }).click()
    await expect(moved(patient)).toBeVisible()
    await expectInRoom(second, doctor)
    await Promise.all([
      expectMediaArrives(second, { video: true }),
      expectMediaArrives(doctor, { video: true }),
    ])
    await expectNoLine(patient)
  })
  await test.step('the chat stays in both', async () => {
    await openChat(second)
    await write(second, 'From my second tab')
    await openChat(patient)
    await expect(patient.getByRole('log').getByText('From my second tab')).toBeVisible()
    await patient.keyboard.press('Escape')
  })
  await test.step('the first tab takes it back', async () => {
    await patient.getByRole('button', { name: 'Use here' }).click()
    await expect(moved(patient)).toHaveCount(0)
    await expect(moved(second)).toBeVisible()
    await Promise.all([
      expectMediaArrives(patient, { video: true }),
      expectMediaArrives(doctor, { video: true }),
    ])
  })
  expect((await visit.doctorApi.session(visit.sessionId)).participants).toHaveLength(2)
  await endVisit(doctor)
  for (const page of [patient, second]) await expectFinished(page)
  await expectRecordsAgree(visit, { status: 'COMPLETED', messages: 1 })
})
