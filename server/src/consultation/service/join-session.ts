import { type Joined, type RequestValue, timings, type Waiting } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { enter } from '../course/enter.ts'
import { joinOpensAt } from '../policy.ts'
import { presentWaiting } from '../present/queue.ts'
import { isOpen, isThere, type ParticipantRecord, type SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { updateParticipant } from '../store/session-store.ts'
import type { Visit } from '../visit.ts'
import { changeAsPerson } from './change-visit.ts'
import { refuseUnlessConfirmed } from './create-session.ts'
import { loadDesk } from './desk.ts'
import { credentialsFor, type Entitled } from './media-token.ts'
import { viewSession } from './view.ts'

type JoinBody = RequestValue<'joinSession', 'body'>

/** The device of a caller that names none; calls without a name are one device. */
export const unnamedDevice = 'unnamed-device'

/**
 * Enters the waiting room, or the media room once admitted; again and again it is the same place.
 * The doctor's joining is the start of the visit. Before admission the answer holds nothing of the room.
 */
export async function joinSession(
  room: Room,
  caller: Person,
  sessionId: string,
  body: JoinBody,
): Promise<{ joined: Joined } | { waiting: Waiting }> {
  const deviceId = body.deviceId ?? unnamedDevice
  const answer = await changeAsPerson(
    room,
    caller,
    sessionId,
    async (visit, me, tx) => {
      await refuseUnlessJoinable(room, tx, visit.session)
      const sockets = room.platform.realtime
        .subscribers(sessionId)
        .filter(({ connection }) => connection.person.userId === caller.userId)
      const held = isHeldElsewhere(
        visit,
        me,
        deviceId,
        sockets.map(({ identity }) => identity),
      )
      if (held && !body.takeOver) throw new Refusal('device_not_active')
      enter(visit, caller.userId, {
        deviceId,
        otherDeviceHeld: held,
        isFollowing: sockets.length > 0,
      })
      await updateParticipant(tx, me.id, {
        deviceType: body.device ?? null,
        browser: body.browser ?? null,
        os: body.os ?? null,
      })
      if (sockets.length === 0) await expectSocket(room, tx, sessionId, caller.userId)
    },
    async (tx, visit): Promise<{ waiting: Waiting } | Entitled> => {
      const me = visit.person(caller.userId)
      const { session, participants } = visit
      await room.audit.record(tx, {
        action: 'session.joined',
        subjectType: 'session',
        subjectId: sessionId,
        sessionId,
        patientId: session.patientId,
      })
      if (!me.admittedAt) {
        const desk = await tx.asFlow(() => loadDesk(room, tx, session.doctorId))
        return { waiting: presentWaiting(desk, session, me) }
      }
      return { session, me, view: await viewSession(room, tx, { session, participants, me }) }
    },
  )
  if ('waiting' in answer) return answer
  return { joined: await credentialsFor(room, answer, deviceId) }
}

/** The person came over HTTP; unless a socket or a poll follows, the line counts as lost after the grace. */
export async function expectSocket(
  { platform }: Room,
  tx: Tx,
  sessionId: string,
  userId: string,
  waitMs = 0,
) {
  await platform.jobs.schedule(tx, {
    key: `silence:${sessionId}:${userId}`,
    kind: 'consultation.silence',
    runAt: new Date(platform.clock.now().getTime() + waitMs + timings.leaveGraceMs),
    payload: { sessionId, userId },
  })
}

async function refuseUnlessJoinable(room: Room, tx: Tx, session: SessionRecord) {
  const appointment = (await room.scheduling.appointments(tx, [session.appointmentId])).get(
    session.appointmentId,
  )
  if (session.status === 'CANCELLED') throw new Refusal('appointment_cancelled')
  if (!isOpen(session.status)) throw new Refusal('join_too_late', { currentStatus: session.status })
  if (appointment) refuseUnlessConfirmed(appointment)
  const now = room.platform.clock.now()
  const opensAt = joinOpensAt(session)
  if (session.status === 'SCHEDULED' && now < opensAt)
    throw new Refusal('join_too_early', { opensAt: opensAt.toISOString() })
  // The verdict is due and only waits for its timer.
  if (session.status === 'SCHEDULED' && session.noShowAt && now >= session.noShowAt)
    throw new Refusal('join_too_late', { currentStatus: session.status })
}

/** Another device of this person is on the line and holds the media. Chat goes to all devices. */
function isHeldElsewhere(
  { session }: Visit,
  me: ParticipantRecord,
  deviceId: string,
  identities: readonly (string | null)[],
) {
  if (!me.activeDeviceId || me.activeDeviceId === deviceId) return false
  if (session.consultationMode === 'CHAT' || !isThere(me)) return false
  if (identities.includes(`${me.userId}:${me.activeDeviceId}`)) return true
  return identities.length === 0 && me.presence === 'connected'
}
