import { presentWaiting } from '../present/queue.ts'
import { presenceOf, visiblePeople } from '../present/session.ts'
import { isThere } from '../records.ts'
import type { Room } from '../room.ts'
import { findSessions, listParticipants } from '../store/session-store.ts'
import { loadDesk } from './desk.ts'
import { getQueue } from './queue.ts'

/** SESSION_STATUS to everyone who follows the session, each with the people they may see. */
export async function sendSessionStatus(room: Room, sessionId: string) {
  const { realtime, database, clock } = room.platform
  if (realtime.subscribers(sessionId).length === 0) return
  const picture = await database.asFlow('live picture', async (tx) => {
    const [session] = await findSessions(tx, [sessionId])
    const participants = await listParticipants(tx, [sessionId])
    return session && { session, participants, lastSeq: await room.sessionLog.head(tx, sessionId) }
  })
  if (!picture) return
  const { session, participants, lastSeq } = picture
  for (const { connection } of realtime.subscribers(sessionId)) {
    const me = participants.find(({ userId }) => userId === connection.person.userId)
    if (!me) continue
    connection.send({
      type: 'SESSION_STATUS',
      payload: {
        sessionId,
        status: session.status,
        participants: visiblePeople(participants, me).map((person) => ({
          userId: person.userId,
          role: person.role,
          status: presenceOf(person),
          admitted: person.admittedAt !== null,
        })),
        lastSeq,
        serverTime: clock.now().toISOString(),
      },
    })
  }
}

/** QUEUE to the doctor's desks, WAITING_STATE to everyone who waits for this doctor. */
export async function sendDesk(room: Room, doctorId: string) {
  const { realtime, database } = room.platform
  const desk = await database.asFlow('live desk', (tx) => loadDesk(room, tx, doctorId))
  for (const session of desk.open) {
    for (const me of desk.people.get(session.id) ?? []) {
      if (me.role === 'DOCTOR' || !me.waitingSince || !isThere(me)) continue
      const payload = presentWaiting(desk, session, me)
      for (const { connection } of realtime.subscribers(session.id))
        if (connection.person.userId === me.userId) connection.send({ type: 'WAITING_STATE', payload })
    }
  }
  await sendQueue(room, doctorId)
}

/** QUEUE to the doctor's desks alone, for what nobody who waits needs to know. */
export async function sendQueue(room: Room, doctorId: string) {
  const desks = room.queueDesks.of(doctorId)
  if (desks.length === 0) return
  const payload = await getQueue(room, { userId: doctorId, role: 'DOCTOR' })
  for (const connection of desks) connection.send({ type: 'QUEUE', payload })
}
