import { useState } from 'react'
import { answer, type BookingDraft, keepDraft, readDraft } from './booking-draft.ts'

function storage() {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

/** The answers given so far; they outlive a reload of this tab and end when the visit is booked. */
export function useDraft() {
  const [draft, setDraft] = useState(() => readDraft(storage()))
  const put = (next: BookingDraft) => {
    keepDraft(storage(), next)
    setDraft(next)
  }
  return { draft, change: (part: Partial<BookingDraft>) => put(answer(draft, part)), clear: () => put({}) }
}
