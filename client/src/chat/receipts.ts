import type { Http } from '../http.ts'
import type { Realtime } from '../realtime/realtime.ts'
import { Scope } from '../scope.ts'

type ReceiptStatus = 'delivered' | 'read'

/** Messages come in bursts; one receipt for the last of them is enough. */
const GATHER_MS = 250

/** Tells the server how far this person has received and read, never backwards, by socket or by REST. */
export class ReceiptSender {
  readonly #scope = new Scope()
  readonly #wanted = { delivered: 0, read: 0 }
  readonly #told = { delivered: 0, read: 0 }
  readonly #send: (seq: number, status: ReceiptStatus) => Promise<unknown>
  #isWaiting = false

  constructor(sessionId: string, http: Http, realtime: Realtime) {
    this.#send = (seq, status) =>
      realtime.line.getSnapshot() === 'live'
        ? realtime.request('RECEIPT', { sessionId, seq, status })
        : http.call('saveReceipt', { params: { sessionId }, body: { seq, status } })
  }

  note(status: ReceiptStatus, seq: number): void {
    if (seq <= this.#wanted[status]) return
    this.#wanted[status] = seq
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#scope.after(GATHER_MS, () => this.#tell())
  }

  end(): void {
    this.#scope.end()
  }

  #tell(): void {
    this.#isWaiting = false
    for (const status of ['delivered', 'read'] as const) {
      const seq = this.#wanted[status]
      if (seq <= this.#told[status] || (status === 'delivered' && seq <= this.#told.read)) continue
      const before = this.#told[status]
      this.#told[status] = seq
      // A lost receipt is made good by the next one; it is never worth an error on the screen.
      this.#send(seq, status).catch(() => {
        this.#told[status] = Math.min(this.#told[status], before)
      })
    }
  }
}
