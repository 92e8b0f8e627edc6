import type { Audit } from '../audit/index.ts'
import type { Consultation } from '../consultation/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Platform } from '../platform/index.ts'
import { feedbackFacts, getFeedback, type Room, replyToFeedback, submitFeedback } from './service.ts'

/** Opens the room of patients' ratings; others learn of them by event and by summary, so it has no door. */
export function openFeedback(
  platform: Platform,
  { consultation, audit }: { consultation: Consultation; identity: Identity; audit: Audit },
) {
  const room: Room = { platform, consultation, audit }
  consultation.addFacts(feedbackFacts)
  platform.http.route('submitFeedback', ({ caller, params, body }) =>
    submitFeedback(room, caller, params.sessionId, body),
  )
  platform.http.route('getFeedback', ({ caller, params }) => getFeedback(room, caller, params.sessionId))
  platform.http.route('replyToFeedback', ({ caller, params, body }) =>
    replyToFeedback(room, caller, params.sessionId, body.replyText),
  )
}
