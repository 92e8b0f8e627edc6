import { closeCodes, type ServerFrame } from '@bedside/contract'
import type { SocketConnection } from './socket-connection.ts'

/** Signed-in sockets of this node, by person. */
export class PeopleOnline {
  #byPerson = new Map<string, Set<SocketConnection>>()

  add(connection: SocketConnection) {
    const { userId } = connection.person
    const sockets = this.#byPerson.get(userId) ?? new Set()
    sockets.add(connection)
    this.#byPerson.set(userId, sockets)
  }

  remove(connection: SocketConnection) {
    if (!connection.isSignedIn) return
    const { userId } = connection.person
    const sockets = this.#byPerson.get(userId)
    sockets?.delete(connection)
    if (sockets?.size === 0) this.#byPerson.delete(userId)
  }

  has(userId: string) {
    return this.#byPerson.has(userId)
  }

  socketsOf(userId: string) {
    return this.#byPerson.get(userId)?.size ?? 0
  }

  get count() {
    return this.#byPerson.size
  }

  send(userId: string, frame: ServerFrame) {
    const text = JSON.stringify(frame)
    for (const connection of this.#byPerson.get(userId) ?? []) connection.sendText(text)
  }

  /** Ends sockets of a person; only those of one sign-in when it is named. */
  signOut(userId: string, signInId: string | undefined) {
    for (const connection of [...(this.#byPerson.get(userId) ?? [])]) {
      if (signInId === undefined || connection.person.signInId === signInId)
        connection.close(closeCodes.signedOut)
    }
  }
}
