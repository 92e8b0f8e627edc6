import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { desktop, phone, settled, test } from '../harness/journey.ts'
import { expectMediaBothWays } from '../harness/media-flow.ts'
import {
  comeTogether,
  endVisit,
  expectInRoom,
  goToDeviceCheck,
  goToWaitingRoom,
  joinNow,
  openChat,
  people,
  prepareVisit,
  signInOnScreen,
  startFromDesk,
  write,
} from '../harness/people.ts'

const folder = fileURLToPath(new URL('../../shots/out', import.meta.url))

for (const [size, viewport] of [
  ['360x640', phone],
  ['1280x800', desktop],
] as const) {
  const shoot = async (page: Page, name: string) => {
    await expect(page.locator('h1').first()).toBeVisible()
    await settled(page)
    await page.screenshot({ path: `${folder}/${name}-${size}.png` })
  }

  test(`pages at ${size}`, async ({ openBrowser }) => {
    const visitor = await openBrowser({ viewport })
    for (const [name, address] of [
      ['landing', '/'],
      ['sign-in', '/sign-in'],
      ['register', '/register'],
      ['not-found', '/nowhere'],
    ] as const) {
      await visitor.goto(address)
      await visitor.waitForLoadState('networkidle')
      await shoot(visitor, name)
    }
    for (const [as, names] of [
      ['patient', ['home', 'history', 'messages', 'account']],
      ['doctor', ['desk', 'desk/requests', 'history', 'messages', 'account']],
      ['admin', ['people', 'people/new']],
    ] as const) {
      const page = await openBrowser({ viewport })
      await page.goto(`/demo/${as}`)
      await expect(page).toHaveURL(/\/(home|desk|people)/)
      for (const name of names) {
        await page.goto(`/${name}`)
        await page.waitForLoadState('networkidle')
        await shoot(page, `${as}-${name.replace('/', '-')}-empty`)
      }
    }
  })

  test(`booking at ${size}`, async ({ openBrowser }) => {
    const patient = await openBrowser({ viewport })
    await signInOnScreen(patient, people.patient)
    await patient.goto('/book')
    await patient.getByRole('radio', { name: /Fever, cough or cold/ }).check()
    await patient.getByLabel('In your words').fill('For three days, with a dry cough')
    await shoot(patient, 'book-0-about')
    await patient.getByRole('button', { name: 'Continue' }).click()
    await patient.getByRole('button', { name: `Choose ${people.doctor.name}` }).waitFor()
    await shoot(patient, 'book-1-doctor')
    await patient.getByRole('button', { name: `Choose ${people.doctor.name}` }).click()
    await patient.getByRole('button', { name: 'Continue' }).waitFor()
    await shoot(patient, 'book-2-how')
    await patient.getByRole('button', { name: 'Continue' }).click()
    const times = patient.getByRole('list', { name: /Today|Tomorrow/ }).first()
    await times.waitFor()
    await shoot(patient, 'book-3-time')
    await times.getByRole('button').first().click()
    await patient.getByRole('heading', { name: 'Who is it for?' }).waitFor()
    await shoot(patient, 'book-4-whom')
    await patient.getByRole('button', { name: 'Continue' }).click()
    await patient.getByRole('heading', { name: 'Anything the doctor should know?' }).waitFor()
    await shoot(patient, 'book-4-health')
    await patient.getByRole('button', { name: 'Continue' }).click()
    await patient.getByRole('button', { name: 'Book this visit' }).waitFor()
    await shoot(patient, 'book-5-check')
    await patient.getByRole('button', { name: 'Book this visit' }).click()
    await patient.getByRole('heading', { name: 'Your visit is asked for' }).waitFor()
    await shoot(patient, 'book-6-booked')
    const doctor = await openBrowser({ viewport })
    await signInOnScreen(doctor, people.doctor)
    await doctor.goto('/desk/requests')
    await doctor.getByRole('button', { name: /^Confirm/ }).waitFor()
    await shoot(doctor, 'desk-request')
  })

  test(`a video visit at ${size}`, async ({ server, openBrowser }) => {
    const visit = await prepareVisit(server, 'VIDEO')
    const patient = await openBrowser({ viewport })
    const doctor = await openBrowser({ viewport })
    await signInOnScreen(patient, people.patient)
    await signInOnScreen(doctor, people.doctor)
    await patient.goto('/home')
    await patient.getByRole('button', { name: 'Join consultation' }).waitFor()
    await shoot(patient, 'home')
    await patient.getByRole('button', { name: 'Join consultation' }).click()
    await patient.getByRole('button', { name: 'Turn on camera and microphone' }).waitFor()
    await shoot(patient, 'device-check')
    await goToWaitingRoom(patient, 'VIDEO')
    await shoot(patient, 'waiting-room')
    await doctor.goto('/desk')
    await doctor.getByRole('table').waitFor()
    await shoot(doctor, 'desk-waiting')
    await startFromDesk(doctor, 'VIDEO')
    await shoot(doctor, 'room-doctor-alone')
    await patient.getByRole('button', { name: 'Join now' }).waitFor()
    await shoot(patient, 'ready')
    await joinNow(patient)
    await expectInRoom(patient, doctor)
    await expectMediaBothWays(patient, doctor, { video: true })
    await shoot(patient, 'room-patient')
    await shoot(doctor, 'room-doctor')
    await openChat(patient)
    await write(patient, 'It is worse at night')
    await shoot(patient, 'room-patient-chat')
    await openChat(doctor)
    await write(doctor, 'Do you have a fever?')
    await shoot(doctor, 'room-doctor-chat')
    await doctor.getByRole('button', { name: 'Hold' }).click()
    await doctor.getByRole('button', { name: 'Resume' }).waitFor()
    await shoot(doctor, 'room-doctor-hold')
    await shoot(patient, 'room-patient-hold')
    await doctor.getByRole('button', { name: 'Resume' }).click()
    await endVisit(doctor)
    await patient
      .getByText(/finished/i)
      .first()
      .waitFor()
    await shoot(patient, 'ended-patient')
    await shoot(doctor, 'ended-doctor')
    for (const [name, address] of [
      ['summary', '/summary'],
      ['feedback', '/feedback'],
      ['detail', ''],
    ] as const) {
      await patient.goto(`/history/${visit.sessionId}${address}`)
      await patient.waitForLoadState('networkidle')
      await shoot(patient, name)
    }
    await patient.goto('/history')
    await patient.waitForLoadState('networkidle')
    await shoot(patient, 'history')
    await patient.goto('/messages')
    await patient.waitForLoadState('networkidle')
    await shoot(patient, 'messages')
  })

  test(`voice and chat visits at ${size}`, async ({ server, openBrowser }) => {
    for (const mode of ['AUDIO', 'CHAT'] as const) {
      await prepareVisit(server, mode)
      const patient = await openBrowser({ viewport })
      const doctor = await openBrowser({ viewport })
      await signInOnScreen(patient, people.patient)
      await signInOnScreen(doctor, people.doctor)
      await goToWaitingRoom(patient, mode)
      await comeTogether(patient, doctor, mode)
      if (mode === 'CHAT') await write(patient, 'My ear hurts since Sunday')
      await shoot(patient, `room-${mode.toLowerCase()}-patient`)
      await shoot(doctor, `room-${mode.toLowerCase()}-doctor`)
      await endVisit(doctor)
      await patient
        .getByText(/finished/i)
        .first()
        .waitFor()
    }
  })

  test(`troubles at ${size}`, async ({ server, openBrowser }) => {
    await prepareVisit(server, 'VIDEO')
    for (const [name, setup] of [
      ['trouble-refused', { permissions: [] }],
      ['trouble-no-device', { devices: 'none' }],
    ] as const) {
      const patient = await openBrowser({ viewport, devices: 'fake', ...setup, permissions: [] })
      await signInOnScreen(patient, people.patient)
      await goToDeviceCheck(patient)
      await patient.getByRole('button', { name: 'Turn on camera and microphone' }).click()
      await patient.getByText('Continue with').first().waitFor()
      await shoot(patient, name)
    }
  })
}
