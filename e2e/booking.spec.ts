import type { Appointment } from '@bedside/contract'
import { expect, type Page } from '@playwright/test'
import { signIn } from './harness/api.ts'
import { phone, test } from './harness/journey.ts'
import { people, prepareVisit, signInOnScreen } from './harness/people.ts'

/** Answers every question up to the last page, about a time that nobody else in these journeys takes. */
async function answerAll(page: Page, place: number) {
  await page.goto('/book')
  await page.getByRole('radio', { name: /Fever, cough or cold/ }).check()
  await page.getByLabel('In your words').fill('Since Monday')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/Rs/).first(), 'a fee on each card').toBeVisible()
  await page.getByRole('button', { name: `Choose ${people.doctor.name}` }).click()
  await page.getByRole('radio', { name: /Chat visit/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  const tomorrow = page.getByRole('list', { name: /Tomorrow/ })
  await tomorrow.getByRole('button').nth(place).click()
  await page.getByRole('radio', { name: /Somebody I care for/ }).check()
  await page.getByLabel(/Their name/).fill('My son Bibek, 4')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Anything the doctor should know?' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible()
}

const startOf = (page: Page) =>
  page.evaluate(
    () =>
      JSON.parse(sessionStorage.getItem('bedside:booking') ?? '{}') as {
        doctorId: string
        startTime: string
      },
  )

test('a time that somebody else takes meanwhile keeps the answers and offers the nearest three', async ({
  server,
  openBrowser,
}) => {
  const patient = await openBrowser({
    viewport: phone,
    expectedConsole: [/status of 409/],
  })
  await signInOnScreen(patient, people.patient)
  await answerAll(patient, 3)
  const { doctorId, startTime } = await startOf(patient)
  const other = await signIn(server.origin, people.otherPatient.email)
  await other.book(doctorId, startTime, 'CHAT')
  await patient.getByRole('button', { name: 'Book this visit' }).click()
  const taken = patient.getByText('This time was just taken')
  await expect(taken).toBeVisible()
  const offered = patient.getByRole('button', { name: /^Tomorrow.*\d:\d\d/ })
  await expect(offered).toHaveCount(3)
  await offered.nth(1).click()
  await expect(taken).toHaveCount(0)
  await expect(patient.getByText('My son Bibek, 4')).toBeVisible()
  await expect(patient.getByText('Fever, cough or cold. Since Monday')).toBeVisible()
  await patient.getByRole('button', { name: 'Book this visit' }).click()
  await expect(patient.getByRole('heading', { name: 'Your visit is asked for' })).toBeVisible()
})

test('a reload keeps the answers, two clicks book once, and back shows the booked visit', async ({
  server,
  openBrowser,
}) => {
  const patient = await openBrowser({ viewport: phone })
  await signInOnScreen(patient, people.patient)
  await answerAll(patient, 6)
  await patient.reload()
  await expect(patient.getByText('My son Bibek, 4')).toBeVisible()
  await patient.goBack()
  await patient.goBack()
  await expect(patient.getByRole('heading', { name: 'Who is it for?' })).toBeVisible()
  await expect(patient.getByLabel(/Their name/)).toHaveValue('My son Bibek, 4')
  await patient.getByRole('button', { name: 'Continue' }).click()
  const { startTime } = await startOf(patient)
  await patient.getByRole('button', { name: 'Book this visit' }).dblclick()
  const booked = patient.getByRole('heading', { name: 'Your visit is asked for' })
  await expect(booked).toBeVisible()
  const download = patient.waitForEvent('download')
  await patient.getByRole('link', { name: 'Add to calendar' }).click()
  expect((await download).suggestedFilename()).toBe('visit.ics')
  for (const step of ['one step', 'two steps']) {
    await patient.goBack()
    await expect(patient, `${step} back`).toHaveURL(/\/book\/booked$/)
    await expect(booked, `${step} back`).toBeVisible()
  }
  await patient.reload()
  await expect(booked).toBeVisible()
  const api = await signIn(server.origin, people.patient.email)
  const mine = (await api.call<{ items: Appointment[] }>('GET', '/appointments')).items.filter(
    (each) => each.startTime === startTime,
  )
  expect(mine).toMatchObject([{ status: 'REQUESTED', forWhom: 'My son Bibek, 4' }])
})

test('a link opened late says what happened and where to go', async ({ server, openBrowser }) => {
  const visit = await prepareVisit(server, 'CHAT')
  await visit.patientApi.call('POST', `/appointments/${visit.appointmentId}/cancel`, {})
  const patient = await openBrowser({ viewport: phone, expectedConsole: [/status of 404/] })
  await signInOnScreen(patient, people.patient)
  await patient.goto('/link')
  await patient
    .getByLabel('Link from the clinic')
    .fill(`Join: ${server.origin}/visits/${visit.appointmentId}`)
  await patient.getByRole('button', { name: 'Open visit' }).click()
  await expect(patient.getByText('This visit was cancelled')).toBeVisible()
  await expect(patient.getByRole('link', { name: 'Book a visit' })).toBeVisible()
  await patient.goto('/visits/00000000-0000-4000-8000-000000000009')
  await expect(patient.getByText('The link may be old, or it belongs to another person.')).toBeVisible()
})
