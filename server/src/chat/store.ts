import { type Selectable, sql } from 'kysely'
import type { Schema, Tx } from '../platform/database/index.ts'

const messageColumns = [
  'id',
  'session_id',
  'seq',
  'sender_id',
  'sender_role',
  'sender_name',
  'message_type',
  'content',
  'client_message_id',
  'deleted_at',
  'created_at',
] as const

/** A message as kept; file columns stay with attachments. */
export type MessageRow = Pick<Selectable<Schema['consultation_messages']>, (typeof messageColumns)[number]>
export type ReceiptRow = Pick<
  Selectable<Schema['message_receipts']>,
  'user_id' | 'delivered_seq' | 'read_seq'
>

export async function insertMessage({ q }: Tx, message: Omit<MessageRow, 'deleted_at'>): Promise<void> {
  await q.insertInto('consultation_messages').values(message).execute()
}

/** True for the database's refusal of a second message under one `clientMessageId`. */
export const isRepeatedMessage = (error: unknown) => {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'consultation_messages_sent_once'
}

/** The first message a person sent under a `clientMessageId`. */
export function findSentMessage(
  { q }: Tx,
  sent: { sessionId: string; senderId: string; clientMessageId: string },
): Promise<MessageRow | undefined> {
  return q
    .selectFrom('consultation_messages')
    .select(messageColumns)
    .where('session_id', '=', sent.sessionId)
    .where('sender_id', '=', sent.senderId)
    .where('client_message_id', '=', sent.clientMessageId)
    .executeTakeFirst()
}

export function findMessage(
  { q }: Tx,
  sessionId: string,
  messageId: string,
): Promise<MessageRow | undefined> {
  return q
    .selectFrom('consultation_messages')
    .select(messageColumns)
    .where('session_id', '=', sessionId)
    .where('id', '=', messageId)
    .executeTakeFirst()
}

/** Messages before a position, newest first. */
export function selectMessagesBefore(
  { q }: Tx,
  sessionId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<MessageRow[]> {
  return q
    .selectFrom('consultation_messages')
    .select(messageColumns)
    .where('session_id', '=', sessionId)
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

export function selectMessagesAt(
  { q }: Tx,
  sessionId: string,
  seqs: readonly number[],
): Promise<MessageRow[]> {
  return q
    .selectFrom('consultation_messages')
    .select(messageColumns)
    .where('session_id', '=', sessionId)
    .where('seq', 'in', seqs)
    .execute()
}

/** Empties an own message's text; undefined when it was empty already. */
export function emptyMessage({ q }: Tx, messageId: string, at: Date): Promise<MessageRow | undefined> {
  return q
    .updateTable('consultation_messages')
    .set({ content: '', deleted_at: at })
    .where('id', '=', messageId)
    .where('deleted_at', 'is', null)
    .returning(messageColumns)
    .executeTakeFirst()
}

/** Raises a person's own marks; a mark never goes down. Undefined when nothing rose. */
export function raiseReceipt(
  { q }: Tx,
  mark: { sessionId: string; userId: string; delivered: number; read: number; at: Date },
): Promise<ReceiptRow | undefined> {
  return q
    .insertInto('message_receipts')
    .values({
      session_id: mark.sessionId,
      user_id: mark.userId,
      delivered_seq: mark.delivered,
      read_seq: mark.read,
      updated_at: mark.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['session_id', 'user_id'])
        .doUpdateSet({
          delivered_seq: sql`greatest(message_receipts.delivered_seq, excluded.delivered_seq)`,
          read_seq: sql`greatest(message_receipts.read_seq, excluded.read_seq)`,
          updated_at: mark.at,
        })
        .where(
          sql<boolean>`(excluded.delivered_seq > message_receipts.delivered_seq or excluded.read_seq > message_receipts.read_seq)`,
        ),
    )
    .returning(['user_id', 'delivered_seq', 'read_seq'])
    .executeTakeFirst()
}

/** How far everybody has received and read. */
export function selectReceipts({ q }: Tx, sessionId: string): Promise<ReceiptRow[]> {
  return q
    .selectFrom('message_receipts')
    .select(['user_id', 'delivered_seq', 'read_seq'])
    .where('session_id', '=', sessionId)
    .orderBy('user_id')
    .execute()
}

/** How many messages sessions hold, deleted ones left out; sessions without any are missing. */
export async function countMessages(
  { q }: Tx,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await q
    .selectFrom('consultation_messages')
    .select(({ fn }) => ['session_id', fn.countAll<number>().as('messages')])
    .where('session_id', 'in', sessionIds)
    .where('deleted_at', 'is', null)
    .groupBy('session_id')
    .execute()
  return new Map(rows.map((row) => [row.session_id, Number(row.messages)]))
}

/** How many messages of others this transaction's person has not read, by session; sessions without any are missing. */
export async function countUnread(
  { q, person }: Tx,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!person || sessionIds.length === 0) return new Map()
  const rows = await q
    .selectFrom('consultation_messages as message')
    .leftJoin('message_receipts as mark', (join) =>
      join.onRef('mark.session_id', '=', 'message.session_id').on('mark.user_id', '=', person.userId),
    )
    .select(({ fn }) => ['message.session_id', fn.countAll<number>().as('messages')])
    .where('message.session_id', 'in', sessionIds)
    .where('message.sender_id', '!=', person.userId)
    .where('message.deleted_at', 'is', null)
    .where(({ eb, fn, val }) => eb('message.seq', '>', fn.coalesce('mark.read_seq', val(0))))
    .groupBy('message.session_id')
    .execute()
  return new Map(rows.map((row) => [row.session_id, Number(row.messages)]))
}
