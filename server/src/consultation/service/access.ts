import type { Person, Tx } from '../../platform/database/index.ts'
import type { Sight } from '../../platform/realtime/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { SessionAccess } from '../door.ts'
import { isChatOpen, maySignal, visibleFrom } from '../policy.ts'
import type { Room } from '../room.ts'
import { loadSeen } from './read-session.ts'

/** See the door. */
export async function accessOf(room: Room, tx: Tx, sessionId: string): Promise<SessionAccess> {
  if (!tx.person) throw new Refusal('not_found')
  const { session, me } = await loadSeen(tx, tx.person.userId, sessionId)
  const readsFrom = visibleFrom(me)
  return {
    sessionId: session.id,
    appointmentId: session.appointmentId,
    patientId: session.patientId,
    doctorId: session.doctorId,
    status: session.status,
    consultationMode: session.consultationMode,
    myRole: me.role,
    myName: me.displayName,
    visibleFrom: readsFrom,
    chatOpen: readsFrom !== null && isChatOpen(session, room.platform.clock.now()),
  }
}

/** See the door. */
export const sightOf = (room: Room, person: Person, sessionId: string): Promise<Sight> =>
  room.platform.database.asPerson(person, async (tx) => {
    const { session, me } = await loadSeen(tx, person.userId, sessionId)
    return {
      visibleFrom: visibleFrom(me),
      admitted: maySignal(session, me),
      lastSeq: await tx.asFlow(() => room.sessionLog.head(tx, sessionId)),
      name: me.displayName,
      role: me.role,
      activeDeviceId: me.activeDeviceId,
    }
  })
