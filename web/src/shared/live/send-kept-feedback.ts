import { feedbackLine, sendKeptFeedback } from '@bedside/react'
import type { Call } from '../api/call.ts'
import { clientOf } from '../api/client-call.ts'

/** Sends the feedback this device still holds through the pages' own way to the server; fetched only where there is some. */
export const sendKept = (call: Call) => sendKeptFeedback(feedbackLine(clientOf(call).http))
