import { Refusal } from '../../platform/refusal.ts'
import { reopenUntil } from '../policy.ts'
import type { Visit } from '../visit.ts'
import { noShowTime } from './deadlines.ts'

/** Opens another segment of an ended visit: same thread, the clock adds up, everyone is admitted anew. */
export function reopen(visit: Visit) {
  const { session, now } = visit
  const until = reopenUntil(session)
  visit.move('reopen', {
    segment: session.segment + 1,
    segmentOpenedAt: now,
    standingAdmission: false,
    endReason: null,
    noShowParty: null,
    closedAt: null,
    noShowAt: noShowTime(now, now),
  })
  if (!until || now >= until) throw new Refusal('reopen_window_closed')
  for (const person of visit.participants) {
    if (person.admittedAt) visit.setPerson(person.userId, { admittedAt: null })
  }
  visit.say('consultation.reopened', visit.ids)
}
