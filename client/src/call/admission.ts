import type { Joined, Waiting } from '@bedside/contract'
import type { Http } from '../http.ts'
import { ProblemError } from '../problem-error.ts'
import type { Realtime } from '../realtime/realtime.ts'
import type { DeviceName } from './device-name.ts'

interface AdmissionOptions {
  readonly sessionId: string
  readonly http: Http
  readonly realtime: Realtime
  readonly device: DeviceName
  readonly onWaiting: (waiting: Waiting) => void
  /** The call is not asked for again until this is done. */
  readonly onAdmitted: (joined: Joined, isStillWanted: () => boolean) => Promise<void>
  readonly onRefused: (problem: ProblemError) => void
}

/** Asks the server to let this device in: one question at a time, and its answer is dropped once nobody wants it. */
export class Admission {
  readonly #options: AdmissionOptions
  #turn = 0
  #isAsking = false

  constructor(options: AdmissionOptions) {
    this.#options = options
  }

  async ask(takeOver: boolean): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    const turn = ++this.#turn
    const isWanted = () => turn === this.#turn
    const { http, sessionId, device, onAdmitted, onWaiting, onRefused } = this.#options
    try {
      const body = { deviceId: device.id, takeOver }
      const answer = await http.call('joinSession', { params: { sessionId }, body })
      if (!isWanted()) return
      if ('accessToken' in answer) await onAdmitted(answer, isWanted)
      else onWaiting(answer)
    } catch (error) {
      if (isWanted()) onRefused(error instanceof ProblemError ? error : new ProblemError('internal'))
    } finally {
      if (isWanted()) this.#isAsking = false
    }
  }

  /** The answer under way is not wanted any more. */
  drop(): void {
    this.#turn += 1
    this.#isAsking = false
  }

  /** New credentials for a device that is in; the old ones run out in ten minutes at most. */
  async renew(): Promise<Pick<Joined, 'accessToken' | 'iceServers' | 'tokenExpiresAt'>> {
    const { http, realtime, sessionId, device } = this.#options
    if (realtime.line.getSnapshot() === 'live')
      return (await realtime.request('RENEW_TOKEN', { sessionId })) as Joined
    return http.call('renewMediaToken', { params: { sessionId }, body: { deviceId: device.id } })
  }
}
