import type { Feedback } from '@bedside/contract'
import { sessionId } from './scripted-clinic.ts'

/** What a patient said of the scripted visit. */
export const aFeedback = (part: Partial<Feedback> = {}): Feedback => ({
  sessionId,
  overallRating: 4,
  feedbackTags: [],
  reviewIsPublic: false,
  createdAt: '2026-11-21T09:00:00Z',
  replyText: null,
  repliedAt: null,
  ...part,
})
