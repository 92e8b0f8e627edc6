/** Where time comes from; injected so that tests move it instead of waiting. */
export interface Clock {
  now(): Date
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands ahead of the machine's by an offset that can be moved; tests and demo rehearsals only. */
export class MovableClock implements Clock {
  #offsetMs = 0

  now() {
    return new Date(Date.now() + this.#offsetMs)
  }

  advance(byMs: number) {
    this.#offsetMs += byMs
  }
}
