/** Owner of things that live (timers, listeners, subscriptions): ending it ends all of them, newest first. */
export class Scope {
  readonly #ends = new Set<() => void>()
  #ended = false

  get isEnded(): boolean {
    return this.#ended
  }

  /** Takes over the end of something; ends it at once when the scope is over. Returns an early end. */
  own(end: () => void): () => void {
    const once = () => {
      if (this.#ends.delete(once)) end()
    }
    this.#ends.add(once)
    if (this.#ended) once()
    return once
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = setTimeout(() => {
      this.#ends.delete(end)
      run()
    }, delayMs)
    const end = this.own(() => clearTimeout(timer))
    return end
  }

  every(periodMs: number, run: () => void): () => void {
    const timer = setInterval(run, periodMs)
    return this.own(() => clearInterval(timer))
  }

  listen(target: EventTarget | undefined, type: string, listener: (event: Event) => void): () => void {
    if (!target?.addEventListener) return () => undefined
    target.addEventListener(type, listener)
    return this.own(() => target.removeEventListener(type, listener))
  }

  end(): void {
    this.#ended = true
    for (const end of [...this.#ends].reverse()) end()
  }
}
