import type { SessionRecord } from './records.ts'

/** What of a visit never changes: enough to read the rest in the same trip as the visit itself. */
export type KnownVisit = Pick<SessionRecord, 'id' | 'appointmentId' | 'doctorId'>

const mostVisits = 10_000

/** The visits this node has met of late; of a forgotten one a join only asks in two trips. */
export class KnownVisits {
  #visits = new Map<string, KnownVisit>()

  note({ id, appointmentId, doctorId }: KnownVisit) {
    this.#visits.delete(id)
    this.#visits.set(id, { id, appointmentId, doctorId })
    const [oldest] = this.#visits.keys()
    if (this.#visits.size > mostVisits && oldest !== undefined) this.#visits.delete(oldest)
  }

  find(sessionId: string) {
    return this.#visits.get(sessionId)
  }
}
