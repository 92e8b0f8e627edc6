import type { Summary } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { SessionFacts } from '../door.ts'
import { mayReadSummary } from '../policy.ts'
import { presentSummary } from '../present/past.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { listSentSummaries } from '../store/notes-store.ts'
import { loadSeen } from './read-session.ts'
import { doctorOf } from './view.ts'

/** What happened, in short, for those who were there. */
export const getSummary = (room: Room, caller: Person, sessionId: string) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const { session, participants, me } = await loadSeen(tx, caller.userId, sessionId)
    if (!mayReadSummary(me)) throw new Refusal('not_found')
    await room.audit.record(tx, {
      action: 'session.summary_read',
      subjectType: 'session',
      subjectId: sessionId,
      sessionId,
      patientId: session.patientId,
    })
    return summarise(room, tx, session, participants)
  })

/** The summary of a loaded session; under the reader's own role, so that charges and notes stay with whom they concern. */
export async function summarise(
  room: Room,
  tx: Tx,
  session: SessionRecord,
  participants: readonly ParticipantRecord[],
): Promise<Summary> {
  const facts = await factsOf(room, tx, [session.id])
  const summaries = await listSentSummaries(tx, [session.id])
  return presentSummary({
    session,
    doctor: await doctorOf(room, tx, session.doctorId),
    patientName: participants.find(({ role }) => role === 'PATIENT')?.displayName ?? '',
    sent: summaries.get(session.id),
    facts: facts.get(session.id) ?? {},
    now: room.platform.clock.now(),
  })
}

/** What the rooms above know of sessions, put together. */
export async function factsOf(room: Room, tx: Tx, sessionIds: readonly string[]) {
  const all = new Map<string, SessionFacts>()
  for (const source of room.facts) {
    for (const [id, facts] of await source(tx, sessionIds)) all.set(id, { ...all.get(id), ...facts })
  }
  return all
}
