import { closeCodes } from '@bedside/contract'
import { Refusal } from '../refusal.ts'
import type { FrameDesk } from './frame-desk.ts'
import type { PeopleOnline } from './people-online.ts'
import type { RealtimeSettings } from './realtime-options.ts'
import type { SocketConnection } from './socket-connection.ts'

/** Signs a socket in for whoever holds the token. @returns false where nobody does @throws `too_many_requests` */
export type SignIn = (connection: SocketConnection, token: string) => Promise<boolean>

/** Serves `AUTHENTICATE` and `PING`; a socket stays the person's who signed in first. */
export function serveSignIn(options: RealtimeSettings, desk: FrameDesk, online: PeopleOnline): SignIn {
  const { clock } = options
  const signIn = async (connection: SocketConnection, token: string) => {
    const caller = await options.authenticate(token)
    if (!caller || !connection.isOpen) return false
    if (online.socketsOf(caller.userId) >= options.socketsPerPerson) {
      setImmediate(() => connection.close(closeCodes.policy))
      throw new Refusal('too_many_requests')
    }
    connection.signIn(caller, token)
    online.add(connection)
    const payload = {
      userId: caller.userId,
      heartbeatMs: options.heartbeatMs,
      serverTime: clock.now().toISOString(),
    }
    connection.send({ type: 'WELCOME', payload })
    return true
  }

  desk.on('PING', async () => ({ serverTime: clock.now().toISOString() }))
  desk.on('AUTHENTICATE', async ({ connection, payload }) => {
    const socket = connection as SocketConnection
    if (socket.isSignedIn) {
      const caller = await options.authenticate(payload.token)
      if (caller?.userId !== socket.person.userId) throw new Refusal('identity_mismatch')
      socket.signIn(caller, payload.token)
    } else if (!(await signIn(socket, payload.token))) {
      setImmediate(() => socket.close(closeCodes.signedOut))
      throw new Refusal('unauthenticated')
    }
    return undefined
  })
  return signIn
}
