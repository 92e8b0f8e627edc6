import { closeCodes } from '@bedside/contract'
import type { Caller } from '../http/index.ts'
import type { Log } from '../log/index.ts'
import type { SocketConnection } from './socket-connection.ts'

/** A socket that was silent through so many beats, each with a ping, is dead. */
const deadAfterBeats = 2
/** Every so many beats the sign-in behind a socket is looked up again, for ends that no node told of. */
const recheckBeats = 6

/** Finds lines that died without a word, and sign-ins that ended by time. */
export class Heartbeat {
  #timer: NodeJS.Timeout

  constructor(
    open: ReadonlySet<SocketConnection>,
    options: { heartbeatMs: number; log: Log; authenticate(token: string): Promise<Caller | null> },
  ) {
    this.#timer = setInterval(() => {
      for (const connection of open) beat(connection, options)
    }, options.heartbeatMs)
  }

  stop() {
    clearInterval(this.#timer)
  }
}

function beat(
  connection: SocketConnection,
  { log, authenticate }: { log: Log; authenticate(token: string): Promise<Caller | null> },
) {
  if (connection.silentBeats >= deadAfterBeats) {
    connection.terminate()
    return
  }
  connection.silentBeats += 1
  connection.ping()
  if (!connection.isSignedIn) return
  connection.beatsToRecheck -= 1
  if (connection.beatsToRecheck > 0) return
  connection.beatsToRecheck = recheckBeats
  authenticate(connection.token).then(
    (caller) => {
      if (!caller) connection.close(closeCodes.signedOut)
    },
    (error: unknown) => log.warn({ err: error }, 'a sign-in could not be looked up'),
  )
}
