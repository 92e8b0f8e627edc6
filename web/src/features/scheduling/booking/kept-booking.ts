import type { BookingDraft } from './booking-draft.ts'

const draftKey = 'bedside:booking'
const bookedKey = 'bedside:booked'

/** Reads the draft a reload left; anything odd in the storage counts as none. */
export function readDraft(storage: Storage | undefined): BookingDraft {
  try {
    const found: unknown = JSON.parse(storage?.getItem(draftKey) ?? '{}')
    return typeof found === 'object' && found !== null ? (found as BookingDraft) : {}
  } catch {
    return {}
  }
}

/** Keeps the draft through a reload; storage that is refused is no reason to stop. */
export function keepDraft(storage: Storage | undefined, draft: BookingDraft) {
  keep(storage, draftKey, Object.keys(draft).length === 0 ? null : JSON.stringify(draft))
}

/** The visit that was booked last in this tab, for the back button; null once another booking began. */
export function readBooked(storage: Storage | undefined): string | null {
  try {
    return storage?.getItem(bookedKey) ?? null
  } catch {
    return null
  }
}

export function keepBooked(storage: Storage | undefined, appointmentId: string | null) {
  keep(storage, bookedKey, appointmentId)
}

function keep(storage: Storage | undefined, key: string, value: string | null) {
  try {
    if (value === null) storage?.removeItem(key)
    else storage?.setItem(key, value)
  } catch {
    // A browser in private mode may refuse; the answers then live as long as the page.
  }
}
