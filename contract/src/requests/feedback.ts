import { z } from 'zod'
import { limits } from '../limits.ts'
import { Instant, prose, Uuid } from '../primitives.ts'
import { feedbackTags } from '../words.ts'

const stars = z.number().int().min(1).max(5)

const answers = {
  overallRating: stars,
  audioQuality: stars.optional(),
  /** Video visits only. */
  videoQuality: stars.optional(),
  doctorBehaviour: stars.optional(),
  reviewText: prose(limits.reviewCharacters).optional(),
  feedbackTags: z.array(z.enum(feedbackTags)).max(feedbackTags.length).default([]),
  wouldRecommend: z.boolean().optional(),
}

export const FeedbackBody = z.strictObject(answers)
export const Feedback = z.object({ ...answers, sessionId: Uuid, createdAt: Instant }).meta({ id: 'Feedback' })
export type Feedback = z.infer<typeof Feedback>
