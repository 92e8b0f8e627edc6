import type { ChatMessage, Receipt } from '@bedside/contract'
import type { ClientErrorCode } from '../problem-error.ts'

/** Where an own message stands. `failed` was refused or could not be sent and waits for a person's retry. */
export type DeliveryState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/** A message as a screen shows it; the others' are always `sent`. */
export interface ChatLine {
  /** Stable from the first bubble on. */
  readonly key: string
  readonly messageId: string | null
  readonly senderId: string | null
  readonly senderName: string
  readonly senderType: ChatMessage['senderType']
  readonly isMine: boolean
  readonly content: string
  readonly messageType: ChatMessage['messageType']
  readonly timestamp: string
  /** Null until the server has numbered it. */
  readonly seq: number | null
  readonly isDeleted: boolean
  readonly delivery: DeliveryState
  /** Being sent for longer than 20 s: time to show the clinic's phone beside it. */
  readonly isLate: boolean
  /** Why it failed. */
  readonly failure: ClientErrorCode | null
}

/** Everything a screen shows of the chat; a new object after each change. */
export interface ChatState {
  /** Oldest first, by `seq`; what is not yet numbered stands last in the order it was written. */
  readonly lines: readonly ChatLine[]
  readonly isLoading: boolean
  readonly hasEarlier: boolean
  readonly isLoadingEarlier: boolean
  readonly draft: string
  /** Messages of others after the last one this person has read. */
  readonly unreadCount: number
  readonly failure: ClientErrorCode | null
}

/** A message written here that the server has not confirmed. */
export interface Unsent {
  readonly clientMessageId: string
  readonly content: string
  readonly writtenAt: string
  readonly failure: ClientErrorCode | null
}

export interface ChatFacts {
  readonly me: {
    readonly userId: string
    readonly name: string
    readonly type: ChatMessage['senderType']
  } | null
  readonly messages: ReadonlyMap<string, ChatMessage>
  readonly unsent: readonly Unsent[]
  readonly receipts: ReadonlyMap<string, Receipt>
}

const LATE_AFTER_MS = 20_000

/** What to show, from what is known; pure. */
export function linesOf(facts: ChatFacts, nowMs: number): ChatLine[] {
  const confirmed = new Set([...facts.messages.values()].map((message) => message.clientMessageId))
  return [
    ...[...facts.messages.values()]
      .sort((a, b) => a.seq - b.seq)
      .map((message) => confirmedLine(message, facts)),
    ...facts.unsent
      .filter((unsent) => !confirmed.has(unsent.clientMessageId))
      .map((unsent) => unsentLine(unsent, facts, nowMs)),
  ]
}

/** The others' messages after what this person has read; pure. */
export function unreadOf(facts: ChatFacts): number {
  const readSeq = facts.me ? (facts.receipts.get(facts.me.userId)?.readSeq ?? 0) : 0
  return [...facts.messages.values()].filter(
    (message) => message.seq > readSeq && message.senderId !== null && message.senderId !== facts.me?.userId,
  ).length
}

function confirmedLine(message: ChatMessage, facts: ChatFacts): ChatLine {
  const isMine = message.senderId !== null && message.senderId === facts.me?.userId
  return {
    key: (isMine ? message.clientMessageId : null) ?? message.messageId,
    messageId: message.messageId,
    senderId: message.senderId,
    senderName: message.senderName,
    senderType: message.senderType,
    isMine,
    content: message.content,
    messageType: message.messageType,
    timestamp: message.timestamp,
    seq: message.seq,
    isDeleted: message.deleted,
    delivery: isMine ? deliveryOf(message, facts) : 'sent',
    isLate: false,
    failure: null,
  }
}

function deliveryOf(message: ChatMessage, { me, receipts }: ChatFacts): DeliveryState {
  const others = [...receipts.values()].filter((receipt) => receipt.userId !== me?.userId)
  if (others.some((receipt) => receipt.readSeq >= message.seq)) return 'read'
  return others.some((receipt) => receipt.deliveredSeq >= message.seq) ? 'delivered' : 'sent'
}

function unsentLine(unsent: Unsent, { me }: ChatFacts, nowMs: number): ChatLine {
  return {
    key: unsent.clientMessageId,
    messageId: null,
    senderId: me?.userId ?? null,
    senderName: me?.name ?? '',
    senderType: me?.type ?? 'patient',
    isMine: true,
    content: unsent.content,
    messageType: 'text',
    timestamp: unsent.writtenAt,
    seq: null,
    isDeleted: false,
    delivery: unsent.failure ? 'failed' : 'sending',
    isLate: nowMs - Date.parse(unsent.writtenAt) > LATE_AFTER_MS,
    failure: unsent.failure,
  }
}
