import { expect, type Page } from '@playwright/test'
import { axeAgainst } from './gallery/look.ts'
import { byPointer } from './harness/by-pointer.ts'
import { desktop, phone, settled, test } from './harness/journey.ts'
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
} from './harness/people.ts'
import { giveTimeToBook } from './harness/visit.ts'
import { book } from './harness/whole-visit.ts'

/** Asserts that axe finds nothing wrong by WCAG 2.2 AA, and says where it looked. */
async function expectAccessible(page: Page, screen: string) {
  // What arrives while axe looks must not be caught half faded in.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(page.locator('h1').first(), `${screen} has its heading`).toBeVisible()
  await settled(page)
  expect(await axeAgainst(page), screen).toEqual([])
}

/** So tall that the whole page is seen at once: what a bar at the foot covers on a lower screen is scrolled clear of it. */
const whole = (size: typeof phone) => ({ ...size, height: 1_600 })

const sizes = [
  ['a phone', phone],
  ['a desktop', desktop],
] as const

for (const [size, viewport, language] of [
  ...sizes.map(([name, size]) => [name, size, 'en'] as const),
  ['a phone in Nepali', phone, 'ne'] as const,
]) {
  test(`pages outside a visit have no violation on ${size}`, async ({ openBrowser }) => {
    test.setTimeout(240_000)
    const open = async () => {
      const page = await openBrowser({ viewport: whole(viewport) })
      await page.addInitScript((chosen) => localStorage.setItem('bedside:language', chosen), language)
      return page
    }
    const visitor = await open()
    for (const address of ['/', '/sign-in', '/register', '/nowhere']) {
      await visitor.goto(address)
      await expectAccessible(visitor, address)
      await expect(visitor.locator('html')).toHaveAttribute('lang', language)
    }
    const pages = {
      patient: ['/home', '/book', '/history', '/messages', '/account'],
      doctor: ['/desk', '/desk/requests', '/desk/done', '/history', '/messages', '/account'],
      admin: ['/people', '/people/new', '/account'],
    }
    for (const [as, addresses] of Object.entries(pages)) {
      const page = await open()
      await page.goto(`/demo/${as}`)
      await expect(page).toHaveURL(/\/(home|desk|people)/)
      for (const address of addresses) {
        await page.goto(address)
        await page.waitForLoadState('networkidle')
        await expectAccessible(page, `${as} ${address}`)
      }
    }
  })
}

for (const [size, viewport] of sizes) {
  test(`every screen of a video visit has no violation on ${size}`, async ({ server, openBrowser }) => {
    test.setTimeout(240_000)
    const visit = await prepareVisit(server, 'VIDEO')
    const patient = await openBrowser({ viewport })
    const doctor = await openBrowser({ viewport })
    await signInOnScreen(patient, people.patient)
    await signInOnScreen(doctor, people.doctor)
    await patient.goto(`/visits/${visit.appointmentId}`)
    await expect(patient.getByRole('button', { name: 'Turn on camera and microphone' })).toBeVisible()
    await expectAccessible(patient, 'device check')
    await goToWaitingRoom(patient, 'VIDEO')
    await expectAccessible(patient, 'waiting room')
    await doctor.goto('/desk')
    await expect(doctor.getByRole('table')).toBeVisible()
    await expectAccessible(doctor, 'desk with somebody waiting')
    await startFromDesk(doctor, 'VIDEO')
    await expect(patient.getByRole('button', { name: 'Join now' })).toBeVisible()
    await expectAccessible(patient, 'the patient is rung')
    await joinNow(patient)
    await expectInRoom(patient, doctor)
    for (const [who, page] of [
      ['patient', patient],
      ['doctor', doctor],
    ] as const) {
      await expectAccessible(page, `room of the ${who}`)
      await openChat(page)
      await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
      await expectAccessible(page, `room of the ${who} with the chat`)
    }
    await doctor.getByRole('button', { name: 'Hold' }).click()
    await expect(doctor.getByRole('button', { name: 'Resume' })).toBeVisible()
    await expectAccessible(doctor, 'on hold')
    await doctor.getByRole('button', { name: 'Resume' }).click()
    await endVisit(doctor)
    await expect(patient.getByText(/finished/i).first()).toBeVisible()
    await expectAccessible(patient, 'the end, to the patient')
    await expectAccessible(doctor, 'the end, to the doctor')
    for (const address of ['', '/summary', '/feedback']) {
      await patient.goto(`/history/${visit.sessionId}${address}`)
      await patient.waitForLoadState('networkidle')
      await expectAccessible(patient, `record${address}`)
    }
  })

  test(`every step of booking has no violation on ${size}`, async ({ server, openBrowser }) => {
    test.setTimeout(240_000)
    await giveTimeToBook(server)
    const patient = await openBrowser({ viewport: whole(viewport) })
    await signInOnScreen(patient, people.patient)
    await book(byPointer(patient), (question) => expectAccessible(patient, question))
    await patient.goto('/home')
    await expectAccessible(patient, 'home with a visit')
  })
}
