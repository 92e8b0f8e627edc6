import type { Tx } from '../../platform/database/index.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { findDesk } from '../store/desk-store.ts'
import { listOpenParticipants, listOpenSessions } from '../store/queue-store.ts'
import { listParticipants } from '../store/session-store.ts'
import type { Desk } from '../waiting-line.ts'

/** A doctor's moment, for the queue and for everyone who waits; under the state machine's role. */
export async function loadDesk(
  room: Room,
  tx: Tx,
  doctorId: string,
  known?: readonly SessionRecord[],
): Promise<Desk> {
  const now = room.platform.clock.now()
  const [record, sessions, everyone] = await Promise.all([
    findDesk(tx, doctorId, now),
    known ?? listOpenSessions(tx, doctorId),
    known
      ? listParticipants(
          tx,
          known.map(({ id }) => id),
        )
      : listOpenParticipants(tx, doctorId),
  ])
  const people = new Map<string, ParticipantRecord[]>()
  for (const person of everyone)
    people.set(person.sessionId, [...(people.get(person.sessionId) ?? []), person])
  return {
    doctorId,
    open: sessions.filter(({ status }) => ['WAITING', 'IN_PROGRESS', 'PAUSED'].includes(status)),
    people,
    record,
    isOnline: room.platform.realtime.isOnline(doctorId),
    now,
  }
}
