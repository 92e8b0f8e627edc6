import type { Joined, Session } from '@bedside/contract'
import type { Person } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { judge } from '../lifecycle.ts'
import { moverOf } from '../policy.ts'
import { isOpen, isThere, type ParticipantRecord, type SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { loadSeen } from './read-session.ts'
import { viewSession } from './view.ts'

/** Someone who may have a token, and the session as they see it. */
export interface Entitled {
  readonly session: SessionRecord
  readonly me: ParticipantRecord
  readonly view: Session
}

/** What an admitted person gets for one device. Callers have made sure of the admission. */
export async function credentialsFor(
  room: Room,
  { session, me, view }: Entitled,
  deviceId: string,
): Promise<Joined> {
  const identity = `${me.userId}:${deviceId}`
  const given = await room.media.credentials({
    sessionId: session.id,
    roomName: session.roomName,
    identity,
    role: me.role,
  })
  return {
    accessToken: given.accessToken,
    roomName: session.roomName,
    identity,
    participantType: me.role,
    iceServers: given.iceServers,
    tokenExpiresAt: given.expiresAt.toISOString(),
    provider: given.provider,
    mediaUrl: given.mediaUrl,
    session: view,
  }
}

/**
 * A fresh token for the device that holds the media of someone who is in the visit; none on hold.
 * @param deviceId null for a caller that named none: the device that holds the media
 * @throws `join_too_late`, `session_state`, `not_admitted`, `device_not_active`
 */
export async function renewMediaToken(
  room: Room,
  caller: Person,
  sessionId: string,
  deviceId: string | null,
) {
  const { session, me, view } = await room.platform.database.asPerson(caller, async (tx) => {
    const seen = await loadSeen(tx, caller.userId, sessionId)
    refuseUnlessEntitled(seen.session, seen.me, deviceId)
    return { ...seen, view: await viewSession(room, tx, seen) }
  })
  return credentialsFor(room, { session, me, view }, deviceId ?? me.activeDeviceId ?? '')
}

function refuseUnlessEntitled(session: SessionRecord, me: ParticipantRecord, deviceId: string | null) {
  if (!isOpen(session.status)) throw new Refusal('join_too_late', { currentStatus: session.status })
  const verdict = judge(session.status, 'token', moverOf(me))
  if ('refused' in verdict)
    throw new Refusal(verdict.refused, {
      currentStatus: session.status,
      ...(verdict.refused === 'session_state' && { allowedMoves: verdict.allowedMoves }),
    })
  if (!me.admittedAt || !isThere(me)) throw new Refusal('not_admitted')
  if (!me.activeDeviceId || (deviceId !== null && deviceId !== me.activeDeviceId))
    throw new Refusal('device_not_active')
}
