import { closeCodes } from '@bedside/contract'
import type { WebSocket } from 'ws'
import { problemOf, Refusal } from '../refusal.ts'
import { TokenBucket } from '../token-bucket.ts'
import type { Feeds } from './feeds.ts'
import type { FrameDesk } from './frame-desk.ts'
import type { PeopleOnline } from './people-online.ts'
import type { RealtimeSettings } from './realtime-options.ts'
import type { SignIn } from './sign-in.ts'
import { SocketConnection } from './socket-connection.ts'

/** Where a socket that comes is entered, and taken down when it goes. */
export interface Places {
  readonly open: Set<SocketConnection>
  readonly desk: FrameDesk
  readonly online: PeopleOnline
  readonly feeds: Feeds
}

/** Takes one socket in: it has a time to sign in, and its frames are worked in the order they come. */
export function takeIn(options: RealtimeSettings, { open, desk, online, feeds }: Places, signIn: SignIn) {
  const { log, clock } = options
  return (socket: WebSocket, cookieToken: string | undefined) => {
    const rate = new TokenBucket(clock, options.frameRate)
    const connection = new SocketConnection(socket, { rate, bufferBytes: options.bufferBytes })
    open.add(connection)
    const signInTimer = setTimeout(() => {
      if (!connection.isSignedIn) connection.close(closeCodes.policy)
    }, options.signInWithinMs)
    socket.on('message', (data: Buffer, isBinary) => {
      connection.silentBeats = 0
      desk.take(connection, data, isBinary)
    })
    socket.on('pong', () => {
      connection.silentBeats = 0
    })
    // Broken frames and lines end in 'close', which is where everything is taken down.
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(signInTimer)
      open.delete(connection)
      online.remove(connection)
      feeds.leave(connection)
    })
    // A stale cookie is no refusal: a token may still follow in the first frame.
    if (cookieToken)
      connection.lane.add(async () => {
        await signIn(connection, cookieToken).catch((error: unknown) => {
          connection.send({ type: 'ERROR', payload: problemOf(error, {}) })
          if (error instanceof Refusal) return
          log.warn({ err: error }, 'a sign-in could not be looked up')
          connection.close(closeCodes.tooSlow)
        })
      })
  }
}
