import type { Server } from 'node:http'
import { closeCodes, heartbeat } from '@bedside/contract'
import type { WebSocket } from 'ws'
import type { Clock } from '../clock/index.ts'
import type { Caller } from '../http/index.ts'
import type { Log } from '../log/index.ts'
import { problemOf, Refusal } from '../refusal.ts'
import { TokenBucket } from '../token-bucket.ts'
import { within } from '../within.ts'
import { type Bus, type BusMessage, inProcessBus } from './bus.ts'
import type { LogSource, Realtime } from './door.ts'
import { Feeds } from './feeds.ts'
import { FrameDesk } from './frame-desk.ts'
import { Heartbeat } from './heartbeat.ts'
import { NewsWaiters } from './news-waiters.ts'
import { PeopleOnline } from './people-online.ts'
import { SocketConnection } from './socket-connection.ts'
import { acceptUpgrades } from './upgrade.ts'

export interface RealtimeOptions {
  readonly log: Log
  readonly clock: Clock
  readonly server: Server
  /** Who holds this token; null for none. */
  authenticate(token: string): Promise<Caller | null>
  /** Origins beside the own one whose pages may open a socket. */
  readonly allowedOrigins: readonly string[]
  readonly heartbeatMs?: number
  /** A socket that has not signed in after this long is closed. */
  readonly signInWithinMs?: number
  /** Log entries that wait to be sent to one socket, at most. */
  readonly bufferBytes?: number
  /** Sockets one person may hold on this node. */
  readonly socketsPerPerson?: number
  /** Frames a socket may send: a second, and at once. */
  readonly frameRate?: { perSecond: number; burst: number }
  readonly bus?: Bus
}

/** What app.ts and the metrics hold beside the rooms' {@link Realtime}. */
export interface RealtimeServer extends Realtime {
  /** Says where logs and rights are read; called once, before the server listens. */
  readFrom(source: LogSource): void
  /** How many of what live on this node now. */
  counts(): { sockets: number; people: number; sessions: number }
  /** Finishes frames under way, tells every socket to come back elsewhere, ends long polls. */
  stop(): Promise<void>
}

const defaults = {
  heartbeatMs: heartbeat.everyMs as number,
  signInWithinMs: 5_000,
  bufferBytes: 1024 * 1024,
  socketsPerPerson: 50,
  frameRate: { perSecond: 100, burst: 400 },
}
const drainMs = 5_000
const goodbyeMs = 1_000

/** Opens the socket side of the server on the HTTP server's upgrades. */
export function createRealtime(given: RealtimeOptions): RealtimeServer {
  const options = { ...defaults, ...given }
  const { log, clock } = options
  const bus = options.bus ?? inProcessBus()
  const feeds = new Feeds(log)
  const desk = new FrameDesk(log)
  const waiters = new NewsWaiters()
  const online = new PeopleOnline()
  const open = new Set<SocketConnection>()
  const heartbeat = new Heartbeat(open, options)

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
  desk.on('SUBSCRIBE', async ({ connection, payload }) => ({
    lastSeq: await feeds.subscribe(connection as SocketConnection, payload),
  }))
  desk.on('UNSUBSCRIBE', async ({ connection, payload }) => {
    feeds.unsubscribe(connection as SocketConnection, payload.sessionId)
    return undefined
  })

  const connected = (socket: WebSocket, cookieToken: string | undefined) => {
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
  const stopUpgrades = acceptUpgrades({ ...options, connected })

  bus.listen((message: BusMessage) => {
    if (message.kind === 'news') {
      feeds.wake(message.sessionId)
      waiters.wake(message.sessionId)
    } else if (message.kind === 'session') feeds.toSession(message.sessionId, message.frame, message.to)
    else if (message.kind === 'person') online.send(message.userId, message.frame)
    else online.signOut(message.userId, message.signInId)
  })

  return {
    readFrom: (source) => feeds.readFrom(source),
    on: (type, handler) => desk.on(type, handler),
    onSubscription: (listener) => feeds.listen(listener),
    news: (sessionId) => bus.publish({ kind: 'news', sessionId }),
    waitForNews: (sessionId, timeoutMs, signal) => waiters.wait(sessionId, timeoutMs, signal),
    toPerson: (userId, frame) => bus.publish({ kind: 'person', userId, frame }),
    toSession: (sessionId, frame, to = {}) => bus.publish({ kind: 'session', sessionId, frame, to }),
    subscribers: (sessionId) => feeds.subscribers(sessionId),
    recheck: (sessionId) => feeds.recheck(sessionId),
    disconnectPerson: (userId, signInId) => bus.publish({ kind: 'disconnect', userId, signInId }),
    isOnline: (userId) => online.has(userId),
    counts: () => ({ sockets: open.size, people: online.count, sessions: feeds.count }),
    stop: async () => {
      stopUpgrades()
      await within(drainMs, Promise.all([...open].map((connection) => connection.lane.idle())))
      desk.stop()
      heartbeat.stop()
      waiters.stop()
      await within(drainMs, feeds.stop())
      await goodbye(open)
      await bus.stop()
    },
  }
}

async function goodbye(open: ReadonlySet<SocketConnection>) {
  const ended = Promise.all([...open].map((connection) => connection.ended))
  for (const connection of open) connection.close(closeCodes.restart)
  await within(goodbyeMs, ended)
  for (const connection of open) connection.terminate()
  await ended
}
