import type { Notes, RequestValue } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayWriteNotes } from '../policy.ts'
import type { Room } from '../room.ts'
import { findNotes, listSentSummaries, writeNotes, writeSentSummary } from '../store/notes-store.ts'
import { loadSeen, type Seen } from './read-session.ts'

/** The doctor reads the private note, the draft for the patient and what was sent. */
export const getNotes = (room: Room, caller: Person, sessionId: string) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const seen = await loadSeen(tx, caller.userId, sessionId)
    if (!mayWriteNotes(seen.me)) throw new Refusal('forbidden')
    await recordNotes(room, tx, seen, 'notes.read')
    return readNotes(tx, sessionId)
  })

/**
 * Saves both texts as the next version. The patient reads nothing of it before {@link sendSummary}.
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
    const { privateNotes, patientSummary: patientDraft, version } = body
    const now = room.platform.clock.now()
    const held = (await findNotes(tx, sessionId, true))?.version ?? 0
    const next = { sessionId, doctorId, privateNotes, patientDraft, version: version + 1 }
    const isWritten = held === version && (await writeNotes(tx, next, now))
    if (!isWritten) throw new Refusal('notes_conflict')
    await recordNotes(room, tx, seen, 'notes.saved')
    return readNotes(tx, sessionId)
  })

/**
 * Sends the saved draft to the patient. The first words are announced, once; later ones correct them. The same words sent again
 * change nothing.
 * @throws `notes_conflict` when `version` is not the last one, `invalid_input` where nothing is drafted; nothing is then sent
 */
export const sendSummary = (room: Room, caller: Person, sessionId: string, version: number) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const seen = await loadSeen(tx, caller.userId, sessionId)
    if (!mayWriteNotes(seen.me)) throw new Refusal('forbidden')
    const notes = await findNotes(tx, sessionId, true)
    if (notes?.version !== version) throw new Refusal('notes_conflict')
    const text = notes.patient_draft.trim()
    if (!text) {
      const errors = [{ pointer: '/version', detail: 'nothing is written for the patient in this version' }]
      throw new Refusal('invalid_input', { errors })
    }
    await send(room, tx, seen, text)
    return readNotes(tx, sessionId)
  })

async function send(room: Room, tx: Tx, seen: Seen, text: string) {
  const { id: sessionId, doctorId, patientId } = seen.session
  const before = (await listSentSummaries(tx, [sessionId])).get(sessionId)
  if (before?.text === text) return
  await writeSentSummary(tx, { sessionId, doctorId, patientId, text }, room.platform.clock.now())
  await room.sessionLog.append(tx, sessionId, { eventType: 'summary.updated', userId: doctorId })
  await recordNotes(room, tx, seen, 'summary.sent')
  if (before === undefined)
    await room.platform.events.say(tx, 'consultation.summary.ready', sessionId, {
      sessionId,
      patientId,
      doctorId,
    })
}

async function readNotes(tx: Tx, sessionId: string): Promise<Notes> {
  const notes = await findNotes(tx, sessionId)
  const sent = (await listSentSummaries(tx, [sessionId])).get(sessionId)
  return {
    privateNotes: notes?.private_notes ?? '',
    patientSummary: notes?.patient_draft ?? '',
    version: notes?.version ?? 0,
    savedAt: notes?.saved_at.toISOString() ?? null,
    sentSummary: sent?.text ?? null,
    sentAt: sent?.savedAt.toISOString() ?? null,
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
