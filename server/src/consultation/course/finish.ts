import type { EndReason } from '@bedside/contract'
import type { Move } from '../lifecycle.ts'
import { billableSeconds, isThere, type NoShowParty } from '../records.ts'
import type { Actor, Visit } from '../visit.ts'
import { withoutModeAsk } from './mode.ts'

/** Stops the billing clock; the stretch that ran is added up in milliseconds. */
export function stopClock({ session, now }: Visit) {
  if (!session.runningSince) return {}
  return {
    billedMs: session.billedMs + now.getTime() - session.runningSince.getTime(),
    runningSince: null,
  }
}

/**
 * Takes a visit to one of its ends: the clock stops, everyone is out of the room, other systems are told.
 * Lines stay as they are, because people go on reading and writing after a visit.
 */
export function finish(
  visit: Visit,
  move: Move,
  outcome: { endReason: EndReason; noShowParty?: NoShowParty },
  by: Actor = visit.actor,
) {
  const { now, session } = visit
  const wasRunning = session.status === 'IN_PROGRESS' || session.status === 'PAUSED'
  visit.move(
    move,
    {
      ...stopClock(visit),
      ...withoutModeAsk(session),
      ...(wasRunning && { actualEndTime: now }),
      endReason: outcome.endReason,
      noShowParty: outcome.noShowParty ?? null,
      closedAt: now,
      noShowAt: null,
      jointSince: null,
      ringState: 'none',
    },
    by,
  )
  for (const person of visit.participants) {
    if (isThere(person) || person.graceUntil) {
      visit.setPerson(person.userId, {
        ...(isThere(person) && { leftAt: now }),
        presence: person.presence === 'reconnecting' ? 'disconnected' : person.presence,
        graceUntil: null,
        waitingSince: null,
        mediaUp: false,
      })
    }
  }
  tellEnd(visit)
}

/** What other systems hear of an end. */
function tellEnd(visit: Visit) {
  const { session, ids, now } = visit
  if (session.status === 'CANCELLED') visit.say('consultation.cancelled', ids)
  if (session.status === 'FAILED')
    visit.say('consultation.failed', {
      sessionId: session.id,
      error: session.endReason ?? 'connection_failed',
    })
  if (session.status === 'NO_SHOW')
    visit.say('consultation.missed', { ...ids, noShowParty: session.noShowParty ?? 'BOTH' })
  if (session.status === 'COMPLETED' && session.actualStartTime && session.endReason) {
    visit.say('consultation.ended', {
      ...ids,
      actualStartTime: session.actualStartTime.toISOString(),
      actualEndTime: now.toISOString(),
      durationSeconds: billableSeconds(session, now),
      consultationMode: session.consultationMode,
      bookedMode: session.bookedMode ?? session.consultationMode,
      endReason: session.endReason,
      isRecorded: session.isRecorded,
    })
  }
}
