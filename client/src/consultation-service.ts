import type { ChatMessage, ConsultationMode, HistoryItem, Session } from '@bedside/contract'
import { myUserId } from './chat/chat.ts'
import type { Http } from './http.ts'
import { newId } from './new-id.ts'
import { ProblemError } from './problem-error.ts'
import type { Visit } from './session/visit.ts'

/** A mode in either letter case. */
export type ModeInput = ConsultationMode | Lowercase<ConsultationMode>

type Role = 'patient' | 'doctor' | Uppercase<'patient' | 'doctor'>

/**
 * The service of the contract, section 8, with its own words: `status` is `paused` on hold, `active` before the
 * end and `ended` after.
 */
export interface ServiceSession extends Omit<Session, 'status'> {
  readonly status: 'active' | 'paused' | 'ended'
  /** The status in the contract's words. */
  readonly sessionStatus: Session['status']
}

/** What the service uses of the client that owns it. */
interface ServiceNeeds {
  readonly http: Http
  openVisit(sessionId: string): { readonly visit: Visit; release(): void }
}

/**
 * For integrators who think in sessions and messages. Ids, roles, names and durations that a caller passes are
 * compared with the server's own and never believed: another's id throws `identity_mismatch`. Every method but the
 * two `subscribeTo…` is a promise that throws {@link ProblemError}.
 */
export class ConsultationService {
  readonly #client: ServiceNeeds

  constructor(client: ServiceNeeds) {
    this.#client = client
  }

  /** The session of a confirmed online appointment; the same one each time. */
  async createSession(
    appointmentId: string,
    patientId: string,
    doctorId: string,
    type: ModeInput,
  ): Promise<ServiceSession> {
    const { http } = this.#client
    const appointment = await http.call('getAppointment', { params: { appointmentId } })
    if (patientId !== appointment.patient.userId) throw mismatch()
    const created = await http.call('createSession', {
      body: { appointmentId, consultationMode: type },
      idempotencyKey: `session-${appointmentId}-${type.toUpperCase()}`,
    })
    const session = await this.getSession(created.sessionId)
    if (doctorId !== session.doctor.userId && doctorId !== session.doctor.doctorId) throw mismatch()
    return session
  }

  /** A session as the caller sees it now. */
  async getSession(id: string): Promise<ServiceSession> {
    return serviceSession(await this.#client.http.call('getSession', { params: { sessionId: id } }))
  }

  /** Null when the appointment has no session yet, or is not the caller's. */
  async getSessionByAppointmentId(id: string): Promise<ServiceSession | null> {
    const { items } = await this.#client.http.call('findSession', { query: { appointmentId: id } })
    return items[0] ? serviceSession(items[0]) : null
  }

  /** Ends the visit for both; doctors only. `durationSeconds` is ignored: the server's clock is what is billed. */
  async endSession(id: string, _durationSeconds?: number, notes?: string): Promise<void> {
    await this.#client.http.call('endSession', { params: { sessionId: id }, body: { notes } })
  }

  /** Sends a text as the caller; resolves once it is durable. */
  async sendMessage(
    sessionId: string,
    userId: string,
    role: Role,
    name: string,
    content: string,
  ): Promise<ChatMessage> {
    const { http } = this.#client
    const session = await http.call('getSession', { params: { sessionId } })
    const person = session.myRole === 'DOCTOR' ? session.doctor : session.patient
    const isMe = userId === myUserId(session) && role.toUpperCase() === session.myRole && name === person.name
    if (!isMe) throw mismatch()
    return http.call('sendMessage', { params: { sessionId }, body: { content, clientMessageId: newId() } })
  }

  /** Every message of a session, oldest first. */
  async getMessages(sessionId: string): Promise<ChatMessage[]> {
    const messages: ChatMessage[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await this.#client.http.call('listMessages', { params: { sessionId }, query: { cursor } })
      messages.unshift(...page.items)
      if (!page.nextCursor) return messages
      cursor = page.nextCursor
    }
  }

  /** Calls back with each new message. Returns its unsubscribe. */
  subscribeToMessages(sessionId: string, fn: (message: ChatMessage) => void): () => void {
    const { visit, release } = this.#client.openVisit(sessionId)
    const stop = visit.onMessage(fn)
    return () => {
      stop()
      release()
    }
  }

  /** Calls back with the session after each change. Returns its unsubscribe. */
  subscribeToSession(sessionId: string, fn: (session: ServiceSession) => void): () => void {
    const { visit, release } = this.#client.openVisit(sessionId)
    let last: Session | null = null
    const tell = () => {
      const { session } = visit.state.getSnapshot()
      if (session && session !== last) fn(serviceSession(session))
      last = session
    }
    const stop = visit.state.subscribe(tell)
    tell()
    return () => {
      stop()
      release()
    }
  }

  /** The caller's past sessions, newest first, at most `limit` (100 at most). */
  async getSessionHistory(userId: string, role: Role, limit = 20): Promise<HistoryItem[]> {
    const { http } = this.#client
    const me = await http.call('getMe')
    if (me.id !== userId || me.role !== role.toUpperCase()) throw mismatch()
    return (await http.call('listHistory', { query: { limit } })).items
  }

  /**
   * Keeps a recording that the server made. This server makes none yet, and a caller's own URL is never accepted,
   * so the call is refused with `forbidden`, whatever it is given.
   */
  async saveRecording(..._recording: unknown[]): Promise<never> {
    throw new ProblemError('forbidden', 403)
  }
}

const mismatch = () => new ProblemError('identity_mismatch', 403)

/** The session in the service's words. */
export function serviceSession(session: Session): ServiceSession {
  const isEnded = session.callStatus === 'ended'
  const status = session.status === 'PAUSED' ? 'paused' : isEnded ? 'ended' : 'active'
  return { ...session, status, sessionStatus: session.status }
}
