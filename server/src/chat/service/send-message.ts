import { randomUUID } from 'node:crypto'
import type { ChatMessage } from '@bedside/contract'
import type { SessionAccess } from '../../consultation/index.ts'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refusalToWrite, tellsDoctor } from '../policy.ts'
import { presentMessage } from '../present.ts'
import type { Room } from '../room.ts'
import { findSentMessage, insertMessage, isRepeatedMessage } from '../store.ts'

interface Sending {
  readonly sessionId: string
  readonly content: string
  readonly messageType: 'text'
  readonly clientMessageId: string
}

/**
 * Writes a message and its log entry in one transaction; when this resolves both are committed. The same
 * `clientMessageId` of the same sender is answered with the first message and writes nothing, in a race too.
 * @throws `not_found` for strangers, `not_admitted`, `chat_closed`, `too_many_requests`
 */
export async function sendMessage(room: Room, sender: Person, sending: Sending): Promise<ChatMessage> {
  if (!room.rate.take(sender.userId)) throw new Refusal('too_many_requests', { retryAfterSeconds: 1 })
  const { database } = room.platform
  try {
    return await database.asPerson(sender, (tx) => write(room, tx, sender, sending))
  } catch (error) {
    if (!isRepeatedMessage(error)) throw error
    // The database refused the second one; its entry and number went back with the transaction.
    const first = await database.asPerson(sender, (tx) => findFirst(tx, sender, sending))
    if (!first) throw error
    return first
  }
}

async function write(room: Room, tx: Tx, { userId }: Person, sending: Sending) {
  const { sessionLog, consultation, platform } = room
  const { sessionId } = sending
  const access = await consultation.access(tx, sessionId)
  const refusal = refusalToWrite(access)
  if (refusal) {
    // Sent before the chat closed, asked again after: still the first answer.
    const first = access.visibleFrom === null ? null : await findFirst(tx, { userId }, sending)
    if (first) return first
    throw new Refusal(refusal)
  }
  const messageId = randomUUID()
  // The text lives in the message's row alone, so that taking it back leaves none in the log.
  const seq = await sessionLog.append(tx, sessionId, {
    eventType: 'chat.message',
    userId,
    payload: { messageId },
  })
  const row = {
    id: messageId,
    session_id: sessionId,
    seq,
    sender_id: userId,
    sender_role: access.myRole,
    sender_name: access.myName,
    message_type: sending.messageType,
    content: sending.content,
    client_message_id: sending.clientMessageId,
    created_at: platform.clock.now(),
  }
  await insertMessage(tx, row)
  if (tellsDoctor(access, userId)) await tellDoctor(room, tx, access, userId)
  if (userId !== access.doctorId) tx.afterCommit(() => consultation.unreadChanged(access.doctorId))
  return presentMessage({ ...row, deleted_at: null })
}

/** Who has the visit open reads the message there. */
async function tellDoctor({ platform }: Room, tx: Tx, access: SessionAccess, senderId: string) {
  const { sessionId, appointmentId, patientId, doctorId, status } = access
  const readers = platform.realtime.subscribers(sessionId)
  if (readers.some(({ connection }) => connection.person.userId === doctorId)) return
  await platform.events.say(tx, 'consultation.message.left', sessionId, {
    sessionId,
    appointmentId,
    patientId,
    doctorId,
    senderId,
    status,
  })
}

async function findFirst(
  tx: Tx,
  { userId }: Pick<Person, 'userId'>,
  { sessionId, clientMessageId }: Sending,
) {
  const row = await findSentMessage(tx, { sessionId, senderId: userId, clientMessageId })
  return row ? presentMessage(row) : null
}
