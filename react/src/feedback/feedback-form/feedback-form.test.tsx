// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { renderAt } from '../../../test/render-visit.tsx'
import { aSummary, asha, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { FeedbackForm } from './feedback-form.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  clinic.client.close()
})

const open = (mode: 'VIDEO' | 'AUDIO' | 'CHAT' = 'VIDEO') =>
  renderAt(clinic, <FeedbackForm sessionId={sessionId} consultationType={mode} doctorName={asha.name} />)
const sent = () => clinic.calls.find((call) => call.name === 'submitFeedback')?.body

test('one tap is enough', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: {} })
  open()
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  expect(await screen.findByText(/Thank you. Dr Asha Shrestha sees this/)).toBeDefined()
  expect(sent()).toEqual({ overallRating: 4, feedbackTags: [] })
})

test('without a rating nothing is sent, and the question says what is missing', async () => {
  clinic = new ScriptedClinic()
  open()
  await user.click(await screen.findByRole('button', { name: 'Send feedback' }))
  expect(screen.getByText('Choose one of the five first.')).toBeDefined()
  expect(sent()).toBeUndefined()
})

test('who wants to say more says it; a voice visit is not asked about the picture', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: {} })
  open('AUDIO')
  await user.click(await screen.findByRole('radio', { name: 'Very good' }))
  await user.click(screen.getByRole('button', { name: 'Say more' }))
  expect(screen.queryByRole('group', { name: 'The picture' })).toBeNull()
  await user.click(screen.getByRole('checkbox', { name: 'On time' }))
  await user.click(screen.getByRole('radio', { name: 'Yes' }))
  await user.type(screen.getByLabelText(/Anything else/), 'Kind')
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  await waitFor(() =>
    expect(sent()).toEqual({
      overallRating: 5,
      feedbackTags: ['on-time'],
      wouldRecommend: true,
      reviewText: 'Kind',
    }),
  )
})

test('a reload loses no answer, and what was sent leaves no draft', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: {} })
  open()
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  await user.click(screen.getByRole('button', { name: 'Say more' }))
  await user.type(screen.getByLabelText(/Anything else/), 'Kind')
  cleanup()
  clinic.client.close()
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: {} })
  open()
  expect((await screen.findAllByRole('radio', { name: 'Good' }))[0]).toHaveProperty('checked', true)
  expect(screen.getByLabelText(/Anything else/)).toHaveProperty('value', 'Kind')
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  expect(await screen.findByText(/Thank you/)).toBeDefined()
  expect(Object.keys(sessionStorage).filter((key) => key.includes('feedback'))).toEqual([])
})

test('feedback that was given is not asked for again', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({ body: aSummary({ feedbackSubmitted: true }) })
  open()
  expect(await screen.findByText(/You already told us/)).toBeDefined()
  expect(screen.queryByRole('radio')).toBeNull()
})

test('sound and picture are asked for only after a visit that was less than good', async () => {
  clinic = new ScriptedClinic()
  open()
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  expect(screen.queryByRole('group', { name: 'The sound' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Bad' }))
  expect(screen.getByRole('group', { name: 'The sound' })).toBeDefined()
  expect(screen.getByRole('group', { name: 'The picture' })).toBeDefined()
})

test('what cannot be sent is kept on the device and goes out once, under the same key, when the line is back', async () => {
  clinic = new ScriptedClinic()
  for (const name of ['submitFeedback', 'getSummary'])
    clinic.answers[name] = () => {
      throw new TypeError('no line')
    }
  open()
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  expect(await screen.findByText(/Kept on this phone/)).toBeDefined()
  cleanup()
  const tried = clinic.calls.length
  clinic.answers.getSummary = () => ({ body: aSummary() })
  clinic.answers.submitFeedback = () => ({ status: 201, body: {} })
  open()
  expect(await screen.findByText(/Thank you. Dr Asha Shrestha sees this/)).toBeDefined()
  expect(clinic.calls.slice(tried).filter((call) => call.name === 'submitFeedback')).toHaveLength(1)
  expect(sent()).toEqual({ overallRating: 4, feedbackTags: [] })
  expect(localStorage.length).toBe(0)
})

test('who does not want to be asked is not asked again', async () => {
  clinic = new ScriptedClinic()
  open()
  await user.click(await screen.findByRole('button', { name: 'Do not ask about this visit' }))
  expect(screen.getByText(/We do not ask about this visit again/)).toBeDefined()
  cleanup()
  open()
  expect(await screen.findByText(/We do not ask about this visit again/)).toBeDefined()
  expect(screen.queryByRole('radio')).toBeNull()
})
