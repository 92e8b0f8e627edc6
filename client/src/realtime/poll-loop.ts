import type { Http } from '../http.ts'
import { ProblemError } from '../problem-error.ts'
import { Scope } from '../scope.ts'
import { backoffMs } from './backoff.ts'
import type { Following } from './following.ts'

const WAIT_SECONDS = 20
const RETRY = { firstMs: 500, longestMs: 10_000 }

interface PollListener {
  /** A poll was answered: the way works. */
  answered(): void
  failed(): void
}

/** Reads one session's log by long polling until ended. */
export class PollLoop {
  readonly #http: Http
  readonly #following: Following
  readonly #listener: PollListener
  readonly #scope = new Scope()
  readonly #ending = new AbortController()

  constructor(http: Http, following: Following, listener: PollListener) {
    this.#http = http
    this.#following = following
    this.#listener = listener
    void this.#run()
  }

  end(): void {
    this.#scope.end()
    this.#ending.abort()
  }

  async #run(): Promise<void> {
    for (let failures = 0, first = true; !this.#scope.isEnded; ) {
      try {
        await this.#poll(first ? 0 : WAIT_SECONDS)
        if (this.#scope.isEnded) return
        this.#listener.answered()
        if (first) this.#following.options.onLive?.()
        first = false
        failures = 0
      } catch (error) {
        if (this.#scope.isEnded) return
        if (error instanceof ProblemError && !error.isPassing && error.status !== 500) {
          this.#following.options.onRefused?.(error)
          return
        }
        this.#listener.failed()
        await new Promise<void>((resume) => this.#scope.after(backoffMs(RETRY, failures), resume))
        failures += 1
      }
    }
  }

  async #poll(wait: number): Promise<void> {
    const page = await this.#http.call('listEvents', {
      params: { sessionId: this.#following.options.sessionId },
      query: { after: this.#following.after, wait },
      signal: this.#ending.signal,
      timeoutMs: (wait + 10) * 1_000,
    })
    if (this.#scope.isEnded) return
    for (const entry of page.items) this.#following.takeEntry(entry)
  }
}
