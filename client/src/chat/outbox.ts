import type { ChatMessage } from '@bedside/contract'
import type { Http } from '../http.ts'
import type { KeptValues } from '../kept-values.ts'
import { newId } from '../new-id.ts'
import { ProblemError } from '../problem-error.ts'
import { backoffMs } from '../realtime/backoff.ts'
import type { Realtime } from '../realtime/realtime.ts'
import { Scope } from '../scope.ts'
import type { Unsent } from './chat-state.ts'

interface OutboxOptions {
  readonly sessionId: string
  readonly http: Http
  readonly realtime: Realtime
  readonly kept: KeptValues
  readonly onChange: () => void
  /** The server has this message; called once each. */
  readonly onSent: (clientMessageId: string, message: ChatMessage | null) => void
}

const RETRY = { firstMs: 500, longestMs: 5_000 }
/** A frame without an answer is tried by REST after this. */
const ACK_MS = 6_000

/**
 * Messages on their way, one after another in the order they were written. A message leaves only when the server
 * has it or a person gives it up; every try carries the same id, so no try makes a second message. What is not
 * sent is kept in the storage and goes on after a reload.
 */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #scope = new Scope()
  readonly #key: string
  #unsent: readonly Unsent[]
  #isSending = false
  #attempt = 0
  #cancelWait: () => void = () => undefined

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#key = `outbox:${options.sessionId}`
    this.#unsent = options.kept.read<Unsent[]>(this.#key) ?? []
    this.#scope.own(options.realtime.line.subscribe(() => this.wake()))
    void this.#work()
  }

  get unsent(): readonly Unsent[] {
    return this.#unsent
  }

  /** Takes a text and returns its client id; the bubble is there before this returns. */
  add(content: string): string {
    const unsent = { clientMessageId: newId(), content, writtenAt: this.#now(), failure: null }
    this.#keep([...this.#unsent, unsent])
    void this.#work()
    return unsent.clientMessageId
  }

  /** Sends a failed message once more, under its old id. */
  retry(clientMessageId: string): void {
    this.#mark(clientMessageId, { failure: null, writtenAt: this.#now() })
    this.wake()
  }

  /** Gives a message up, or notes that it was seen among the server's. */
  drop(clientMessageId: string): void {
    if (this.#unsent.some((unsent) => unsent.clientMessageId === clientMessageId))
      this.#keep(this.#unsent.filter((unsent) => unsent.clientMessageId !== clientMessageId))
  }

  /** Tries again now instead of at the end of the wait. */
  wake(): void {
    this.#cancelWait()
    void this.#work()
  }

  end(): void {
    this.#scope.end()
  }

  async #work(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let next = this.#next(); next && !this.#scope.isEnded; next = this.#next()) {
      if (!(await this.#try(next))) break
    }
    this.#isSending = false
  }

  /** By the server's clock: a phone that is hours wrong would show its own hour in the bubble. */
  #now(): string {
    return new Date(this.#options.realtime.clock.now()).toISOString()
  }

  #next(): Unsent | undefined {
    return this.#unsent.find((unsent) => unsent.failure === null)
  }

  /** One try. False when it makes sense to wait before the next. */
  async #try(unsent: Unsent): Promise<boolean> {
    try {
      const message = await this.#send(unsent)
      this.#attempt = 0
      if (this.#scope.isEnded) return false
      this.#options.onSent(unsent.clientMessageId, message)
      this.drop(unsent.clientMessageId)
      return true
    } catch (error) {
      if (this.#scope.isEnded) return false
      if (error instanceof ProblemError && error.isPassing) return this.#waitToRetry()
      const failure = error instanceof ProblemError ? error.code : 'internal'
      this.#mark(unsent.clientMessageId, { failure })
      return true
    }
  }

  async #send({ clientMessageId, content }: Unsent): Promise<ChatMessage | null> {
    const { sessionId, http, realtime } = this.#options
    if (realtime.line.getSnapshot() === 'live') {
      try {
        const answer = await realtime.request('CHAT_MESSAGE', { sessionId, content, clientMessageId }, ACK_MS)
        return 'messageId' in answer && 'seq' in answer && 'content' in answer
          ? (answer as ChatMessage)
          : null
      } catch (error) {
        const isUnanswered =
          error instanceof ProblemError && (error.status === 0 || error.code === 'not_subscribed')
        if (!isUnanswered) throw error
      }
    }
    return http.call('sendMessage', { params: { sessionId }, body: { content, clientMessageId } })
  }

  #waitToRetry(): false {
    this.#cancelWait = this.#scope.after(backoffMs(RETRY, this.#attempt), () => void this.#work())
    this.#attempt += 1
    this.#options.onChange()
    return false
  }

  #mark(id: string, part: Partial<Unsent>): void {
    this.#keep(this.#unsent.map((one) => (one.clientMessageId === id ? { ...one, ...part } : one)))
  }

  #keep(unsent: readonly Unsent[]): void {
    this.#unsent = unsent
    this.#options.kept.write(this.#key, unsent.length > 0 ? unsent : null)
    this.#options.onChange()
  }
}
