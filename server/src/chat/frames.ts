import { Refusal } from '../platform/refusal.ts'
import type { Room } from './room.ts'
import { saveReceipt } from './service/save-receipt.ts'
import { sendMessage } from './service/send-message.ts'
import { tellReceipts } from './service/tell-receipts.ts'

/** Serves messages, receipts and typing over the socket. An ACK of a message holds it as committed. */
export function serveChatFrames(room: Room) {
  const { realtime } = room.platform
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

  realtime.onSubscription({ followed: (subscription) => tellReceipts(room, subscription) })
}
