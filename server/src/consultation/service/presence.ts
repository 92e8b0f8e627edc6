import { type Deadline, meetDeadline } from '../course/deadlines.ts'
import { drop, endGrace, follow, loseTrack } from '../course/line.ts'
import { touchedMs } from '../poll-times.ts'
import { isOpen, isThere, type ParticipantRecord, type SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { listKnownLines } from '../store/session-store.ts'
import { changeAsSystem } from './change-visit.ts'
import { expectSocket } from './join-session.ts'

/** Whether a socket of this person follows the session on this node. */
const isOnSocket = (room: Room, sessionId: string, userId: string) =>
  room.platform.realtime.subscribers(sessionId).some(({ connection }) => connection.person.userId === userId)

/** A socket began to follow: a return, or only a line. */
export async function personFollows(room: Room, sessionId: string, userId: string) {
  await changeAsSystem(room, 'presence', sessionId, (visit) => follow(visit, userId))
  room.live.sessionChanged(sessionId)
}

/** A socket went. While another one of the person follows, only what the gone device sent is lost. */
export async function personGone(room: Room, sessionId: string, userId: string, identity: string | null) {
  await changeAsSystem(room, 'presence', sessionId, (visit) => {
    if (!isOnSocket(room, sessionId, userId)) {
      drop(visit, userId)
      return
    }
    const me = visit.person(userId)
    const isActive = identity === `${userId}:${me.activeDeviceId}`
    if (isActive && me.mediaUp && visit.session.consultationMode !== 'CHAT')
      visit.setPerson(userId, { mediaUp: false })
  })
}

/** A long poll stands for a socket: it brings a person back and holds the line until the next one is due. */
export async function pollSeen(room: Room, session: SessionRecord, me: ParticipantRecord, waitMs: number) {
  if (!isOpen(session.status) || !isThere(me) || isOnSocket(room, session.id, me.userId)) return
  const isChatUp = session.consultationMode !== 'CHAT' || me.mediaUp
  if (me.presence !== 'connected' || !isChatUp)
    await changeAsSystem(room, 'presence', session.id, (visit) => follow(visit, me.userId))
  if (!room.polls.isDue(`${session.id}:${me.userId}`, touchedMs)) return
  await room.platform.database.asFlow('presence', (tx) =>
    expectSocket(room, tx, session.id, me.userId, waitMs),
  )
}

/** The timers of this room; each looks again at what it was set for, so a late or repeated run does nothing. */
export function handleTimers(room: Room) {
  const { jobs, realtime } = room.platform
  jobs.handle('consultation.deadline', ({ sessionId, deadline }) =>
    changeAsSystem(room, `timer ${deadline}`, String(sessionId), (visit) =>
      meetDeadline(visit, deadline as Deadline),
    ),
  )
  jobs.handle('consultation.grace', ({ sessionId, userId }) =>
    changeAsSystem(room, 'timer grace', String(sessionId), (visit) => endGrace(visit, String(userId))),
  )
  jobs.handle('consultation.silence', async ({ sessionId, userId }) => {
    if (isOnSocket(room, String(sessionId), String(userId))) return
    await changeAsSystem(room, 'timer silence', String(sessionId), (visit) => drop(visit, String(userId)))
  })
  realtime.onSubscription({
    followed: ({ sessionId, connection }) =>
      room.live.hold(personFollows(room, sessionId, connection.person.userId)),
    gone: ({ sessionId, connection, identity }) =>
      room.live.hold(personGone(room, sessionId, connection.person.userId, identity)),
  })
}

/** See the door. */
export async function resumeAfterRestart(room: Room) {
  const lines = await room.platform.database.asFlow('restart', listKnownLines)
  const sessions = new Map<string, string[]>()
  for (const { session_id, user_id } of lines)
    sessions.set(session_id, [...(sessions.get(session_id) ?? []), user_id])
  for (const [sessionId, userIds] of sessions)
    await changeAsSystem(room, 'restart', sessionId, (visit) => {
      for (const userId of userIds) loseTrack(visit, userId)
    })
}
