// @vitest-environment happy-dom
import { ProblemError } from '@bedside/client'
import { type FeedbackLine, keptFeedback, sendKeptFeedback } from '@bedside/react'
import { beforeEach, expect, test } from 'vitest'
import { emptyStorages } from './signed-in-hint.ts'

const sessionId = '5e551011-0000-4000-8000-000000000001'
const kept = JSON.stringify({ key: 'k', body: { overallRating: 4, feedbackTags: [] } })

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('bedside:language', 'ne')
  localStorage.setItem(`bedside:feedback:${sessionId}`, kept)
  localStorage.setItem(`bedside:feedback-skipped:${sessionId}`, '1')
  sessionStorage.setItem(`bedside:feedback-draft:${sessionId}`, '{}')
  sessionStorage.setItem(`bedside:feedback-reply:${sessionId}`, 'Thank you')
})

test('signing out forgets what was said of visits and not sent, and what was being written', async () => {
  expect(keptFeedback(sessionId)).not.toBeNull()
  emptyStorages()
  expect(keptFeedback(sessionId)).toBeNull()
  expect(Object.keys(localStorage)).toEqual(['bedside:language'])
  expect(sessionStorage.length).toBe(0)
  const fail = () => Promise.reject(new ProblemError('internal'))
  const line: FeedbackLine = { send: fail, isGiven: fail }
  expect(await sendKeptFeedback(line)).toBe(0)
})
