import { SessionPath } from '../primitives.ts'
import * as feedback from '../requests/feedback.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from './endpoint.ts'

/** How it was. */
export const feedbackEndpoints = {
  submitFeedback: {
    tag: 'feedback',
    summary: 'The patient rates the visit, once',
    params: SessionPath,
    creates: true,
    body: feedback.FeedbackBody,
    replies: { 201: feedback.Feedback },
    errors: ['forbidden', 'session_state', 'feedback_given'],
  },
  getFeedback: {
    tag: 'feedback',
    summary: 'The feedback of a visit',
    params: SessionPath,
    replies: { 200: feedback.Feedback },
  },
  replyToFeedback: {
    tag: 'feedback',
    summary: 'The doctor answers the feedback, once; the same words again change nothing',
    params: SessionPath,
    body: feedback.FeedbackReplyBody,
    replies: { 200: feedback.Feedback },
    errors: ['forbidden', 'feedback_replied'],
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
