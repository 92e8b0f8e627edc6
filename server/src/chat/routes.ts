import type { Room } from './room.ts'
import { deleteMessage } from './service/delete-message.ts'
import { listMessages } from './service/list-messages.ts'
import { saveReceipt } from './service/save-receipt.ts'
import { sendMessage } from './service/send-message.ts'

/** Serves history, sending without a socket, receipts and taking back. */
export function serveChat(room: Room) {
  const { http } = room.platform
  http.route('listMessages', ({ caller, params: { sessionId }, query }) =>
    listMessages(room, caller, { sessionId, ...query }),
  )
  http.route('sendMessage', ({ caller, params: { sessionId }, body }) =>
    sendMessage(room, caller, { sessionId, ...body }),
  )
  http.route('saveReceipt', async ({ caller, params: { sessionId }, body }) => {
    await saveReceipt(room, caller, { sessionId, ...body })
    return undefined
  })
  http.route('deleteMessage', ({ caller, params }) => deleteMessage(room, caller, params))
}
