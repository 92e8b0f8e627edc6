import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { belongs } from '../policy.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { findSessionOf, findSessions, listParticipants } from '../store/session-store.ts'
import { viewSession } from './view.ts'

/** A session and the reader's place in it. */
export interface Seen {
  readonly session: SessionRecord
  readonly participants: readonly ParticipantRecord[]
  readonly me: ParticipantRecord
}

/**
 * Loads a session for one of its people; leaves the transaction in the role it had.
 * @throws `not_found` for strangers and unknown ids alike
 */
export async function loadSeen(tx: Tx, userId: string, sessionId: string): Promise<Seen> {
  return tx.asFlow(async () => {
    const [[session], participants] = await Promise.all([
      findSessions(tx, [sessionId]),
      listParticipants(tx, [sessionId]),
    ])
    const me = participants.find((person) => person.userId === userId)
    if (!session || !belongs(me)) throw new Refusal('not_found')
    return { session, participants, me }
  })
}

/** One session as the caller may see it. */
export const getSession = (room: Room, caller: Person, sessionId: string) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const seen = await loadSeen(tx, caller.userId, sessionId)
    return viewSession(room, tx, seen)
  })

/** The session of an appointment, as a list of one or none. */
export const findSession = (room: Room, caller: Person, appointmentId: string) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const found = await findSessionOf(tx, appointmentId)
    if (!found) return { items: [], nextCursor: null }
    const seen = await loadSeen(tx, caller.userId, found.id)
    return { items: [await viewSession(room, tx, seen)], nextCursor: null }
  })
