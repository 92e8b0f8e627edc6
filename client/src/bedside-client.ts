import type { Joined } from '@bedside/contract'
import type { MediaProvider } from '@bedside/media'
import { DeviceName } from './call/device-name.ts'
import { ConsultationService } from './consultation-service.ts'
import { Http, type HttpOptions, type TokenSource } from './http.ts'
import { KeptValues, type StoragePort } from './kept-values.ts'
import { Realtime } from './realtime/realtime.ts'
import type { SocketConstructor } from './realtime/socket.ts'
import { Visit } from './session/visit.ts'

/** How a client finds its server, proves who it is, and what stands in where the platform lacks something. */
export interface BedsideClientOptions {
  /** Origin of the server, for instance `https://visits.example.org`. Default: the page's own. */
  readonly baseUrl?: string
  /** Bearer token or how to get the present one. Default: the browser's session cookie. */
  readonly token?: TokenSource
  /** Where drafts and unsent messages survive a reload. Default `sessionStorage`; null = memory only. */
  readonly storage?: StoragePort | null
  readonly fetch?: HttpOptions['fetch']
  /** Node before 22 has no WebSocket: give the class of `ws`. */
  readonly webSocket?: SocketConstructor
  /** Loads the code that carries media. Default: the provider the server names, from `@bedside/media`. */
  readonly loadProvider?: (name: Joined['provider']) => Promise<MediaProvider>
}

/** A visit shared by everyone on the page who opened it; see {@link BedsideClient.openVisit}. */
export interface VisitLease {
  readonly visit: Visit
  /** Gives it back; the last one to do so ends the visit on this page. */
  release(): void
}

/** Everything one page needs to speak with one server as one person. Owns its line and its visits; `close` ends them. */
export class BedsideClient {
  /** Every route of the contract by its name. */
  readonly http: Http
  /** The one line to the server that everything here shares. */
  readonly realtime: Realtime
  /** The same in sessions and messages, for integrators. */
  readonly consultationService: ConsultationService
  readonly #options: BedsideClientOptions
  readonly #kept: KeptValues
  readonly #device: DeviceName
  readonly #visits = new Map<string, { visit: Visit; leases: number }>()

  constructor(options: BedsideClientOptions = {}) {
    this.#options = options
    const { baseUrl = '', token, webSocket } = options
    this.http = new Http({ baseUrl, token, fetch: options.fetch })
    this.realtime = new Realtime({ baseUrl, token, http: this.http, webSocket })
    this.#kept = new KeptValues(options.storage)
    this.#device = new DeviceName(this.#kept)
    this.consultationService = new ConsultationService(this)
  }

  /** Follows a visit. Opened twice, both get the same one; each must `release` it. */
  openVisit(sessionId: string): VisitLease {
    const entry = this.#visits.get(sessionId) ?? { visit: this.#newVisit(sessionId), leases: 0 }
    entry.leases += 1
    this.#visits.set(sessionId, entry)
    let isReleased = false
    return {
      visit: entry.visit,
      release: () => {
        if (isReleased) return
        isReleased = true
        this.#release(sessionId, entry)
      },
    }
  }

  /** Ends every visit, whoever still holds a lease, and the line. Nothing of this client works after it. */
  close(): void {
    for (const { visit } of this.#visits.values()) visit.close()
    this.#visits.clear()
    this.realtime.close()
    this.#device.close()
  }

  #newVisit(sessionId: string): Visit {
    return new Visit({
      sessionId,
      http: this.http,
      realtime: this.realtime,
      kept: this.#kept,
      device: this.#device,
      loadProvider: this.#options.loadProvider ?? loadProvider,
    })
  }

  #release(sessionId: string, entry: { visit: Visit; leases: number }): void {
    entry.leases -= 1
    if (entry.leases > 0 || this.#visits.get(sessionId) !== entry) return
    this.#visits.delete(sessionId)
    entry.visit.close()
  }
}

/** Makes a client; see {@link BedsideClient}. */
export const createBedsideClient = (options: BedsideClientOptions = {}): BedsideClient =>
  new BedsideClient(options)

async function loadProvider(name: Joined['provider']): Promise<MediaProvider> {
  if (name !== 'peer') throw new Error(`This build does not carry media by ${name}`)
  return (await import('@bedside/media')).peerProvider
}
