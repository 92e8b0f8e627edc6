import type { ConsultationMode, VisitType } from '@bedside/contract'
import type { HealthLists } from '../../identity/health/health-lists.ts'
import type { Topic } from './topics.ts'

/** Answers given so far on the way to a booked visit. */
export interface BookingDraft {
  readonly topic?: Topic
  /** What the patient wrote beside the topic. */
  readonly reason?: string
  readonly doctorId?: string
  readonly visitType?: VisitType
  readonly consultationMode?: ConsultationMode
  readonly startTime?: string
  /** Empty: for the patient themselves. */
  readonly forWhom?: string
  /** What the doctor should know of that person; null: left open, or as it was told before. */
  readonly health?: HealthLists | null
}

/** The questions in their order; each is one page. */
export const bookingSteps = ['about', 'doctor', 'how', 'time', 'whom', 'health', 'check'] as const
export type BookingStep = (typeof bookingSteps)[number]

const answerOf: Readonly<Record<BookingStep, keyof BookingDraft | null>> = {
  about: 'topic',
  doctor: 'doctorId',
  how: 'visitType',
  time: 'startTime',
  whom: 'forWhom',
  health: 'health',
  check: null,
}

/** Whether a question has its answer. */
export function isAnswered(step: BookingStep, draft: BookingDraft) {
  const name = answerOf[step]
  return name === null || draft[name] !== undefined
}

/** The step a person may stand on: the one asked for, or the first before it that lacks its answer. */
export function reachableStep(asked: BookingStep, draft: BookingDraft): BookingStep {
  const before = bookingSteps.slice(0, bookingSteps.indexOf(asked))
  return before.find((step) => !isAnswered(step, draft)) ?? asked
}

/** Where to go on after an answer: whoever came to change one thing goes back to check, everybody else to the next question. */
export function nextStep(draft: BookingDraft, next: BookingStep): BookingStep {
  return reachableStep('check', draft) === 'check' ? 'check' : next
}

/** A changed answer drops those that depended on it: another doctor has other times, another person other illnesses. */
export function answer(draft: BookingDraft, change: Partial<BookingDraft>): BookingDraft {
  const next: { -readonly [Name in keyof BookingDraft]: BookingDraft[Name] } = { ...draft }
  if (change.doctorId !== undefined && change.doctorId !== draft.doctorId) {
    delete next.startTime
    delete next.consultationMode
    delete next.visitType
  }
  if (change.visitType === 'IN_PERSON') delete next.consultationMode
  if (change.forWhom !== undefined && change.forWhom !== draft.forWhom) delete next.health
  return { ...next, ...change }
}
