import type { ChatMessage, ConsultationMode, ServerFrame, Session } from '@bedside/contract'
import { Call } from '../call/call.ts'
import type { CallOptions } from '../call/call-options.ts'
import type { DeviceName } from '../call/device-name.ts'
import { Chat, myUserId } from '../chat/chat.ts'
import type { Http } from '../http.ts'
import type { KeptValues } from '../kept-values.ts'
import { type Readable, Store } from '../observable.ts'
import { ProblemError } from '../problem-error.ts'
import type { Realtime } from '../realtime/realtime.ts'
import { Scope } from '../scope.ts'
import { afterFrame, asksForReading, elapsedSeconds, emptyVisit, type VisitState } from './visit-state.ts'

export interface VisitOptions {
  readonly sessionId: string
  readonly http: Http
  readonly realtime: Realtime
  readonly kept: KeptValues
  readonly device: DeviceName
  readonly loadProvider: CallOptions['loadProvider']
}

/**
 * One visit as this page follows it: its state, messages and call, kept fresh by the log. It loads as soon as it
 * is made. Whoever made it owns it; `close` ends everything in it, the call included.
 */
export class Visit {
  /** Whose visit this is. */
  readonly sessionId: string
  /** Its messages. */
  readonly chat: Chat
  /** This device's part in its call. */
  readonly call: Call
  readonly #options: VisitOptions
  readonly #store = new Store<VisitState>(emptyVisit)
  readonly #scope = new Scope()
  #reading: Promise<Session | null> | null = null
  #isStale = false
  #isFollowed = false

  constructor(options: VisitOptions) {
    this.#options = options
    this.sessionId = options.sessionId
    this.chat = new Chat(options)
    this.call = new Call({
      ...options,
      onSession: (session) => this.#know(session),
      onWaiting: (waiting) => this.#store.patch({ waiting }),
    })
    this.#scope.own(() => this.chat.close())
    this.#scope.own(() => this.call.close())
    void this.#begin()
  }

  /** What screens show of it; see {@link VisitState}. */
  get state(): Readable<VisitState> {
    return this.#store
  }

  /** Billable seconds just now, by the server's clock; call it as often as a timer is drawn. */
  elapsedSeconds(): number {
    return elapsedSeconds(this.#store.getSnapshot().session, this.#options.realtime.clock.now())
  }

  /** Reads the session again, and tries again what could not be loaded. */
  async refresh(): Promise<void> {
    if (this.#isFollowed) await this.#read()
    else await this.#begin()
  }

  /** Doctor admits one waiting person. Like the next seven, throws {@link ProblemError}; the new state is in `state`. */
  admit(participantId: string): Promise<void> {
    return this.#do('admitParticipant', { participantId })
  }

  /** Doctor puts the visit on hold: media of all stop, the clock stops. */
  pause(): Promise<void> {
    return this.#do('pauseSession')
  }

  /** Doctor ends the hold. */
  resume(): Promise<void> {
    return this.#do('resumeSession')
  }

  /** Asks the other for more of each (voice, video), says yes to that, or changes at once to less. A chat goes on by voice here. */
  askForMode(consultationMode: ConsultationMode): Promise<void> {
    return this.#do('changeMode', { consultationMode, deviceId: this.#options.device.id })
  }

  /** Takes the own ask back, or says not now to the other's. */
  declineMode(): Promise<void> {
    return this.#do('dropModeAsk')
  }

  /** Doctor ends the visit for both. */
  async end(notes?: string) {
    const summary = await this.#options.http.call('endSession', { ...this.#path, body: { notes } })
    void this.#read()
    return summary
  }

  /** Doctor opens an ended visit again, at most 24 hours after its end. */
  reopen(): Promise<void> {
    return this.#do('reopenSession')
  }

  /** Doctor rings the patient again. Throws {@link ProblemError}. */
  async ring(): Promise<void> {
    await this.#options.http.call('ringPatient', this.#path)
  }

  /** Patient asks for a phone call instead, or takes that back. */
  askForPhoneCall(wanted = true): Promise<void> {
    return this.#do('requestPhoneCall', { wanted })
  }

  /** This device shows the ring. */
  noteRingSeen(): void {
    this.#options.realtime.send('RING_SEEN', { sessionId: this.sessionId })
  }

  /** Calls back with each message that arrives live. Returns its end. */
  onMessage(listener: (message: ChatMessage) => void): () => void {
    return this.chat.onMessage(listener)
  }

  /** Ends following, chat and call; called by the client with the last release. */
  close(): void {
    this.#scope.end()
  }

  /** A move that answers with the session as it then is. */
  async #do(
    name:
      | 'admitParticipant'
      | 'pauseSession'
      | 'resumeSession'
      | 'changeMode'
      | 'dropModeAsk'
      | 'reopenSession'
      | 'requestPhoneCall',
    body?: object,
  ): Promise<void> {
    this.#know((await this.#options.http.call(name, { ...this.#path, body } as never)) as Session)
  }

  get #path() {
    return { params: { sessionId: this.sessionId } }
  }

  async #begin(): Promise<void> {
    this.#store.patch({ isLoading: true, error: null })
    const session = await this.#read()
    if (!session || this.#scope.isEnded || this.#isFollowed) return
    this.#isFollowed = true
    this.#scope.own(
      this.#options.realtime.follow({
        sessionId: this.sessionId,
        after: session.lastSeq,
        deviceId: this.#options.device.id,
        onFrame: (frame) => this.#take(frame),
        onLive: () => void this.#lineIsLive(),
        onRefused: (error) => this.#store.patch({ error }),
      }),
    )
    await this.chat.open()
  }

  /** What happened while the line was away is read first; who still has their place does not ask for it. */
  async #lineIsLive(): Promise<void> {
    const { phase } = this.call.state.getSnapshot()
    this.call.sayAgain()
    const session = await this.#read()
    const me = session?.participants.find(({ userId }) => userId === myUserId(session))
    if (phase === 'waiting' && me?.status !== 'connected') this.call.askAgain()
  }

  #take(frame: ServerFrame): void {
    const before = this.#store.getSnapshot()
    this.#store.set(afterFrame(before, frame))
    this.chat.take(frame)
    this.call.take(frame)
    if (asksForReading(frame, before)) void this.#read()
  }

  /** Reads the session; calls that come meanwhile lead to one more reading, not to many, and wait for it. */
  #read(): Promise<Session | null> {
    this.#isStale = true
    this.#reading ??= this.#readUntilFresh()
    return this.#reading
  }

  async #readUntilFresh(): Promise<Session | null> {
    try {
      while (this.#isStale) {
        this.#isStale = false
        const askedAtMs = Date.now()
        const session = await this.#options.http.call('getSession', this.#path)
        if (this.#scope.isEnded) return null
        this.#options.realtime.clock.sample(session.serverTime, Date.now() - askedAtMs)
        this.#know(session)
      }
      return this.#store.getSnapshot().session
    } catch (error) {
      this.#failed(error)
      return null
    } finally {
      this.#reading = null
    }
  }

  #failed(error: unknown): void {
    if (this.#scope.isEnded) return
    const problem = error instanceof ProblemError ? error : new ProblemError('internal')
    this.#store.patch({ isLoading: false })
    if (!this.#store.getSnapshot().session || !problem.isPassing) this.#store.patch({ error: problem })
  }

  #know(session: Session): void {
    // An answer that was overtaken on its way would undo what is known.
    if (this.#scope.isEnded || session.lastSeq < (this.#store.getSnapshot().session?.lastSeq ?? 0)) return
    this.#store.patch({ session, presence: session.participants, isLoading: false, error: null })
    this.chat.identify(session)
    this.call.follow(session, myUserId(session))
  }
}
