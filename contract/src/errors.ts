/** Who can mend it: the caller's input, the caller's rights, the state of things, the load, or us. */
export type ErrorCategory = 'input' | 'access' | 'state' | 'load' | 'server'

interface CatalogueEntry {
  readonly status: number
  readonly category: ErrorCategory
  /** English title; screens translate by code. */
  readonly title: string
}

/**
 * Every error code that may leave the server, in a problem document (RFC 9457), with its HTTP status.
 * A foreign, a deleted and an unknown id all answer `not_found`.
 */
export const errorCatalogue = {
  invalid_input: { status: 400, category: 'input', title: 'Some values are missing or wrong' },
  malformed_body: { status: 400, category: 'input', title: 'The body is not valid JSON' },
  unsupported_media_type: { status: 415, category: 'input', title: 'Send application/json' },
  body_too_large: { status: 413, category: 'input', title: 'The body is too large' },
  idempotency_key_reused: {
    status: 422,
    category: 'input',
    title: 'This Idempotency-Key was used with another body',
  },
  idempotency_in_progress: {
    status: 409,
    category: 'state',
    title: 'The first call with this Idempotency-Key is still running',
  },
  unauthenticated: { status: 401, category: 'access', title: 'Sign in first' },
  wrong_credentials: { status: 401, category: 'access', title: 'E-mail or password is not right' },
  forbidden: { status: 403, category: 'access', title: 'This is not yours to do' },
  identity_mismatch: {
    status: 403,
    category: 'access',
    title: 'An id, role or name in the call is not your own',
  },
  foreign_origin: { status: 403, category: 'access', title: 'Calls from this origin are refused' },
  not_found: { status: 404, category: 'access', title: 'Nothing here under this address' },
  method_not_allowed: { status: 405, category: 'input', title: 'This address does not take that method' },
  too_many_requests: { status: 429, category: 'load', title: 'Too many tries; wait a little' },
  email_taken: { status: 409, category: 'state', title: 'This e-mail cannot be used' },
  setup_closed: { status: 403, category: 'access', title: 'The set-up link is used or not valid' },
  slot_taken: { status: 409, category: 'state', title: 'This time was just taken' },
  slot_unavailable: { status: 422, category: 'input', title: 'The doctor is not free then' },
  mode_unavailable: { status: 422, category: 'input', title: 'The doctor does not offer this kind of visit' },
  booking_off: { status: 409, category: 'state', title: 'The clinic takes no new bookings here now' },
  times_free: { status: 409, category: 'state', title: 'There is a free time already; choose it' },
  too_many_wishes: { status: 409, category: 'state', title: 'You wait for a time of enough doctors already' },
  appointment_state: { status: 409, category: 'state', title: 'The appointment does not allow this now' },
  appointment_not_confirmed: {
    status: 409,
    category: 'state',
    title: 'The doctor has not confirmed this visit yet',
  },
  appointment_in_person: { status: 409, category: 'state', title: 'This visit is in person' },
  appointment_cancelled: { status: 409, category: 'state', title: 'This visit was cancelled' },
  join_too_early: { status: 409, category: 'state', title: 'The visit is not open yet' },
  join_too_late: { status: 409, category: 'state', title: 'This visit is over' },
  session_state: { status: 409, category: 'state', title: 'The visit does not allow this now' },
  not_admitted: { status: 403, category: 'access', title: 'The doctor has not admitted you yet' },
  reopen_window_closed: { status: 409, category: 'state', title: 'The visit can no longer be reopened' },
  chat_closed: { status: 409, category: 'state', title: 'Messages to this visit are closed' },
  feedback_given: { status: 409, category: 'state', title: 'Feedback was already given' },
  feedback_replied: { status: 409, category: 'state', title: 'The doctor already answered this feedback' },
  notes_conflict: { status: 409, category: 'state', title: 'The notes were changed elsewhere' },
  unknown_frame: { status: 400, category: 'input', title: 'Unknown frame type' },
  frame_too_large: { status: 413, category: 'input', title: 'The frame is too large' },
  not_subscribed: { status: 409, category: 'state', title: 'Subscribe to the visit first' },
  device_not_active: { status: 409, category: 'state', title: 'The call is on another device' },
  unavailable: { status: 503, category: 'load', title: 'The service cannot answer now; try again' },
  internal: { status: 500, category: 'server', title: 'Something broke on our side' },
} as const satisfies Record<string, CatalogueEntry>

/** A code of {@link errorCatalogue}; stable, so screens and integrations decide by it. */
export type ErrorCode = keyof typeof errorCatalogue
