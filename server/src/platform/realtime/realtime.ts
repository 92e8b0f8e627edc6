import { closeCodes } from '@bedside/contract'
import { within } from '../within.ts'
import { type BusMessage, inProcessBus } from './bus.ts'
import type { LogSource, Realtime } from './door.ts'
import { Feeds } from './feeds.ts'
import { FrameDesk } from './frame-desk.ts'
import { Heartbeat } from './heartbeat.ts'
import { NewsWaiters } from './news-waiters.ts'
import { PeopleOnline } from './people-online.ts'
import { defaults, type RealtimeOptions, type RealtimeSettings } from './realtime-options.ts'
import { serveSignIn } from './sign-in.ts'
import type { SocketConnection } from './socket-connection.ts'
import { takeIn } from './socket-intake.ts'
import { acceptUpgrades } from './upgrade.ts'

/** What app.ts and the metrics hold beside the rooms' {@link Realtime}. */
export interface RealtimeServer extends Realtime {
  /** Says where logs and rights are read; called once, before the server listens. */
  readFrom(source: LogSource): void
  /** How many of what live on this node now. */
  counts(): { sockets: number; people: number; sessions: number }
  /** Finishes frames under way, tells every socket to come back elsewhere, ends long polls. */
  stop(): Promise<void>
}

const drainMs = 5_000
const goodbyeMs = 1_000

/** Opens the socket side of the server on the HTTP server's upgrades. */
export function createRealtime(given: RealtimeOptions): RealtimeServer {
  const options: RealtimeSettings = { ...defaults, ...given }
  const { log } = options
  const bus = options.bus ?? inProcessBus()
  const feeds = new Feeds(log)
  const desk = new FrameDesk(log)
  const waiters = new NewsWaiters()
  const online = new PeopleOnline()
  const open = new Set<SocketConnection>()
  const heartbeat = new Heartbeat(open, options)
  const signIn = serveSignIn(options, desk, online)

  desk.on('SUBSCRIBE', async ({ connection, payload }) => ({
    lastSeq: await feeds.subscribe(connection as SocketConnection, payload),
  }))
  desk.on('UNSUBSCRIBE', async ({ connection, payload }) => {
    feeds.unsubscribe(connection as SocketConnection, payload.sessionId)
    return undefined
  })

  const connected = takeIn(options, { open, desk, online, feeds }, signIn)
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
