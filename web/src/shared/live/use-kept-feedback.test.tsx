// @vitest-environment happy-dom
import { ProblemError } from '@bedside/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ApiProvider } from '../api/api-context.tsx'
import type { Call, CallOptions } from '../api/call.ts'
import { useKeptFeedback } from './use-kept-feedback.ts'

const sessionId = '5e551011-0000-4000-8000-000000000001'
const shelf = `bedside:feedback:${sessionId}`
const body = { overallRating: 4, feedbackTags: [] }
let isOnline: boolean
let heard: unknown[]

const call = (async (name: string, input: unknown, options?: CallOptions) => {
  heard.push([name, input, options?.idempotencyKey])
  if (!isOnline) throw new ProblemError('network_failed')
  return { feedbackSubmitted: false }
}) as unknown as Call

const asked = ['getSummary', { params: { sessionId } }, undefined]
const sent = ['submitFeedback', { params: { sessionId }, body }, 'key-1']

function open(personId: string | undefined) {
  const queries = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <ApiProvider call={call}>{children}</ApiProvider>
    </QueryClientProvider>
  )
  return renderHook(() => useKeptFeedback(personId), { wrapper })
}

// Fetched beforehand: how long that takes is not what is tried here.
beforeAll(() => import('./send-kept-feedback.ts'), 30_000)
beforeEach(() => {
  heard = []
  isOnline = true
  localStorage.clear()
  localStorage.setItem(shelf, JSON.stringify({ key: 'key-1', body }))
})
afterEach(cleanup)

test('what this phone still holds goes out when the pages are opened', async () => {
  open('ram')
  await waitFor(() => expect(localStorage.getItem(shelf)).toBeNull())
  expect(heard).toEqual([asked, sent])
})

test('without a line it stays, and goes out when the line is back', async () => {
  isOnline = false
  open('ram')
  await waitFor(() => expect(heard).toEqual([asked]))
  expect(localStorage.getItem(shelf)).not.toBeNull()
  isOnline = true
  dispatchEvent(new Event('online'))
  await waitFor(() => expect(localStorage.getItem(shelf)).toBeNull())
  expect(heard).toEqual([asked, asked, sent])
})

test('while nobody is signed in nothing is sent', () => {
  open(undefined)
  dispatchEvent(new Event('online'))
  expect(heard).toEqual([])
  expect(localStorage.getItem(shelf)).not.toBeNull()
})
