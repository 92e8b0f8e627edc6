import type { Person, Tx } from '../../platform/database/index.ts'
import { finish } from '../course/finish.ts'
import { isThere } from '../records.ts'
import type { Room } from '../room.ts'
import { findNotes, writeNotes } from '../store/notes-store.ts'
import type { Visit } from '../visit.ts'
import { changeAsPerson } from './change-visit.ts'
import { summarise } from './get-summary.ts'
import { recordMove } from './move-session.ts'

/**
 * The doctor ends the visit for both; after the patient pressed Leave this confirms that they left.
 * @param notes added to the private notes
 */
export const endSession = (room: Room, caller: Person, sessionId: string, notes: string | undefined) =>
  changeAsPerson(
    room,
    caller,
    sessionId,
    (visit) => {
      const hasLeft = !isThere(visit.patient) && visit.patient.leftBy === 'choice'
      finish(visit, 'end', { endReason: hasLeft ? 'patient_left' : 'completed' })
    },
    async (tx, visit) => {
      await recordMove(room, tx, visit, 'session.ended')
      if (notes?.trim()) await addToNotes(tx, visit, notes)
      return summarise(room, tx, visit.session, visit.participants)
    },
  )

/** Adds to what the doctor has written, as a version of its own; under the doctor's own role. */
async function addToNotes(tx: Tx, { session, now }: Pick<Visit, 'session' | 'now'>, notes: string) {
  const had = await findNotes(tx, session.id, true)
  const privateNotes = had?.private_notes ? `${had.private_notes}\n${notes}` : notes
  const { id: sessionId, doctorId } = session
  await writeNotes(tx, { sessionId, doctorId, privateNotes, version: (had?.version ?? 0) + 1 }, now)
}
