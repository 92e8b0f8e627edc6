import type { Platform } from '../platform/index.ts'
import type { Consultation } from './door.ts'
import { serveConsultationFrames } from './frames.ts'
import { KnownVisits } from './known-visits.ts'
import { Live } from './live.ts'
import { PollTimes } from './poll-times.ts'
import { QueueDesks } from './queue-desks.ts'
import { consultationReactions } from './reactions.ts'
import type { Doors, Room } from './room.ts'
import { serveConsultation } from './routes.ts'
import { accessOf, sightOf } from './service/access.ts'
import { sendDesk, sendQueue, sendSessionStatus } from './service/pictures.ts'
import { handleTimers, resumeAfterRestart } from './service/presence.ts'

import { lockSession } from './store/session-store.ts'

export type { Consultation, SessionAccess, SessionFacts, SessionFactsSource, UnreadSource } from './door.ts'

/** Opens the room of the visit itself: its routes, frames, timers and reactions. */
export function openConsultation(platform: Platform, doors: Doors): Consultation {
  const live = new Live(
    {
      session: (sessionId) => sendSessionStatus(room, sessionId),
      desk: (doctorId) => sendDesk(room, doctorId),
      queue: (doctorId) => sendQueue(room, doctorId),
    },
    platform.log,
  )
  const room: Room = {
    ...doors,
    platform,
    live,
    queueDesks: new QueueDesks(),
    polls: new PollTimes(platform.clock),
    known: new KnownVisits(),
    facts: [],
    unread: async () => new Map(),
  }
  serveConsultation(room)
  serveConsultationFrames(room)
  handleTimers(room)
  platform.events.listen('consultation', consultationReactions(room))
  return {
    access: (tx, sessionId) => accessOf(room, tx, sessionId),
    sight: (person, sessionId) => sightOf(room, person, sessionId),
    hold: async (tx, sessionId) => {
      await lockSession(tx, sessionId)
    },
    addFacts: (source) => {
      room.facts.push(source)
    },
    useUnread: (source) => {
      room.unread = source
    },
    unreadChanged: (doctorId) => {
      if (room.queueDesks.of(doctorId).length > 0) live.queueChanged(doctorId)
    },
    resumeAfterRestart: () => resumeAfterRestart(room),
    settled: () => live.settled(),
  }
}
