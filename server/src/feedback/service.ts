import type { Feedback, RequestValue } from '@bedside/contract'
import type { Audit } from '../audit/index.ts'
import type { Consultation, SessionFacts, SessionFactsSource } from '../consultation/index.ts'
import type { Person, Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { isOver, mayRate, mayRead, mayReply } from './policy.ts'
import { findFeedback, insertFeedback, isSecondRating, listRated, writeReply } from './store.ts'

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
    await recordForbidden(room, person, { action: 'feedback.submit', sessionId, error })
    throw error
  }
}

async function recordForbidden(
  { audit }: Room,
  person: Person,
  { action, sessionId, error }: { action: string; sessionId: string; error: unknown },
) {
  if (error instanceof Refusal && error.code === 'forbidden')
    await audit.recordRefusal(person, { action, subjectType: 'session', subjectId: sessionId, sessionId })
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

/**
 * The visit's doctor answers what the patient said, once; the patient is told that there is an answer, not which. The same words
 * again change nothing, so that a repeat after a lost answer is harmless.
 * @throws `not_found` for strangers and while nothing was said, `forbidden` for everyone else but the doctor, `feedback_replied`
 * where other words stand
 */
export async function replyToFeedback(
  room: Room,
  person: Person,
  sessionId: string,
  text: string,
): Promise<Feedback> {
  try {
    return await room.platform.database.asPerson(person, (tx) => reply(room, tx, person, { sessionId, text }))
  } catch (error) {
    await recordForbidden(room, person, { action: 'feedback.reply', sessionId, error })
    throw error
  }
}

async function reply(
  { platform, consultation, audit }: Room,
  tx: Tx,
  person: Person,
  { sessionId, text }: { sessionId: string; text: string },
) {
  const visit = await consultation.access(tx, sessionId)
  if (!mayReply(person, visit)) throw new Refusal('forbidden')
  const replied = await writeReply(tx, sessionId, text, platform.clock.now())
  if (!replied) {
    const standing = await findFeedback(tx, sessionId)
    if (!standing) throw new Refusal('not_found')
    if (standing.replyText !== text) throw new Refusal('feedback_replied')
    return standing
  }
  const { patientId, doctorId } = visit
  await audit.record(tx, {
    action: 'feedback.reply',
    subjectType: 'session',
    subjectId: sessionId,
    patientId,
    sessionId,
  })
  await platform.events.say(tx, 'consultation.feedback.replied', sessionId, {
    sessionId,
    doctorId,
    patientId,
  })
  return replied
}

/** Summaries and history say which visits were rated. */
export const feedbackFacts: SessionFactsSource = async (tx, sessionIds) => {
  const rated = await listRated(tx, sessionIds)
  return new Map(rated.map((sessionId): [string, SessionFacts] => [sessionId, { feedbackSubmitted: true }]))
}
