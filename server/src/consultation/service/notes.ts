import type { Notes, RequestValue } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayWriteNotes } from '../policy.ts'
import type { Room } from '../room.ts'
import { findNotes, listPatientSummaries, writeNotes, writePatientSummary } from '../store/notes-store.ts'
import { loadSeen, type Seen } from './read-session.ts'

/** The doctor reads the private note and what the patient will read. */
export const getNotes = (room: Room, caller: Person, sessionId: string) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const seen = await loadSeen(tx, caller.userId, sessionId)
    if (!mayWriteNotes(seen.me)) throw new Refusal('forbidden')
    await recordNotes(room, tx, seen, 'notes.read')
    return readNotes(tx, sessionId)
  })

/**
 * Saves both texts as the next version. The first words for the patient are announced, once.
 * @throws `notes_conflict` when `version` is not the last one; nothing is then written
 */
export const saveNotes = (
  room: Room,
  caller: Person,
  sessionId: string,
  body: RequestValue<'saveNotes', 'body'>,
) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const seen = await loadSeen(tx, caller.userId, sessionId)
    if (!mayWriteNotes(seen.me)) throw new Refusal('forbidden')
    const { doctorId } = seen.session
    const { privateNotes, version } = body
    const now = room.platform.clock.now()
    const held = (await findNotes(tx, sessionId, true))?.version ?? 0
    const isWritten =
      held === version &&
      (await writeNotes(tx, { sessionId, doctorId, privateNotes, version: version + 1 }, now))
    if (!isWritten) throw new Refusal('notes_conflict')
    await savePatientSummary(room, tx, seen, body.patientSummary)
    await recordNotes(room, tx, seen, 'notes.saved')
    return readNotes(tx, sessionId)
  })

async function savePatientSummary(room: Room, tx: Tx, { session }: Seen, patientSummary: string) {
  const { id: sessionId, doctorId, patientId } = session
  const before = (await listPatientSummaries(tx, [sessionId])).get(sessionId)
  if ((before ?? '') === patientSummary) return
  const now = room.platform.clock.now()
  await writePatientSummary(tx, { sessionId, doctorId, patientId, patientSummary }, now)
  await room.sessionLog.append(tx, sessionId, { eventType: 'summary.updated', userId: doctorId })
  // A row is made by the first words, so later ones are no news.
  if (before === undefined)
    await room.platform.events.say(tx, 'consultation.summary.ready', sessionId, {
      sessionId,
      patientId,
      doctorId,
    })
}

async function readNotes(tx: Tx, sessionId: string): Promise<Notes> {
  const notes = await findNotes(tx, sessionId)
  const patientSummary = (await listPatientSummaries(tx, [sessionId])).get(sessionId) ?? ''
  return {
    privateNotes: notes?.private_notes ?? '',
    patientSummary,
    version: notes?.version ?? 0,
    savedAt: notes?.saved_at.toISOString() ?? null,
  }
}

const recordNotes = ({ audit }: Room, tx: Tx, { session }: Seen, action: string) =>
  audit.record(tx, {
    action,
    subjectType: 'notes',
    subjectId: session.id,
    sessionId: session.id,
    patientId: session.patientId,
  })
