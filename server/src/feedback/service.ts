import type { Feedback, RequestValue } from '@bedside/contract'
import type { Audit } from '../audit/index.ts'
import type { Consultation, SessionFacts, SessionFactsSource } from '../consultation/index.ts'
import type { Person, Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { isOver, mayRate, mayRead } from './policy.ts'
import { findFeedback, insertFeedback, isSecondRating, listRated } from './store.ts'

/** What the use cases of this room work with. */
export interface Room {
  readonly platform: Platform
  readonly consultation: Consultation
  readonly audit: Audit
}

type Answers = RequestValue<'submitFeedback', 'body'>

/**
 * The patient rates the visit, once, after it ended.
 * @throws `not_found` for strangers, `forbidden` for everyone else but the patient, `session_state` before the end,
 * `invalid_input` for a picture rating where there was no picture, `feedback_given`
 */
export async function submitFeedback(
  room: Room,
  person: Person,
  sessionId: string,
  answers: Answers,
): Promise<Feedback> {
  try {
    return await room.platform.database.asPerson(person, (tx) =>
      rate(room, tx, person, { sessionId, answers }),
    )
  } catch (error) {
    if (isSecondRating(error)) throw new Refusal('feedback_given')
    if (error instanceof Refusal && error.code === 'forbidden')
      await room.audit.recordRefusal(person, {
        action: 'feedback.submit',
        subjectType: 'session',
        subjectId: sessionId,
        sessionId,
      })
    throw error
  }
}

async function rate(
  { platform, consultation, audit }: Room,
  tx: Tx,
  person: Person,
  { sessionId, answers }: { sessionId: string; answers: Answers },
) {
  const visit = await consultation.access(tx, sessionId)
  if (!mayRate(person, visit)) throw new Refusal('forbidden')
  if (!isOver(visit)) throw new Refusal('session_state', { currentStatus: visit.status })
  if (answers.videoQuality !== undefined && visit.consultationMode !== 'VIDEO')
    throw new Refusal('invalid_input', {
      errors: [{ pointer: '/videoQuality', detail: 'only for video visits' }],
    })
  const { patientId, doctorId } = visit
  const feedback = await insertFeedback(
    tx,
    { ...answers, sessionId, patientId, doctorId },
    platform.clock.now(),
  )
  await audit.record(tx, {
    action: 'feedback.submit',
    subjectType: 'session',
    subjectId: sessionId,
    patientId,
    sessionId,
  })
  await platform.events.say(tx, 'consultation.feedback.submitted', sessionId, {
    sessionId,
    doctorId,
    patientId,
    overallRating: feedback.overallRating,
    wouldRecommend: feedback.wouldRecommend ?? null,
    feedbackTags: feedback.feedbackTags,
  })
  return feedback
}

/**
 * What the patient said of the visit, for its patient and doctor; it holds no contact data.
 * @throws `not_found` for everyone else, and while nothing was said
 */
export function getFeedback({ platform, consultation }: Room, person: Person, sessionId: string) {
  return platform.database.asPerson(person, async (tx) => {
    const visit = await consultation.access(tx, sessionId)
    const feedback = mayRead(person, visit) ? await findFeedback(tx, sessionId) : undefined
    if (!feedback) throw new Refusal('not_found')
    return feedback
  })
}

/** Summaries and history say which visits were rated. */
export const feedbackFacts: SessionFactsSource = async (tx, sessionIds) => {
  const rated = await listRated(tx, sessionIds)
  return new Map(rated.map((sessionId): [string, SessionFacts] => [sessionId, { feedbackSubmitted: true }]))
}
