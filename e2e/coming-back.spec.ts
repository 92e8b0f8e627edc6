import { expect, type Page } from '@playwright/test'
import { phone, test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import {
  endVisit,
  expectInRoom,
  goToWaitingRoom,
  joinNow,
  openChat,
  people,
  prepareVisit,
  signInOnScreen,
  startFromDesk,
  write,
} from './harness/people.ts'
import { expectRecordsAgree } from './harness/records.ts'

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
    const visit = await prepareVisit(server, 'CHAT')
    const patient = await openBrowser({ viewport: phone })
    const doctor = await openBrowser()
    await signInOnScreen(patient, people.patient)
    await signInOnScreen(doctor, people.doctor)
    await goToWaitingRoom(patient, 'CHAT')
    await goAndComeBack(patient)
    await expect(patient.getByRole('heading', { name: 'Waiting room' })).toBeVisible()
    expect((await visit.doctorApi.session(visit.sessionId)).status).toBe('WAITING')
    await startFromDesk(doctor, 'CHAT')
    await joinNow(patient)
    await expectInRoom(patient, doctor)
  })

for (const [way, goAndComeBack] of ways)
  for (const side of ['patient', 'doctor'] as const)
    test(`${way} in the call brings the ${side} back into it`, async ({ server, openBrowser }) => {
      const visit = await prepareVisit(server, 'VIDEO')
      const patient = await openBrowser({ viewport: phone })
      const doctor = await openBrowser()
      await signInOnScreen(patient, people.patient)
      await signInOnScreen(doctor, people.doctor)
      await goToWaitingRoom(patient, 'VIDEO')
      await startFromDesk(doctor, 'VIDEO')
      await joinNow(patient)
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
