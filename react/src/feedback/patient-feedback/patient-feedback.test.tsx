// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aFeedback } from '../../../test/a-feedback.ts'
import { clearAway, renderAt } from '../../../test/render-visit.tsx'
import { aSummary, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { PatientFeedback } from './patient-feedback.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()
beforeEach(() => {
  sessionStorage.clear()
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({ body: aSummary({ feedbackSubmitted: true }) })
  clinic.answers.getFeedback = () => ({ body: aFeedback({ reviewText: 'Kind.', reviewIsPublic: true }) })
})
afterEach(clearAway)

const open = () => renderAt(clinic, <PatientFeedback sessionId={sessionId} />, { timeZone: 'UTC' })
const sent = () => clinic.calls.filter((call) => call.name === 'replyToFeedback').map((call) => call.body)
const noLine = () => {
  throw new TypeError('no line')
}

test('the doctor reads what the patient said and answers once', async () => {
  clinic.answers.replyToFeedback = () => {
    const body = aFeedback({ replyText: 'Thank you.', repliedAt: '2026-11-21T10:00:00Z' })
    clinic.answers.getFeedback = () => ({ body })
    return { body }
  }
  open()
  const said = await screen.findByRole('region', { name: 'What the patient said' })
  expect(said.textContent).toMatch(/Good.*Kind\..*Everybody may read these words/)
  await user.type(screen.getByRole('textbox', { name: 'Your answer' }), ' Thank you. ')
  await user.click(screen.getByRole('button', { name: 'Send answer' }))
  const answer = await screen.findByRole('region', { name: 'You answered' })
  expect(answer.textContent).toContain('Thank you.')
  expect(sent()).toEqual([{ replyText: 'Thank you.' }])
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(sessionStorage.length).toBe(0)
})

test('where nothing was said nothing stands, and nothing is asked for that is not there', async () => {
  clinic.answers.getSummary = () => ({ body: aSummary() })
  open()
  await waitFor(() => expect(clinic.names()).toContain('getSummary'))
  await waitFor(() => expect(document.body.textContent?.trim()).toBe(''))
  expect(clinic.names()).not.toContain('getFeedback')
})

test.each(['getSummary', 'getFeedback'])('where %s fails it can be asked for again', async (name) => {
  const answer = clinic.answers[name]
  clinic.answers[name] = noLine
  open()
  const again = await screen.findByRole('button', { name: 'Try again' })
  clinic.answers[name] = answer as NonNullable<typeof answer>
  await user.click(again)
  expect(await screen.findByRole('region', { name: 'What the patient said' })).toBeDefined()
})

test('an empty answer is not sent, and the box says what is missing', async () => {
  open()
  await user.click(await screen.findByRole('button', { name: 'Send answer' }))
  expect(screen.getByText('Write an answer first.')).toBeDefined()
  expect(sent()).toEqual([])
})

test('without a line the answer stands, also after a reload', async () => {
  clinic.answers.replyToFeedback = noLine
  open()
  await user.type(await screen.findByRole('textbox'), 'Thank you.')
  await user.click(screen.getByRole('button', { name: 'Send answer' }))
  await waitFor(() => expect(sent()).toHaveLength(1))
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'Thank you.')
  cleanup()
  open()
  expect(await screen.findByRole('textbox')).toHaveProperty('value', 'Thank you.')
})

test('an answer given in another window is shown', async () => {
  clinic.answers.replyToFeedback = () => {
    clinic.answers.getFeedback = () => ({
      body: aFeedback({ replyText: 'From the desk.', repliedAt: '2026-11-21T10:00:00Z' }),
    })
    return { status: 409, body: { type: 'x', title: 'x', status: 409, code: 'feedback_replied' } }
  }
  open()
  await user.type(await screen.findByRole('textbox'), 'Thank you.')
  await user.click(screen.getByRole('button', { name: 'Send answer' }))
  expect((await screen.findByRole('region', { name: 'You answered' })).textContent).toContain(
    'From the desk.',
  )
})
