import type { Joined, Session, Waiting } from '@bedside/contract'
import type { MediaProvider } from '@bedside/media'
import type { Http } from '../http.ts'
import type { Realtime } from '../realtime/realtime.ts'
import type { DeviceName } from './device-name.ts'

/** What a call takes from the visit that owns it. */
export interface CallOptions {
  readonly sessionId: string
  readonly http: Http
  readonly realtime: Realtime
  readonly device: DeviceName
  /** Loads the code that carries media; default: by the provider's name in the join answer. */
  readonly loadProvider: (name: Joined['provider']) => Promise<MediaProvider>
  /** The visit was read anew. */
  readonly onSession: (session: Session) => void
  readonly onWaiting: (waiting: Waiting) => void
}
