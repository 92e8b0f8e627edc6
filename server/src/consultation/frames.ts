import { Refusal } from '../platform/refusal.ts'
import type { Room } from './room.ts'
import { changeAsPerson } from './service/change-visit.ts'
import { renewMediaToken } from './service/media-token.ts'
import { getQueue } from './service/queue.ts'
import { sendMediaStates, takeMediaState } from './service/report-media.ts'
import { takeQuality } from './service/report-quality.ts'

/** The frames of the visit itself; messages, signals and the socket's own belong to other rooms. */
export function serveConsultationFrames(room: Room) {
  const { realtime } = room.platform
  realtime.on('MEDIA_STATE', async ({ connection, payload: { sessionId, ...state } }) => {
    await takeMediaState(room, connection, sessionId, state)
    return undefined
  })
  realtime.on('QUALITY', async ({ connection, payload: { sessionId, ...report } }) => {
    await takeQuality(room, connection, sessionId, report)
    return undefined
  })
  realtime.on('RENEW_TOKEN', async ({ connection, payload: { sessionId } }) => {
    const own = connection.subscriptions.get(sessionId)
    if (!own) throw new Refusal('not_subscribed')
    const deviceId = own.identity?.slice(own.identity.indexOf(':') + 1) ?? null
    return { ...(await renewMediaToken(room, connection.person, sessionId, deviceId)) }
  })
  realtime.on('RING_SEEN', async ({ connection, payload: { sessionId } }) => {
    const { userId } = connection.person
    await changeAsPerson(
      room,
      connection.person,
      sessionId,
      (visit) => {
        if (visit.session.patientId !== userId) throw new Refusal('forbidden')
        if (visit.session.ringState === 'ringing') visit.set({ ringState: 'seen' })
      },
      async () => undefined,
    )
    return undefined
  })
  realtime.on('SUBSCRIBE_QUEUE', async ({ connection }) => {
    const payload = await getQueue(room, connection.person)
    room.queueDesks.add(connection)
    connection.send({ type: 'QUEUE', payload })
    // Whoever waits learns that the doctor is at the desk.
    room.live.deskChanged(connection.person.userId)
    return undefined
  })
  realtime.onSubscription({
    mediaRoomChanged: async (sessionId) => {
      for (const one of realtime.subscribers(sessionId)) if (one.inMediaRoom) sendMediaStates(room, one)
    },
  })
}
