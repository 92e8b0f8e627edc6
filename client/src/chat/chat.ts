import type { ChatMessage, ChatPage, Receipt, ServerFrame, Session } from '@bedside/contract'
import type { Http } from '../http.ts'
import type { KeptValues } from '../kept-values.ts'
import { type Readable, Store } from '../observable.ts'
import { ProblemError } from '../problem-error.ts'
import type { Realtime } from '../realtime/realtime.ts'
import { Scope } from '../scope.ts'
import { type ChatFacts, type ChatState, linesOf, unreadOf } from './chat-state.ts'
import { Outbox } from './outbox.ts'
import { ReceiptSender } from './receipts.ts'

interface ChatOptions {
  readonly sessionId: string
  readonly http: Http
  readonly realtime: Realtime
  readonly kept: KeptValues
}

const PAGE = 50
/** Others see "writing" for at most this long after the last key. */
const TYPING_MS = 4_000

/** The messages of one visit: history, live ones, own ones on their way. Owned by the visit. */
export class Chat {
  readonly #options: ChatOptions
  readonly #scope = new Scope()
  readonly #store = new Store<ChatState>({
    lines: [],
    isLoading: true,
    hasEarlier: false,
    isLoadingEarlier: false,
    draft: '',
    unreadCount: 0,
    failure: null,
  })
  readonly #messages = new Map<string, ChatMessage>()
  readonly #receipts = new Map<string, Receipt>()
  readonly #outbox: Outbox
  readonly #receiptSender: ReceiptSender
  readonly #listeners = new Set<(message: ChatMessage) => void>()
  #me: ChatFacts['me'] = null
  #earlier: string | null = null
  #stopTyping: (() => void) | null = null

  constructor(options: ChatOptions) {
    this.#options = options
    this.#receiptSender = new ReceiptSender(options.sessionId, options.http, options.realtime)
    this.#outbox = new Outbox({
      ...options,
      onChange: () => this.#show(),
      onSent: (_, message) => message && this.#take([message]),
    })
    this.#scope.own(() => this.#outbox.end())
    this.#scope.own(() => this.#receiptSender.end())
    this.#scope.every(5_000, () => this.#outbox.unsent.length > 0 && this.#show())
    this.#store.patch({ draft: options.kept.read<string>(this.#draftKey) ?? '' })
    this.#show()
  }

  /** What screens show; see {@link ChatState}. */
  get state(): Readable<ChatState> {
    return this.#store
  }

  /** Sends a text; its bubble shows at once. Empty texts are ignored. Returns the client id, or null when ignored. */
  send(content: string): string | null {
    if (!content.trim()) return null
    this.setDraft('')
    return this.#outbox.add(content)
  }

  /** Sends a failed message again, under the same client id, so that it cannot double; `key` is its line's. */
  retry(key: string): void {
    this.#outbox.retry(key)
  }

  /** Throws away a message that could not be sent. */
  discard(key: string): void {
    this.#outbox.drop(key)
  }

  /** Keeps what is being written, through reloads, and tells the others that this person is writing. */
  setDraft(draft: string): void {
    this.#store.patch({ draft })
    this.#options.kept.write(this.#draftKey, draft || null)
    this.#typing(draft !== '')
  }

  /** The person has the messages before their eyes. */
  markRead(): void {
    const last = Math.max(0, ...[...this.#messages.values()].map((message) => message.seq))
    if (!this.#me || last === 0) return
    const own = this.#receipts.get(this.#me.userId)
    if ((own?.readSeq ?? 0) >= last) return
    this.#receipts.set(this.#me.userId, { userId: this.#me.userId, deliveredSeq: last, readSeq: last })
    this.#receiptSender.note('read', last)
    this.#show()
  }

  /** Adds the page before the earliest that is shown. */
  async loadEarlier(): Promise<void> {
    if (!this.#earlier || this.#store.getSnapshot().isLoadingEarlier) return
    this.#store.patch({ isLoadingEarlier: true })
    await this.#load(this.#earlier)
    this.#store.patch({ isLoadingEarlier: false })
  }

  /** Takes back an own message; its place stays. Throws {@link ProblemError}. */
  async remove(messageId: string): Promise<void> {
    const { http, sessionId } = this.#options
    this.#take([await http.call('deleteMessage', { params: { sessionId, messageId } })])
  }

  /** Calls back with each message that arrives live, own ones included. Returns its end. */
  onMessage(listener: (message: ChatMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The visit found out who is reading. */
  identify(session: Session): void {
    const userId = myUserId(session)
    if (!userId) return
    const people = [...session.participants, session.doctor, session.patient]
    const name = people.find((one) => one.userId === userId)?.name ?? ''
    this.#me = { userId, name, type: session.myRole.toLowerCase() as ChatMessage['senderType'] }
    this.#show()
  }

  /** Loads the newest page; called by the visit, again after a failure. */
  async open(): Promise<void> {
    this.#store.patch({ isLoading: true })
    await this.#load(null)
    this.#store.patch({ isLoading: false })
  }

  /** Called by the visit with every frame of the session. */
  take(frame: ServerFrame): void {
    if (frame.type === 'CHAT_MESSAGE') {
      this.#take([frame.payload])
      for (const listener of [...this.#listeners]) listener(frame.payload)
    } else if (frame.type === 'MESSAGE_RECEIPT') {
      this.#note([frame.payload])
      this.#show()
    } else if (frame.type === 'SESSION_EVENT' && frame.payload.eventType === 'chat.message_deleted') {
      this.#delete(String(frame.payload.payload.messageId))
    }
  }

  /** Called by the visit. What was not sent is kept for the next page. */
  close(): void {
    this.#typing(false)
    this.#scope.end()
    this.#listeners.clear()
  }

  get #draftKey(): string {
    return `draft:${this.#options.sessionId}`
  }

  async #load(cursor: string | null): Promise<void> {
    const { http, sessionId } = this.#options
    try {
      const query = { cursor: cursor ?? undefined, limit: PAGE }
      const page: ChatPage = await http.call('listMessages', { params: { sessionId }, query })
      if (this.#scope.isEnded) return
      if (cursor === this.#earlier) this.#earlier = page.nextCursor
      this.#note(page.receipts)
      this.#store.patch({ failure: null, hasEarlier: this.#earlier !== null })
      this.#take(page.items)
    } catch (error) {
      this.#store.patch({ failure: error instanceof ProblemError ? error.code : 'internal' })
    }
  }

  #take(messages: readonly ChatMessage[]): void {
    for (const message of messages) {
      const known = this.#messages.get(message.messageId)
      if (!known?.deleted) this.#messages.set(message.messageId, message)
      if (message.clientMessageId) this.#outbox.drop(message.clientMessageId)
      if (message.senderId !== this.#me?.userId) this.#receiptSender.note('delivered', message.seq)
    }
    this.#show()
  }

  #delete(messageId: string): void {
    const message = this.#messages.get(messageId)
    if (message) this.#take([{ ...message, content: '', deleted: true }])
  }

  #note(receipts: readonly Receipt[]): void {
    for (const { userId, deliveredSeq, readSeq } of receipts) {
      const before = this.#receipts.get(userId)
      this.#receipts.set(userId, {
        userId,
        deliveredSeq: Math.max(deliveredSeq, before?.deliveredSeq ?? 0),
        readSeq: Math.max(readSeq, before?.readSeq ?? 0),
      })
    }
  }

  #typing(typing: boolean): void {
    const { realtime, sessionId } = this.#options
    const wasTyping = this.#stopTyping !== null
    this.#stopTyping?.()
    this.#stopTyping = typing ? this.#scope.after(TYPING_MS, () => this.#typing(false)) : null
    if (typing !== wasTyping) realtime.send('TYPING', { sessionId, typing })
  }

  #show(): void {
    const facts: ChatFacts = {
      me: this.#me,
      messages: this.#messages,
      unsent: this.#outbox?.unsent ?? [],
      receipts: this.#receipts,
    }
    this.#store.patch({
      lines: linesOf(facts, this.#options.realtime.clock.now()),
      unreadCount: unreadOf(facts),
    })
  }
}

/** The caller's own user id, from what the session says of them; null when it says nothing. */
export function myUserId(session: Session): string | null {
  if (session.myRole === 'DOCTOR') return session.doctor.userId
  if (session.myRole === 'PATIENT') return session.patient.userId
  return session.participants.find((one) => one.role === session.myRole)?.userId ?? null
}
