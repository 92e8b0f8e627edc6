import type { Feedback, FeedbackTag } from '@bedside/contract'
import type { Selectable } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type { Schema } from '../platform/database/schema.ts'

/** One patient's rating of one visit. */
export interface NewFeedback extends Omit<Feedback, 'createdAt' | 'replyText' | 'repliedAt'> {
  readonly patientId: string
  readonly doctorId: string
}

/** Writes it once; throws SQLSTATE 23505 for a second one. */
export async function insertFeedback({ q }: Tx, of: NewFeedback, now: Date): Promise<Feedback> {
  const row = await q
    .insertInto('consultation_feedback')
    .values({
      id: crypto.randomUUID(),
      session_id: of.sessionId,
      patient_id: of.patientId,
      doctor_id: of.doctorId,
      overall_rating: of.overallRating,
      audio_quality_rating: of.audioQuality ?? null,
      video_quality_rating: of.videoQuality ?? null,
      doctor_behaviour_rating: of.doctorBehaviour ?? null,
      review_text: of.reviewText ?? null,
      is_public: of.reviewIsPublic,
      feedback_tags: of.feedbackTags,
      would_recommend: of.wouldRecommend ?? null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return feedbackOf(row)
}

/** The rating of a session, where this role may see it. */
export async function findFeedback({ q }: Tx, sessionId: string): Promise<Feedback | undefined> {
  const row = await q
    .selectFrom('consultation_feedback')
    .selectAll()
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return row && feedbackOf(row)
}

/** Writes the doctor's answer where there is none yet; undefined where one stands, or no feedback that this person may answer. */
export async function writeReply(
  { q }: Tx,
  sessionId: string,
  text: string,
  now: Date,
): Promise<Feedback | undefined> {
  const row = await q
    .updateTable('consultation_feedback')
    .set({ doctor_response: text, doctor_responded_at: now })
    .where('session_id', '=', sessionId)
    .where('doctor_response', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row && feedbackOf(row)
}

/** Which of these sessions have been rated. */
export async function listRated({ q }: Tx, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const rows = await q
    .selectFrom('consultation_feedback')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .execute()
  return rows.map((row) => row.session_id)
}

/** The database refused a second rating of one visit. */
export const isSecondRating = (error: unknown) => (error as { code?: string }).code === '23505'

function feedbackOf(row: Selectable<Schema['consultation_feedback']>): Feedback {
  return {
    sessionId: row.session_id,
    overallRating: row.overall_rating,
    audioQuality: row.audio_quality_rating ?? undefined,
    videoQuality: row.video_quality_rating ?? undefined,
    doctorBehaviour: row.doctor_behaviour_rating ?? undefined,
    reviewText: row.review_text ?? undefined,
    reviewIsPublic: row.is_public,
    feedbackTags: row.feedback_tags as FeedbackTag[],
    wouldRecommend: row.would_recommend ?? undefined,
    createdAt: row.created_at.toISOString(),
    replyText: row.doctor_response,
    repliedAt: row.doctor_responded_at?.toISOString() ?? null,
  }
}
