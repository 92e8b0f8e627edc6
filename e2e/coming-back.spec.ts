import { expect, type Page } from '@playwright/test'
import { test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import {
  comeTogether,
  endVisit,
  expectFinished,
  expectInRoom,
  goToDeviceCheck,
  goToWaitingRoom,
  openChat,
  people,
  write,
} from './harness/people.ts'
import { expectRecordsAgree } from './harness/records.ts'
import { arrangeVisit, meet, waitForDoctor } from './harness/visit.ts'

const ways: [name: string, deed: (page: Page) => Promise<unknown>][] = [
  ['reload', (page) => page.reload()],
  [
    'back and forward',
    async (page) => {
      await page.goBack()
      await page.goForward()
    },
  ],
]

for (const [way, goAndComeBack] of ways)
  test(`${way} in the waiting room keeps the patient's place`, async ({ server, openBrowser }) => {
    const { visit, patient, doctor } = await waitForDoctor({ server, openBrowser }, 'CHAT')
    await goAndComeBack(patient)
    await expect(patient.getByRole('heading', { name: 'Waiting room' })).toBeVisible()
    expect((await visit.doctorApi.session(visit.sessionId)).status).toBe('WAITING')
    await comeTogether(patient, doctor, 'CHAT')
  })

for (const [way, goAndComeBack] of ways)
  for (const side of ['patient', 'doctor'] as const)
    test(`${way} in the call brings the ${side} back into it`, async ({ server, openBrowser }) => {
      const { visit, patient, doctor } = await meet({ server, openBrowser }, 'VIDEO')
      await expectMediaBothWays(patient, doctor, { video: true })
      const page = side === 'patient' ? patient : doctor
      await goAndComeBack(page)
      await expectInRoom(patient, doctor)
      await expectMediaBothWays(patient, doctor, { video: true })
      const session = await visit.doctorApi.session(visit.sessionId)
      expect(session.status).toBe('IN_PROGRESS')
      expect(session.participants).toHaveLength(2)
      await openChat(page)
      await write(page, 'I am back')
      await endVisit(doctor)
      await expectRecordsAgree(visit, { status: 'COMPLETED', messages: 1 })
    })

for (const [way, goAndComeBack] of ways)
  test(`${way} before and after the visit loses nothing`, async ({ server, openBrowser }) => {
    const { visit, patient, doctor } = await arrangeVisit({ server, openBrowser }, 'VIDEO')
    await test.step('at the device check', async () => {
      await goToDeviceCheck(patient)
      const turnOn = patient.getByRole('button', { name: 'Turn on camera and microphone' })
      await expect(turnOn).toBeVisible()
      await goAndComeBack(patient)
      await expect(turnOn).toBeVisible()
      expect((await visit.doctorApi.session(visit.sessionId)).status).toBe('SCHEDULED')
    })
    await test.step('on the desk, with a patient open', async () => {
      await doctor.goto('/desk/later')
      const pick = doctor.getByRole('table').getByRole('button', { name: new RegExp(people.patient.name) })
      await pick.click()
      await goAndComeBack(doctor)
      await expect(pick).toBeVisible()
    })
    await test.step('at the end, on either side', async () => {
      await goToWaitingRoom(patient, 'VIDEO')
      await comeTogether(patient, doctor, 'VIDEO')
      await endVisit(doctor)
      for (const page of [patient, doctor]) {
        await expectFinished(page)
        await goAndComeBack(page)
        await expectFinished(page)
      }
    })
  })
