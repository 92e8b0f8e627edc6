import type { ConsultationMode, VisitType } from '@bedside/contract'

/** Answers given so far on the way to a booked visit. */
export interface BookingDraft {
  readonly doctorId?: string
  readonly visitType?: VisitType
  readonly consultationMode?: ConsultationMode
  readonly startTime?: string
  readonly reason?: string
}

/** The questions in their order; each is one page. */
export const bookingSteps = ['doctor', 'how', 'time', 'reason', 'check'] as const
export type BookingStep = (typeof bookingSteps)[number]

const storageKey = 'bedside:booking'

/** Whether a question has its answer. */
export function isAnswered(step: BookingStep, draft: BookingDraft) {
  if (step === 'doctor') return draft.doctorId !== undefined
  if (step === 'how') return draft.visitType !== undefined
  if (step === 'time') return draft.startTime !== undefined
  return step !== 'reason' || draft.reason !== undefined
}

/** The step a person may stand on: the one asked for, or the first before it that lacks its answer. */
export function reachableStep(asked: BookingStep, draft: BookingDraft): BookingStep {
  const before = bookingSteps.slice(0, bookingSteps.indexOf(asked))
  return before.find((step) => !isAnswered(step, draft)) ?? asked
}

/** A changed answer drops those that depended on it: another doctor has other times. */
export function answer(draft: BookingDraft, change: Partial<BookingDraft>): BookingDraft {
  if (change.doctorId !== undefined && change.doctorId !== draft.doctorId) {
    const { startTime: _time, consultationMode: _mode, visitType: _type, ...rest } = draft
    return { ...rest, ...change }
  }
  return { ...draft, ...change }
}

/** Reads the draft a reload left; anything odd in the storage counts as none. */
export function readDraft(storage: Storage | undefined): BookingDraft {
  try {
    const found: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}')
    return typeof found === 'object' && found !== null ? (found as BookingDraft) : {}
  } catch {
    return {}
  }
}

/** Keeps the draft through a reload; storage that is refused is no reason to stop. */
export function keepDraft(storage: Storage | undefined, draft: BookingDraft) {
  try {
    if (Object.keys(draft).length === 0) storage?.removeItem(storageKey)
    else storage?.setItem(storageKey, JSON.stringify(draft))
  } catch {
    // A browser in private mode may refuse; the answers then live as long as the page.
  }
}
