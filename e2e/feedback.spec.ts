import { expect } from '@playwright/test'
import { test } from './harness/journey.ts'
import { endVisit, expectFinished, people } from './harness/people.ts'
import { meet } from './harness/visit.ts'

test('feedback given without a line goes out when the patient comes back; the doctor answers; the patient reads it', async ({
  server,
  openBrowser,
}) => {
  test.setTimeout(120_000)
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'CHAT', {
    patient: { expectedConsole: [/ERR_INTERNET_DISCONNECTED/, /WebSocket/] },
  })
  await endVisit(doctor)
  await expectFinished(patient)
  const given = async () => (await visit.patientApi.summary(visit.sessionId)).feedbackSubmitted

  await test.step('without a line it stays on the phone, and the patient is told', async () => {
    await patient.goto(`/history/${visit.sessionId}/feedback`)
    await expect(patient.getByRole('radio', { name: 'Very good' })).toBeVisible()
    await patient.context().setOffline(true)
    await patient.getByRole('radio', { name: 'Very good' }).check()
    await patient.getByRole('checkbox', { name: 'Listened well' }).check()
    await patient.getByRole('button', { name: 'Say more' }).click()
    await patient.getByLabel('Anything else?').fill('All my questions were heard.')
    await patient.getByRole('radio', { name: /^Everybody may read them/ }).check()
    await patient.getByRole('button', { name: 'Send feedback' }).click()
    await expect(patient.getByText(/^Kept on this phone/)).toBeVisible()
    expect(await given()).toBe(false)
    await patient.goto('about:blank')
    await patient.context().setOffline(false)
  })

  await test.step('it goes out from whatever page is opened next, once', async () => {
    await patient.goto('/history')
    await expect.poll(given).toBe(true)
    await patient.goto(`/history/${visit.sessionId}/summary`)
    await expect(patient.getByRole('region', { name: 'What you said' })).toContainText('Listened well')
    await expect(patient.getByText(/^You already told us/)).toBeVisible()
  })

  await test.step('the doctor finds it in the history, reads it and answers', async () => {
    await doctor.goto('/history')
    await expect(doctor.getByRole('listitem').filter({ hasText: 'Feedback' })).toHaveCount(1)
    await doctor
      .getByRole('link', { name: new RegExp(people.patient.name) })
      .first()
      .click()
    const said = doctor.getByRole('region', { name: 'What the patient said' })
    await expect(said).toContainText('All my questions were heard.')
    await expect(said).toContainText('Everybody may read these words, without the name.')
    await doctor.getByRole('textbox', { name: 'Your answer' }).fill('Thank you, Ram.')
    await doctor.getByRole('button', { name: 'Send answer' }).click()
    await expect(doctor.getByRole('region', { name: 'You answered' })).toContainText('Thank you, Ram.')
    await expect(doctor.getByRole('textbox', { name: 'Your answer' })).toHaveCount(0)
  })

  await test.step('the patient is told without a word of it, and reads it', async () => {
    await patient.goto('/messages')
    const news = patient.getByRole('link', { name: /answered what you said of your visit/ })
    await expect(news).not.toContainText('Thank you')
    await news.click()
    await expect(patient.getByRole('region', { name: `${people.doctor.name} answered` })).toContainText(
      'Thank you, Ram.',
    )
  })
})
