import type { Realtime } from '../platform/realtime/index.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * Carries WebRTC signals between the devices in a session's media room and tells each of them who is there.
 * Nothing is stored; who sent a signal is the server's word; whoever is not in the room neither sends, nor
 * receives, nor is named.
 */
export function serveMediaFrames(realtime: Realtime) {
  realtime.on('SIGNAL', async ({ connection, payload }) => {
    const { sessionId, to, description, candidate } = payload
    const own = connection.subscriptions.get(sessionId)
    if (!own) throw new Refusal('not_subscribed')
    if (!own.sight.admitted) throw new Refusal('not_admitted')
    if (!own.inMediaRoom || own.identity === null) throw new Refusal('device_not_active')
    const isThere = (identity: string) =>
      realtime.subscribers(sessionId).some((one) => one.inMediaRoom && one.identity === identity)
    if (to !== undefined && !isThere(to)) throw new Refusal('not_found')
    const signal = {
      sessionId,
      from: own.identity,
      ...(description === undefined ? {} : { description }),
      ...(candidate === undefined ? {} : { candidate }),
    }
    realtime.toSession(
      sessionId,
      { type: 'SIGNAL', payload: signal },
      { inMediaRoom: true, except: connection.id, ...(to === undefined ? {} : { identity: to }) },
    )
    return undefined
  })

  realtime.onSubscription({
    mediaRoomChanged: async (sessionId) => {
      realtime.toSession(
        sessionId,
        { type: 'PEERS', payload: { sessionId, identities: peersOf(realtime, sessionId) } },
        { inMediaRoom: true },
      )
    },
  })
}

/** Devices in the media room, each once however many sockets it holds. */
function peersOf(realtime: Realtime, sessionId: string) {
  const peers = new Map(
    realtime.subscribers(sessionId).flatMap(({ identity, inMediaRoom, connection, sight }) => {
      if (!inMediaRoom || identity === null) return []
      const { name, role } = sight
      return [[identity, { identity, userId: connection.person.userId, name, role }] as const]
    }),
  )
  return [...peers.values()]
}
