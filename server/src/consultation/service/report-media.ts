import type { ServerFramePayload, SessionEventType } from '@bedside/contract'
import type { Connection, Subscription } from '../../platform/realtime/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { reportMedia } from '../course/media.ts'
import { isThere } from '../records.ts'
import type { Room } from '../room.ts'
import { changeAsSystem } from './change-visit.ts'

type MediaState = Pick<ServerFramePayload<'MEDIA_STATE'>, 'media' | 'audio' | 'video' | 'screen'>

/** What each device said last; it is gone with its socket, and the device says it again on the next. */
const lastStates = new WeakMap<Connection, Map<string, MediaState>>()

const switches = [
  ['audio', 'audio_unmuted', 'audio_muted'],
  ['video', 'video_unmuted', 'video_muted'],
  ['screen', 'screen_share.started', 'screen_share.stopped'],
] as const satisfies [keyof MediaState, SessionEventType, SessionEventType][]

/**
 * A device says what it sends and whether media are up: the visit begins by it, mutes go into the log, and the
 * others in the media room see it at once.
 * @throws `not_subscribed`, `not_admitted`, and but for a chat `device_not_active`
 */
export async function takeMediaState(
  room: Room,
  connection: Connection,
  sessionId: string,
  state: MediaState,
) {
  const own = connection.subscriptions.get(sessionId)
  if (!own) throw new Refusal('not_subscribed')
  const before = statesOf(connection).get(sessionId)
  const { userId } = connection.person
  // The tables are asked, not the socket's sight, which a join over HTTP may just have overtaken.
  await changeAsSystem(room, 'media state', sessionId, (visit) => {
    const me = visit.person(userId)
    if (!me.admittedAt || !isThere(me)) throw new Refusal('not_admitted')
    // A chat is on all devices of a person, and none of them is refused.
    const isChat = visit.session.consultationMode === 'CHAT'
    if (!isChat && own.identity !== null && own.identity !== `${userId}:${me.activeDeviceId}`)
      throw new Refusal('device_not_active')
    if (!isChat) reportMedia(visit, userId, state.media === 'up')
    if (!before) return
    for (const [name, on, off] of switches)
      if (before[name] !== state[name]) visit.log(state[name] ? on : off, userId)
  })
  statesOf(connection).set(sessionId, state)
  room.platform.realtime.toSession(
    sessionId,
    { type: 'MEDIA_STATE', payload: { sessionId, userId, identity: identityOf(own), ...state } },
    { inMediaRoom: true, except: connection.id },
  )
}

function statesOf(connection: Connection) {
  const states = lastStates.get(connection) ?? new Map<string, MediaState>()
  lastStates.set(connection, states)
  return states
}

/** Tells a device that came into the media room what the others there send. */
export function sendMediaStates(room: Room, to: Subscription) {
  const { sessionId } = to
  for (const one of room.platform.realtime.subscribers(sessionId)) {
    const state = lastStates.get(one.connection)?.get(sessionId)
    if (!state || !one.inMediaRoom || one.connection === to.connection) continue
    const { userId } = one.connection.person
    to.connection.send({
      type: 'MEDIA_STATE',
      payload: { sessionId, userId, identity: identityOf(one), ...state },
    })
  }
}

/** A socket that named no device speaks for the one that holds the media. */
export const identityOf = ({ identity, sight, connection }: Subscription) =>
  identity ?? `${connection.person.userId}:${sight.activeDeviceId}`

export function entitled(connection: Connection, sessionId: string): Subscription {
  const own = connection.subscriptions.get(sessionId)
  if (!own) throw new Refusal('not_subscribed')
  if (!own.sight.admitted) throw new Refusal('not_admitted')
  if (own.identity !== null && own.identity !== `${connection.person.userId}:${own.sight.activeDeviceId}`)
    throw new Refusal('device_not_active')
  return own
}
