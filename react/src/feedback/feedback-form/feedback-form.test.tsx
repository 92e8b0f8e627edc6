// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aFeedback } from '../../../test/a-feedback.ts'
import { clearAway, renderAt } from '../../../test/render-visit.tsx'
import { aSummary, asha, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { BedsideProvider } from '../../bedside/bedside-provider.tsx'
import { FeedbackForm } from './feedback-form.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(clearAway)

const open = (mode: 'VIDEO' | 'AUDIO' | 'CHAT' = 'VIDEO') =>
  renderAt(clinic, <FeedbackForm sessionId={sessionId} consultationType={mode} doctorName={asha.name} />)
const sent = () => clinic.calls.find((call) => call.name === 'submitFeedback')?.body

test('what came of one visit’s feedback is not said of the next', async () => {
  const form = (of: string) => (
    <BedsideProvider client={clinic.client}>
      <FeedbackForm sessionId={of} consultationType="VIDEO" doctorName={asha.name} />
    </BedsideProvider>
  )
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
  const { rerender } = renderAt(clinic, null)
  rerender(form(sessionId))
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  await screen.findByText(/Thank you. Dr Asha Shrestha sees this/)
  rerender(form('5e551011-0000-4000-8000-000000000002'))
  expect(await screen.findByRole('radio', { name: 'Good' })).toHaveProperty('checked', false)
  expect(screen.queryByText(/Thank you/)).toBeNull()
})

test('one tap is enough', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
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
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
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
      reviewIsPublic: false,
    }),
  )
})

test('who may read is asked only beside words, says what it means, and is the clinic alone unless chosen', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({
    status: 201,
    body: aFeedback({ reviewText: 'Kind', reviewIsPublic: true }),
  })
  open()
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  await user.click(screen.getByRole('button', { name: 'Say more' }))
  expect(screen.queryByRole('group', { name: 'Who may read your words?' })).toBeNull()
  await user.type(screen.getByLabelText(/Anything else/), '  ')
  expect(screen.queryByRole('group', { name: 'Who may read your words?' })).toBeNull()
  await user.type(screen.getByLabelText(/Anything else/), 'Kind')
  expect(screen.getByRole('radio', { name: /^Only the clinic/ })).toHaveProperty('checked', true)
  await user.click(
    screen.getByRole('radio', { name: /^Everybody may read them.*to other patients, without your name/ }),
  )
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  expect(await screen.findByText('Everybody may read these words, without the name.')).toBeDefined()
  expect(sent()).toEqual({ overallRating: 4, feedbackTags: [], reviewText: 'Kind', reviewIsPublic: true })
})

test('nothing is sent that is not on the screen', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
  open()
  await user.click(await screen.findByRole('radio', { name: 'Bad' }))
  for (const part of ['The sound', 'The picture'])
    await user.click(within(screen.getByRole('group', { name: part })).getByRole('radio', { name: 'Bad' }))
  await user.click(screen.getAllByRole('radio', { name: 'Good' })[0] as HTMLElement)
  await user.click(screen.getByRole('button', { name: 'Send feedback' }))
  await waitFor(() => expect(sent()).toEqual({ overallRating: 4, feedbackTags: [] }))
})

test('a reload loses no answer, and what was sent leaves no draft', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
  open()
  await user.click(await screen.findByRole('radio', { name: 'Good' }))
  await user.click(screen.getByRole('button', { name: 'Say more' }))
  await user.type(screen.getByLabelText(/Anything else/), 'Kind')
  clearAway()
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
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

test('who comes back reads what they said', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({ body: aSummary({ feedbackSubmitted: true }) })
  clinic.answers.getFeedback = () => ({
    body: aFeedback({
      overallRating: 2,
      audioQuality: 1,
      feedbackTags: ['on-time'],
      wouldRecommend: false,
      reviewText: 'Bad line.',
    }),
  })
  open()
  const said = await screen.findByRole('region', { name: 'What you said' })
  expect(said.textContent).toMatch(/The visit.*Bad.*The sound.*Very bad.*On time.*No.*Bad line\./)
  expect(said.textContent).toContain('Only the clinic reads these words.')
  expect(screen.getByText(/You already told us/)).toBeDefined()
  expect(screen.queryByRole('region', { name: /answered/ })).toBeNull()
})

test('the doctor’s answer comes first, with its day', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({ body: aSummary({ feedbackSubmitted: true }) })
  clinic.answers.getFeedback = () => ({
    body: aFeedback({ replyText: 'Thank you.', repliedAt: '2026-11-21T10:00:00Z' }),
  })
  renderAt(clinic, <FeedbackForm sessionId={sessionId} consultationType="VIDEO" doctorName={asha.name} />, {
    timeZone: 'UTC',
  })
  const answer = await screen.findByRole('region', { name: 'Dr Asha Shrestha answered' })
  expect(answer.textContent).toMatch(/Thank you\..*21\sNov\s2026, 10:00\sam/)
  expect(screen.getAllByRole('region')[0]).toBe(answer)
  expect(screen.queryByText(/You already told us/)).toBeNull()
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
  expect(screen.getByRole('region', { name: 'What you said' }).textContent).toContain('Good')
  cleanup()
  const tried = clinic.calls.length
  clinic.answers.getSummary = () => ({ body: aSummary() })
  clinic.answers.submitFeedback = () => ({ status: 201, body: aFeedback() })
  open()
  expect(await screen.findByText(/Thank you. Dr Asha Shrestha sees this/)).toBeDefined()
  const asked = clinic.calls.slice(tried).map(({ name }) => name)
  expect(asked.filter((name) => name === 'submitFeedback')).toHaveLength(1)
  expect(asked.slice(0, asked.indexOf('submitFeedback'))).toEqual(['getSummary'])
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

test('where the device keeps nothing nobody is told that it does: the form stands and says that there is no line', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.submitFeedback = () => {
    throw new TypeError('no line')
  }
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException('refused', 'QuotaExceededError')
    },
  })
  try {
    open()
    await user.click(await screen.findByRole('radio', { name: 'Good' }))
    await user.click(screen.getByRole('button', { name: 'Send feedback' }))
    expect(await screen.findByRole('status')).toBeDefined()
    expect(screen.queryByText(/Kept on this phone/)).toBeNull()
    expect(screen.getByRole('radio', { name: 'Good' })).toHaveProperty('checked', true)
  } finally {
    vi.unstubAllGlobals()
  }
})
