import { sendKeptFeedback } from '@bedside/react'
import type { Call } from '../api/call.ts'

/** Sends the feedback this device still holds through the pages' own way to the server; fetched only where there is some. */
export const sendKept = (call: Call) =>
  sendKeptFeedback({
    send: (sessionId, { body, key: idempotencyKey }) =>
      call('submitFeedback', { params: { sessionId }, body: body as never }, { idempotencyKey }),
    isGiven: async (sessionId) => (await call('getSummary', { params: { sessionId } })).feedbackSubmitted,
  })
