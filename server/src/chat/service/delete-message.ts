import type { ChatMessage } from '@bedside/contract'
import type { Person } from '../../platform/database/index.ts'
import { forgetReplies } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refusalToDelete, refusalToWrite } from '../policy.ts'
import { presentMessage } from '../present.ts'
import type { Room } from '../room.ts'
import { emptyMessage, findMessage } from '../store.ts'

/**
 * Takes an own message back: its text is gone everywhere, its place stays, the log says so. Again it answers the same.
 * @throws `not_found` for strangers and unknown messages, `forbidden` for another's, `chat_closed`
 */
export function deleteMessage(
  { platform, consultation, sessionLog, audit }: Room,
  person: Person,
  { sessionId, messageId }: { sessionId: string; messageId: string },
): Promise<ChatMessage> {
  return platform.database.asPerson(person, async (tx) => {
    const access = await consultation.access(tx, sessionId)
    const message = await findMessage(tx, sessionId, messageId)
    if (!message) throw new Refusal('not_found')
    const refusal = refusalToDelete(access, { senderId: message.sender_id, userId: person.userId })
    if (refusal) throw new Refusal(refusal)
    if (message.deleted_at) return presentMessage(message)
    const closed = refusalToWrite(access)
    if (closed) throw new Refusal(closed)
    const emptied = await emptyMessage(tx, messageId, platform.clock.now())
    // Someone with the same sign-in was quicker.
    if (!emptied) return presentMessage({ ...message, content: '', deleted_at: platform.clock.now() })
    await sessionLog.append(tx, sessionId, {
      eventType: 'chat.message_deleted',
      userId: person.userId,
      payload: { messageId, messageSeq: emptied.seq },
    })
    if (person.userId !== access.doctorId) tx.afterCommit(() => consultation.unreadChanged(access.doctorId))
    await forgetReplies(tx, person, 'sendMessage', { sessionId })
    await audit.record(tx, {
      action: 'chat.message_deleted',
      subjectType: 'message',
      subjectId: messageId,
      patientId: access.patientId,
      sessionId,
    })
    return presentMessage(emptied)
  })
}
