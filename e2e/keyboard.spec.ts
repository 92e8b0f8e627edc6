import { expect, type Page } from '@playwright/test'
import { byKeyboard, expectFocusSeen } from './harness/by-keyboard.ts'
import { phone, test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import { expectInRoom, people, signInQuietly } from './harness/people.ts'
import { giveTimeToBook, meet, waitForDoctor } from './harness/visit.ts'
import {
  admit,
  book,
  checkIn,
  confirm,
  finish,
  names,
  signIn,
  type Target,
  talk,
} from './harness/whole-visit.ts'

test('a whole visit by keyboard alone, the focus always in sight', async ({ server, openBrowser }) => {
  test.setTimeout(240_000)
  await giveTimeToBook(server)
  const pages = { patient: await openBrowser({ viewport: phone }), doctor: await openBrowser() }
  const [patient, doctor] = [byKeyboard(pages.patient), byKeyboard(pages.doctor)]
  await Promise.all([pages.patient.goto('/'), pages.doctor.goto('/')])
  await test.step('both sign in', () =>
    Promise.all([signIn(patient, people.patient), signIn(doctor, people.doctor)]))
  await test.step('the patient books', () => book(patient))
  await test.step('the doctor confirms', () => confirm(doctor))
  await test.step('the patient checks in', () => checkIn(patient))
  await test.step('the doctor admits', () => admit(doctor))
  await test.step('they talk', () => talk(patient, doctor))
  await expectMediaBothWays(pages.patient, pages.doctor, { video: true })
  await test.step('the end, the summary, the feedback', () => finish(patient, doctor))
})

/** Opens with Enter, closes with Escape, and stands where it was opened. */
async function expectEscapeReturns(page: Page, opener: Target, opened: () => Promise<void>) {
  const keys = byKeyboard(page)
  await keys.press(opener)
  await opened()
  await expectFocusSeen(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole(opener.role, { name: opener.name }).first()).toBeFocused()
}

test('Escape closes the panel on top, gives the focus back and never leaves', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await meet({ server, openBrowser }, 'VIDEO')
  const dialog = (page: Page) => async () => expect(page.getByRole('dialog')).toBeVisible()
  const box = patient.getByRole('textbox', { name: names.message.name })
  await test.step('the chat, from its box and from outside it', async () => {
    await expectEscapeReturns(patient, names.chat, () => expect(box).toBeFocused())
    await expect(box).toHaveCount(0)
    await byKeyboard(patient).press(names.chat)
    await expect(box).toBeFocused()
    await byKeyboard(patient).goTo(names.mute)
    await patient.keyboard.press('Escape')
    await expect(box).toHaveCount(0)
  })
  await test.step('the menu over the open chat: one at a time', async () => {
    await byKeyboard(patient).press(names.chat)
    // The box takes the focus when it comes; only then is the focus ours to move.
    await expect(box).toBeFocused()
    await expectEscapeReturns(patient, names.more, () =>
      expect(patient.getByRole('button', { name: names.keys.name })).toBeVisible(),
    )
    await expect(box).toBeVisible()
    await patient.keyboard.press('Escape')
    await expect(box).toHaveCount(0)
  })
  await test.step('the questions before leaving and ending', async () => {
    await expectEscapeReturns(patient, names.leave, dialog(patient))
    await expectEscapeReturns(doctor, names.leave, dialog(doctor))
    await expectEscapeReturns(doctor, names.end, dialog(doctor))
  })
  await test.step('with nothing open it does nothing', async () => {
    for (const page of [patient, doctor]) await page.keyboard.press('Escape')
    await expectInRoom(patient, doctor)
  })
})

test('the desk is worked by keyboard: arrows move, Enter opens, Escape keeps the patient out', async ({
  server,
  openBrowser,
}) => {
  const { visit, doctor } = await waitForDoctor({ server, openBrowser }, 'CHAT')
  await doctor.goto('/desk/waiting')
  const keys = byKeyboard(doctor)
  await keys.press(names.row)
  await expectEscapeReturns(doctor, names.admit, () =>
    expect(doctor.getByRole('dialog', { name: names.guard.name })).toBeVisible(),
  )
  expect((await visit.doctorApi.session(visit.sessionId)).status).toBe('WAITING')
})

test('single keys switch microphone, camera and chat, and stay off once switched off', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await meet({ server, openBrowser }, 'VIDEO')
  await expectMediaBothWays(patient, doctor, { video: true })
  const unmute = patient.getByRole('button', { name: 'Unmute' })
  const mute = patient.getByRole('button', { name: 'Mute', exact: true })
  const box = patient.getByRole('textbox', { name: names.message.name })
  await test.step('they work, but not while writing', async () => {
    await patient.keyboard.press('m')
    await expect(unmute).toBeVisible()
    await patient.keyboard.press('m')
    await expect(mute).toBeVisible()
    await patient.keyboard.press('t')
    await expect(box).toBeFocused()
    await patient.keyboard.type('mvt')
    await expect(box).toHaveValue('mvt')
    await expect(mute).toBeVisible()
    await patient.keyboard.press('Escape')
  })
  await test.step('switched off they do nothing, also after a reload', async () => {
    const keys = byKeyboard(patient)
    const saved = patient.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await keys.press(names.more)
    await keys.press(names.keys)
    await keys.goTo({ role: 'checkbox', name: /^Single keys/ })
    await patient.keyboard.press('Space')
    await saved
    for (const isAgain of [false, true]) {
      if (isAgain) {
        await patient.reload()
        await expectInRoom(patient, doctor)
        await expectMediaBothWays(patient, doctor, { video: true })
      } else await patient.keyboard.press('Escape')
      await keys.goTo(names.leave)
      for (const key of ['m', 'v', 't']) await patient.keyboard.press(key)
      await expect(mute).toBeVisible()
      await expect(box).toHaveCount(0)
      // These carry a modifier and need no switch.
      await patient.keyboard.press('Control+d')
      await expect(unmute).toBeVisible()
      await patient.keyboard.press('Control+d')
      await expect(mute).toBeVisible()
    }
  })
  await test.step('and on another device of the same account', async () => {
    const other = await openBrowser({ viewport: phone })
    await signInQuietly(other, server, people.patient)
    await other.goto('/account')
    await expect(other.getByRole('checkbox', { name: /^Single keys/ })).not.toBeChecked()
  })
})
