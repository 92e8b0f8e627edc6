import type { Log } from '../platform/log/index.ts'

/** Sends the picture of one session, of one doctor's desk with everyone who waits there, or of the queue alone. */
export interface Pictures {
  session(sessionId: string): Promise<void>
  desk(doctorId: string): Promise<void>
  queue(doctorId: string): Promise<void>
}

/**
 * Says after commits that a picture is out of date. Changes that come while one is being made cost one more,
 * not one each; whoever looks gets the last one in any case.
 */
export class Live {
  #pictures: Pictures
  #log: Log
  #running = new Map<string, Promise<void>>()
  #stale = new Set<string>()
  #held = new Set<Promise<void>>()

  constructor(pictures: Pictures, log: Log) {
    this.#pictures = pictures
    this.#log = log
  }

  sessionChanged(sessionId: string) {
    this.#refresh(`session:${sessionId}`, () => this.#pictures.session(sessionId))
  }

  deskChanged(doctorId: string) {
    this.#refresh(`desk:${doctorId}`, () => this.#pictures.desk(doctorId))
  }

  queueChanged(doctorId: string) {
    this.#refresh(`queue:${doctorId}`, () => this.#pictures.queue(doctorId))
  }

  /** Lets {@link settled} wait for work nobody else waits for: a socket that went while the server stops. */
  async hold(work: Promise<void>) {
    this.#held.add(work)
    try {
      await work
    } finally {
      this.#held.delete(work)
    }
  }

  async settled() {
    while (this.#running.size + this.#held.size > 0)
      await Promise.allSettled([...this.#running.values(), ...this.#held])
  }

  #refresh(key: string, send: () => Promise<void>) {
    this.#stale.add(key)
    if (this.#running.has(key)) return
    const run = async () => {
      try {
        while (this.#stale.delete(key)) {
          // Leaves the transaction whose commit set this off.
          await new Promise((resolve) => setImmediate(resolve))
          await send()
        }
      } catch (error) {
        this.#log.warn({ err: error }, 'a live picture could not be sent')
      } finally {
        this.#running.delete(key)
      }
    }
    this.#running.set(key, run())
  }
}
