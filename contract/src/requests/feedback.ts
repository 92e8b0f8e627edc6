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
  /** True: the clinic may show the words to others, without the patient's name. Only beside words. */
  reviewIsPublic: z.boolean().default(false),
  feedbackTags: z.array(z.enum(feedbackTags)).max(feedbackTags.length).default([]),
  wouldRecommend: z.boolean().optional(),
}

/** What a patient says of a finished visit; stars are 1 to 5, and only the overall rating is required. */
export const FeedbackBody = z
  .strictObject(answers)
  .refine(({ reviewIsPublic, reviewText }) => !reviewIsPublic || /\S/u.test(reviewText ?? ''), {
    path: ['reviewIsPublic'],
    message: 'only beside a text',
  })
/** The doctor's answer, several lines, never blank. */
export const FeedbackReplyBody = z.strictObject({
  replyText: prose(limits.reviewCharacters).trim().min(1).regex(/\S/u, 'not only spaces'),
})
/** What was said and what the doctor answered, for the visit's patient and doctor; without contact data. */
export const Feedback = z
  .object({
    ...answers,
    sessionId: Uuid,
    createdAt: Instant,
    /** What the doctor answered; null until then. */
    replyText: z.string().nullable(),
    repliedAt: Instant.nullable(),
  })
  .meta({ id: 'Feedback' })
export type Feedback = z.infer<typeof Feedback>
