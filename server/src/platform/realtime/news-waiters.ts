/** Long polls that wait for a session's news; each ends by news, time, abort or the server's stop. */
export class NewsWaiters {
  #waiting = new Map<string, Set<() => void>>()
  #stopped = false

  wait(sessionId: string, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (this.#stopped || signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(sessionId) ?? new Set()
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        waiting.delete(end)
        if (waiting.size === 0 && this.#waiting.get(sessionId) === waiting) this.#waiting.delete(sessionId)
        resolve()
      }
      const timer = setTimeout(end, timeoutMs)
      signal?.addEventListener('abort', end)
      waiting.add(end)
      this.#waiting.set(sessionId, waiting)
    })
  }

  wake(sessionId: string) {
    for (const end of [...(this.#waiting.get(sessionId) ?? [])]) end()
  }

  stop() {
    this.#stopped = true
    for (const sessionId of [...this.#waiting.keys()]) this.wake(sessionId)
  }
}
