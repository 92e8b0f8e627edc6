/** Work of one socket, one piece after the other in the order it came. */
export class Lane {
  #last: Promise<void> = Promise.resolve()
  #length = 0

  /** Pieces that wait or run. */
  get length() {
    return this.#length
  }

  /** @param work must not throw */
  add(work: () => Promise<void>) {
    this.#length += 1
    this.#last = this.#last.then(work).finally(() => {
      this.#length -= 1
    })
  }

  /** Resolves when everything added so far is done. */
  idle() {
    return this.#last
  }
}
