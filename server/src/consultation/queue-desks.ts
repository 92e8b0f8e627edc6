import type { Connection } from '../platform/realtime/index.ts'

/** Sockets of doctors that asked for their queue, on this node; closed ones fall out when they are looked for. */
export class QueueDesks {
  #byDoctor = new Map<string, Set<Connection>>()

  add(connection: Connection) {
    const { userId } = connection.person
    this.#byDoctor.set(userId, new Set([...this.of(userId), connection]))
  }

  of(doctorId: string): Connection[] {
    const open = [...(this.#byDoctor.get(doctorId) ?? [])].filter(({ isOpen }) => isOpen)
    if (open.length === 0) this.#byDoctor.delete(doctorId)
    else this.#byDoctor.set(doctorId, new Set(open))
    return open
  }
}
