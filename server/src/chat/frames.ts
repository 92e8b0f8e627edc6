import { Refusal } from '../platform/refusal.ts'
import { presentReceipt } from './present.ts'
import type { Room } from './room.ts'
import { saveReceipt } from './service/save-receipt.ts'
import { sendMessage } from './service/send-message.ts'
import { selectReceiptsOfOthers } from './store.ts'

/** Serves messages, receipts and typing over the socket. An ACK of a message holds it as committed. */
export function serveChatFrames(room: Room) {
  const { realtime, database } = room.platform
  realtime.on('CHAT_MESSAGE', async ({ connection, payload }) => ({
    ...(await sendMessage(room, connection.person, payload)),
  }))
  realtime.on('RECEIPT', async ({ connection, payload }) => {
    await saveReceipt(room, connection.person, payload)
    return undefined
  })
  realtime.on('TYPING', async ({ connection, payload: { sessionId, typing } }) => {
    const subscription = connection.subscriptions.get(sessionId)
    if (!subscription) throw new Refusal('not_subscribed')
    if (subscription.sight.visibleFrom === null) throw new Refusal('not_admitted')
    const { userId } = connection.person
    realtime.toSession(
      sessionId,
      { type: 'TYPING', payload: { sessionId, userId, typing } },
      { except: userId },
    )
    return undefined
  })

  // Receipts are no log entries; who comes back learns here what was read meanwhile.
  realtime.onSubscription({
    followed: async ({ connection, sessionId, sight }) => {
      if (sight.visibleFrom === null) return
      const { person } = connection
      const rows = await database.asPerson(person, (tx) =>
        selectReceiptsOfOthers(tx, sessionId, person.userId),
      )
      for (const row of rows)
        connection.send({ type: 'MESSAGE_RECEIPT', payload: { sessionId, ...presentReceipt(row) } })
    },
  })
}
