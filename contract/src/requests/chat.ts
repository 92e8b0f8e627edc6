import { z } from 'zod'
import { limits } from '../limits.ts'
import { Cursor, Instant, prose, Uuid } from '../primitives.ts'
import { messageTypes } from '../words.ts'

/** Roles as the sources write them in messages. */
const senderTypes = [
  'patient',
  'doctor',
  'caregiver',
  'interpreter',
  'specialist',
  'observer',
  'system',
] as const

/** One chat message; the payload of `CHAT_MESSAGE` and of `chat.message` in the session log. */
export const ChatMessage = z
  .object({
    messageId: Uuid,
    sessionId: Uuid,
    senderId: Uuid.nullable(),
    senderName: z.string(),
    senderType: z.enum(senderTypes),
    /** Empty once deleted. */
    content: z.string(),
    messageType: z.enum(messageTypes),
    timestamp: Instant,
    seq: z.number().int(),
    clientMessageId: Uuid.nullable(),
    deleted: z.boolean(),
  })
  .meta({ id: 'ChatMessage' })
export type ChatMessage = z.infer<typeof ChatMessage>

const content = prose(limits.messageCharacters).min(1).regex(/\S/u, 'not only spaces')

/** A message to send, by REST or as `CHAT_MESSAGE`. Blank texts are `invalid_input`. */
export const SendMessageBody = z.strictObject({
  content,
  messageType: z.literal('text').default('text'),
  /** Made by the client; a resend with the same id is answered with the first message. */
  clientMessageId: Uuid,
})

/** Newest page first; items within a page rise by `seq`. */
export const ChatQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageItems).default(50),
})

/** How far a person has received and read, by `seq`; a page of messages carries everybody's, one's own included. */
export const Receipt = z
  .object({ userId: Uuid, deliveredSeq: z.number().int(), readSeq: z.number().int() })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

/** A page of a session's messages with everybody's receipts; `nextCursor` leads to older ones. */
export const ChatPage = z
  .object({ items: z.array(ChatMessage), receipts: z.array(Receipt), nextCursor: z.string().nullable() })
  .meta({ id: 'ChatPage' })
export type ChatPage = z.infer<typeof ChatPage>

export const SaveReceiptBody = z.strictObject({
  seq: z.number().int().min(1),
  status: z.enum(['delivered', 'read']),
})

export const MessagePath = z.object({ sessionId: Uuid, messageId: Uuid })
