import { openAudit } from './audit/index.ts'
import { openBilling } from './billing/index.ts'
import { openChat } from './chat/index.ts'
import type { Settings } from './config.ts'
import { openConsultation } from './consultation/index.ts'
import { serveSeed } from './demo/index.ts'
import { openFeedback } from './feedback/index.ts'
import { serveHealth } from './health.ts'
import { openIdentity } from './identity/index.ts'
import { logSource } from './log-source.ts'
import { openMedia, serveMediaFrames } from './media/index.ts'
import { openNotification } from './notification/index.ts'
import { servePages } from './pages.ts'
import type { Clock } from './platform/clock/index.ts'
import type { Database } from './platform/database/index.ts'
import { type Caller, createHttp } from './platform/http/index.ts'
import type { Platform } from './platform/index.ts'
import { createJobs } from './platform/jobs/index.ts'
import type { Log } from './platform/log/index.ts'
import { serveMetrics } from './platform/metrics/index.ts'
import { createEvents } from './platform/outbox/index.ts'
import { createRealtime, type RealtimeServer } from './platform/realtime/index.ts'
import { openScheduling } from './scheduling/index.ts'
import { openSessionLog } from './session-log/index.ts'

/** What main.ts and the tests' harness put in from outside. */
export interface AppOptions {
  readonly settings: Settings
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

export type App = Awaited<ReturnType<typeof openApp>>

/** The list of rooms: the only place that sees them all. Opens them lowest first; neighbours come in by their doors. */
export async function openApp({ settings, database, clock, log }: AppOptions) {
  // Sign-in is known to the identity room, which itself needs HTTP to open.
  let authenticate = async (_token: string): Promise<Caller | null> => null
  const late = (token: string) => authenticate(token)
  const allowedOrigins = settings.PUBLIC_ORIGINS.split(',').filter(Boolean)
  const http = await createHttp({
    database,
    clock,
    log,
    authenticate: late,
    allowedOrigins,
    callsPerMinute: settings.CALLS_PER_MINUTE,
    trustProxy: settings.TRUST_PROXY || false,
  })
  const realtime = createRealtime({
    log,
    clock,
    server: http.server.server,
    authenticate: late,
    allowedOrigins,
  })
  const jobs = createJobs({ database, clock, log })
  const platform: Platform = {
    settings,
    database,
    clock,
    log,
    http,
    realtime,
    jobs,
    events: createEvents(clock),
  }

  const audit = openAudit(platform)
  const identity = openIdentity(platform, { audit })
  authenticate = identity.authenticate
  const sessionLog = openSessionLog(platform)
  const scheduling = openScheduling(platform, { identity, audit })
  identity.onDoctorCreated((tx, doctor) => scheduling.createDoctor(tx, doctor))
  identity.onAccountDisabled((tx, userId) => scheduling.closeDoctor(tx, userId))
  const media = openMedia(settings, clock)
  serveMediaFrames(realtime)
  const consultation = openConsultation(platform, { sessionLog, scheduling, media, identity, audit })
  scheduling.holdVisitsBy(consultation.hold)
  realtime.readFrom(logSource(database, { sessionLog, consultation }))
  openChat(platform, { sessionLog, consultation, identity, audit })
  const billing = openBilling(platform, { consultation, identity, audit })
  scheduling.useFees(billing.fees)
  const feedback = openFeedback(platform, { consultation, identity, audit })
  const notification = openNotification(platform, { identity, audit })
  identity.onSignInsEnded((tx, signInIds) => notification.forgetDevices(tx, signInIds))
  const doors = {
    audit,
    identity,
    sessionLog,
    scheduling,
    media,
    consultation,
    billing,
    feedback,
    notification,
  }

  serveHealth(platform)
  serveMetrics(http.server, realtime)
  serveSeed(platform, doors)
  await servePages(platform)

  return { platform, doors, ...lifeOf(platform, realtime, doors) }
}

/** How everything that was opened begins to work, and how it ends. */
function lifeOf(
  { settings, http, jobs }: Platform,
  realtime: RealtimeServer,
  rooms: {
    consultation: ReturnType<typeof openConsultation>
    notification: ReturnType<typeof openNotification>
  },
) {
  return {
    /** Begins to answer and to run timers. @returns the port */
    listen: async () => {
      await rooms.consultation.resumeAfterRestart()
      await http.server.listen({ port: settings.PORT, host: settings.HOST })
      jobs.start(1_000)
      const address = http.server.server.address()
      return typeof address === 'object' && address ? address.port : settings.PORT
    },
    /** Drains: no new work, sockets told to come back, running calls finished. */
    close: async () => {
      await jobs.stop()
      await realtime.stop()
      await http.server.close()
      await rooms.consultation.settled()
      await rooms.notification.close()
    },
  }
}
