import type { ChatMessage, Receipt } from '@bedside/contract'
import type { MessageRow, ReceiptRow } from './store.ts'

/** A message as it travels, in history, log and frames alike; a deleted one keeps its place without content. */
export const presentMessage = (row: MessageRow): ChatMessage => ({
  messageId: row.id,
  sessionId: row.session_id,
  senderId: row.sender_id,
  senderName: row.sender_name,
  senderType: row.sender_role.toLowerCase() as ChatMessage['senderType'],
  content: row.deleted_at ? '' : row.content,
  messageType: row.message_type as ChatMessage['messageType'],
  timestamp: row.created_at.toISOString(),
  seq: row.seq,
  clientMessageId: row.client_message_id,
  deleted: row.deleted_at !== null,
})

export const presentReceipt = (row: ReceiptRow): Receipt => ({
  userId: row.user_id,
  deliveredSeq: row.delivered_seq,
  readSeq: row.read_seq,
})
