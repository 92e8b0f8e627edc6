import type { Feedback, RequestValue } from '@bedside/contract'
import type { Audit } from '../audit/index.ts'
import type { Consultation, SessionAccess, SessionFacts, SessionFactsSource } from '../consultation/index.ts'
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
export function submitFeedback(
  room: Room,
  person: Person,
  sessionId: string,
  answers: Answers,
): Promise<Feedback> {
  const deed = { action: 'feedback.submit', sessionId, mayDo: mayRate }
  return audited(room, person, deed, async (tx, visit, record) => {
    checkAnswers(visit, answers)
    const { patientId, doctorId } = visit
    const feedback = await insertFeedback(
      tx,
      { ...answers, sessionId, patientId, doctorId },
      room.platform.clock.now(),
    ).catch((error: unknown) => {
      throw isSecondRating(error) ? new Refusal('feedback_given') : error
    })
    await record()
    await room.platform.events.say(tx, 'consultation.feedback.submitted', sessionId, {
      sessionId,
      doctorId,
      patientId,
      overallRating: feedback.overallRating,
      wouldRecommend: feedback.wouldRecommend ?? null,
      feedbackTags: feedback.feedbackTags,
    })
    return feedback
  })
}

function checkAnswers(visit: SessionAccess, answers: Answers) {
  if (!isOver(visit)) throw new Refusal('session_state', { currentStatus: visit.status })
  if (answers.videoQuality !== undefined && visit.consultationMode !== 'VIDEO')
    throw new Refusal('invalid_input', {
      errors: [{ pointer: '/videoQuality', detail: 'only for video visits' }],
    })
}

/**
 * What the patient said of the visit, for its patient and doctor; it holds no contact data. Each reading is in the audit trail.
 * @throws `not_found` for everyone else, and while nothing was said
 */
export function getFeedback({ platform, consultation, audit }: Room, person: Person, sessionId: string) {
  return platform.database.asPerson(person, async (tx) => {
    const visit = await consultation.access(tx, sessionId)
    const feedback = mayRead(person, visit) ? await findFeedback(tx, sessionId) : undefined
    if (!feedback) throw new Refusal('not_found')
    await audit.record(tx, entryOf('feedback.read', sessionId, visit.patientId))
    return feedback
  })
}

/**
 * The visit's doctor answers what the patient said, once; the patient is told that there is an answer, not which. The same words
 * again change nothing, so that a repeat after a lost answer is harmless.
 * @throws `not_found` for strangers and while nothing was said, `forbidden` for everyone else but the doctor, `feedback_replied`
 * where other words stand
 */
export function replyToFeedback(
  room: Room,
  person: Person,
  sessionId: string,
  text: string,
): Promise<Feedback> {
  const deed = { action: 'feedback.reply', sessionId, mayDo: mayReply }
  return audited(room, person, deed, async (tx, { patientId, doctorId }, record) => {
    const replied = await writeReply(tx, sessionId, text, room.platform.clock.now())
    if (!replied) return standingReply(tx, sessionId, text)
    await record()
    await room.platform.events.say(tx, 'consultation.feedback.replied', sessionId, {
      sessionId,
      doctorId,
      patientId,
    })
    return replied
  })
}

async function standingReply(tx: Tx, sessionId: string, text: string) {
  const standing = await findFeedback(tx, sessionId)
  if (!standing) throw new Refusal('not_found')
  if (standing.replyText !== text) throw new Refusal('feedback_replied')
  return standing
}

/** Asks policy, does the deed in one transaction, and gives it the way to its audit line; a try by who may not do it leaves a line too. */
async function audited(
  { platform, consultation, audit }: Room,
  person: Person,
  { action, sessionId, mayDo }: { action: string; sessionId: string; mayDo: typeof mayRate },
  deed: (tx: Tx, visit: SessionAccess, record: () => Promise<void>) => Promise<Feedback>,
): Promise<Feedback> {
  try {
    return await platform.database.asPerson(person, async (tx) => {
      const visit = await consultation.access(tx, sessionId)
      if (!mayDo(person, visit)) throw new Refusal('forbidden')
      return deed(tx, visit, () => audit.record(tx, entryOf(action, sessionId, visit.patientId)))
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden')
      await audit.recordRefusal(person, entryOf(action, sessionId))
    throw error
  }
}

const entryOf = (action: string, sessionId: string, patientId?: string) => ({
  action,
  subjectType: 'session',
  subjectId: sessionId,
  sessionId,
  ...(patientId && { patientId }),
})

/** Summaries and history say which visits were rated. */
export const feedbackFacts: SessionFactsSource = async (tx, sessionIds) => {
  const rated = await listRated(tx, sessionIds)
  return new Map(rated.map((sessionId): [string, SessionFacts] => [sessionId, { feedbackSubmitted: true }]))
}
