import type { Settings } from '../config.ts'
import type { Clock } from './clock/index.ts'
import type { Database } from './database/index.ts'
import type { Http } from './http/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Log } from './log/index.ts'
import type { Events } from './outbox/index.ts'
import type { Realtime } from './realtime/index.ts'

/** The plumbing every room is opened with. */
export interface Platform {
  readonly settings: Settings
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  readonly jobs: Jobs
  readonly http: Http
  readonly realtime: Realtime
}
