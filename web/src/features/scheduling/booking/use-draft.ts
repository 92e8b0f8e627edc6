import { useState } from 'react'
import { answer, type BookingDraft } from './booking-draft.ts'
import { keepBooked, keepDraft, readBooked, readDraft } from './kept-booking.ts'

function storage() {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

/**
 * The answers given so far and the visit they became. Both outlive a reload of this tab; a new booking begins without the
 * visit before.
 */
export function useDraft() {
  const [draft, setDraft] = useState(() => readDraft(storage()))
  const [booked, setBooked] = useState(() => readBooked(storage()))
  const put = (next: BookingDraft) => {
    keepDraft(storage(), next)
    setDraft(next)
  }
  const putBooked = (appointmentId: string | null) => {
    keepBooked(storage(), appointmentId)
    setBooked(appointmentId)
  }
  return {
    draft,
    booked,
    change(part: Partial<BookingDraft>) {
      const next = answer(draft, part)
      put(next)
      return next
    },
    /** The answers became this visit. */
    finish(appointmentId: string) {
      putBooked(appointmentId)
      put({})
    },
    forgetBooked: () => putBooked(null),
  }
}
