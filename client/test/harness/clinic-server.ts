import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  ChatMessage,
  ClientFrame,
  ErrorCode,
  ServerFrame,
  Session,
  SessionEvent,
} from '@bedside/contract'
import { WebSocket, WebSocketServer } from 'ws'
import { type Person, personOf } from './clinic-people.ts'
import { type ShownVisit, sessionFor, statusFrame } from './clinic-visit.ts'
import { servePage } from './serve-page.ts'

interface Line {
  readonly socket: WebSocket
  person: Person | null
  identity: string | null
  isFollowing: boolean
  /** What it said of its media last. */
  state: unknown
}

/**
 * One visit on a loopback port, speaking the contract over real HTTP and WebSockets, with the faults that tests
 * ask for. It holds just enough to exercise the client; the rules of a visit are the real server's.
 * Tokens are `patient` and `doctor`.
 */
export class ClinicServer implements ShownVisit {
  readonly sessionId = randomUUID()
  readonly log: SessionEvent[] = []
  readonly heard: { person: string; frame: ClientFrame }[] = []
  readonly calls: string[] = []
  isSocketRefused = false
  /** Frames of these types are swallowed, as if the answer were lost. */
  readonly unanswered = new Set<string>()
  /** REST calls whose name holds this text answer 503. */
  failing: string | null = null
  /** Messages are refused with this code. */
  refusing: ErrorCode | null = null
  isPatientAdmitted = true
  /** The grace ran out before the line was back. */
  isPlaceLost = false
  status: Session['status'] = 'WAITING'
  mode: Session['consultationMode'] = 'VIDEO'
  modeAsk: Session['modeAsk'] = null
  patientRole: 'PATIENT' | 'CAREGIVER' = 'PATIENT'
  tokenLifeMs = 600_000
  readonly #inRoom = new Set<string>()
  readonly #lines = new Set<Line>()
  readonly #waiters = new Set<() => void>()
  readonly #http = createServer((request, response) => void this.#answer(request, response))
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #script: string

  /** `script` is run by the page at `/`. */
  constructor(script = '') {
    this.#script = script
    this.#http.on('upgrade', (request, socket, head) => {
      if (this.isSocketRefused) return void socket.destroy()
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#opened(opened))
    })
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.dropSockets()
    this.#wake()
    this.#http.closeAllConnections()
    await new Promise((resolve) => this.#http.close(resolve))
  }

  /** Cuts every socket without a closing handshake. */
  dropSockets(): void {
    for (const { socket } of this.#lines) socket.terminate()
  }

  get openSockets(): number {
    return this.#lines.size
  }

  /** Writes an entry and delivers it to everyone who follows. */
  say(
    eventType: SessionEvent['eventType'],
    userId: string | null,
    payload: Record<string, unknown>,
  ): SessionEvent {
    const seq = this.log.length + 1
    const entry = { seq, eventType, userId, createdAt: new Date().toISOString(), payload: { ...payload } }
    if (eventType === 'chat.message') entry.payload.seq = seq
    this.log.push(entry)
    for (const line of this.#lines) if (line.isFollowing) this.#send(line, this.#frameOf(entry))
    this.#wake()
    return entry
  }

  write(person: Person, content: string, clientMessageId: string = randomUUID()): ChatMessage {
    const known = this.log.find((entry) => entry.payload.clientMessageId === clientMessageId)
    if (known) return known.payload as unknown as ChatMessage
    const message = {
      messageId: randomUUID(),
      sessionId: this.sessionId,
      senderId: person.userId,
      senderName: person.name,
      senderType: person.role.toLowerCase(),
      content,
      messageType: 'text',
      timestamp: new Date().toISOString(),
      clientMessageId,
      deleted: false,
    }
    return this.say('chat.message', person.userId, message).payload as unknown as ChatMessage
  }

  become(status: Session['status']): void {
    this.status = status
    this.say('session.status_changed', null, { status })
    this.#toAll(statusFrame(this))
  }

  /** The visit goes on in another mode. */
  changeMode(mode: Session['consultationMode']): void {
    const from = this.mode
    this.mode = mode
    this.modeAsk = null
    this.say('session.mode_changed', null, { from, to: mode })
  }

  admitPatient(): void {
    this.isPatientAdmitted = true
    this.#toAll(statusFrame(this))
  }

  /** The media of a person go to another of their devices. */
  moveMedia(identity: string): void {
    this.#toAll({ type: 'MEDIA_MOVED', payload: { sessionId: this.sessionId, identity } })
  }

  receipt(person: Person, deliveredSeq: number, readSeq: number): void {
    this.#toAll({
      type: 'MESSAGE_RECEIPT',
      payload: { sessionId: this.sessionId, userId: person.userId, deliveredSeq, readSeq },
    })
  }

  session(me: Person): Session {
    return sessionFor(this, me)
  }

  isHere(person: Person): boolean {
    return !this.isPlaceLost && [...this.#lines].some((line) => line.person === person)
  }

  #frameOf(entry: SessionEvent): ServerFrame {
    return entry.eventType === 'chat.message'
      ? { type: 'CHAT_MESSAGE', payload: entry.payload as unknown as ChatMessage }
      : { type: 'SESSION_EVENT', payload: { ...entry, sessionId: this.sessionId } }
  }

  #toAll(frame: ServerFrame, except?: Line): void {
    for (const line of this.#lines) if (line.isFollowing && line !== except) this.#send(line, frame)
  }

  #send(line: Line, frame: ServerFrame | { type: string; id?: unknown; payload: unknown }): void {
    if (line.socket.readyState === WebSocket.OPEN) line.socket.send(JSON.stringify(frame))
  }

  #wake(): void {
    for (const wake of [...this.#waiters]) wake()
  }

  #opened(socket: WebSocket): void {
    const line: Line = { socket, person: null, identity: null, isFollowing: false, state: null }
    this.#lines.add(line)
    socket.on('message', (data) => this.#receive(line, JSON.parse(String(data)) as ClientFrame))
    socket.on('close', () => {
      this.#lines.delete(line)
      this.#tellPeers()
    })
  }

  #receive(line: Line, frame: ClientFrame): void {
    this.heard.push({ person: line.person?.role ?? '', frame })
    if (frame.type === 'AUTHENTICATE') {
      this.#signIn(line, frame.payload.token)
      return
    }
    if (this.unanswered.has(frame.type)) return
    if (frame.type === 'CHAT_MESSAGE' && this.refusing) {
      this.#send(line, { type: 'ERROR', id: frame.id, payload: problem(this.refusing, 409) })
      return
    }
    const answer = this.#handle(line, frame)
    if (frame.id !== undefined) this.#send(line, { type: 'ACK', id: frame.id, payload: answer })
  }

  #signIn(line: Line, token: string): void {
    line.person = personOf(token)
    if (!line.person) this.#send(line, { type: 'ERROR', payload: problem('unauthenticated', 401) })
    else {
      const serverTime = new Date().toISOString()
      this.#send(line, {
        type: 'WELCOME',
        payload: { userId: line.person.userId, heartbeatMs: 10_000, serverTime },
      })
    }
  }

  #handle(line: Line, frame: ClientFrame): unknown {
    const person = line.person as Person
    if (frame.type === 'RENEW_TOKEN') return this.#join(person, {})[1]
    if (frame.type === 'PING') return { serverTime: new Date().toISOString() }
    if (frame.type === 'SUBSCRIBE') {
      line.isFollowing = true
      line.identity = `${person.userId}:${frame.payload.deviceId}`
      for (const entry of this.log.slice(frame.payload.after ?? 0)) this.#send(line, this.#frameOf(entry))
      this.#toAll(statusFrame(this))
      this.#tellPeers()
    } else if (frame.type === 'CHAT_MESSAGE') {
      return this.write(person, frame.payload.content, frame.payload.clientMessageId)
    } else if (frame.type === 'UNSUBSCRIBE') {
      line.isFollowing = false
      line.identity = null
      this.#tellPeers()
    } else if (frame.type === 'SIGNAL') this.#relay(line, frame.payload)
    else if (frame.type === 'MEDIA_STATE' || frame.type === 'QUALITY' || frame.type === 'TYPING') {
      const payload = { ...frame.payload, userId: person.userId, identity: line.identity }
      if (frame.type === 'MEDIA_STATE') line.state = payload
      this.#toAll({ type: frame.type, payload } as ServerFrame, line)
    }
    return {}
  }

  #relay(line: Line, { to, ...signal }: Extract<ClientFrame, { type: 'SIGNAL' }>['payload']): void {
    for (const other of this.#lines) {
      if (other.identity === to && this.#inRoom.has(to ?? ''))
        this.#send(other, { type: 'SIGNAL', payload: { ...signal, from: line.identity } })
    }
  }

  #tellPeers(): void {
    const there = [...this.#lines].filter((line) => line.identity && this.#inRoom.has(line.identity))
    const identities = there.flatMap(({ person, identity }) =>
      person && identity ? [{ ...person, identity }] : [],
    )
    for (const line of there) {
      this.#send(line, { type: 'PEERS', payload: { sessionId: this.sessionId, identities } })
      for (const other of there)
        if (other !== line && other.state) this.#send(line, { type: 'MEDIA_STATE', payload: other.state })
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://loopback')
    if (!url.pathname.startsWith('/api/')) return servePage(url.pathname, this.#script, response)
    const call = `${request.method} ${url.pathname.split('/').slice(5).join('/')}`
    this.calls.push(call)
    let text = ''
    for await (const chunk of request) text += chunk
    const person = personOf(request.headers.authorization?.replace('Bearer ', ''))
    const [status, body] =
      this.failing && call.includes(this.failing)
        ? [503, problem('unavailable', 503)]
        : !person
          ? [401, problem('unauthenticated', 401)]
          : await this.#rest(call, person, url, text ? JSON.parse(text) : {})
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(body === null ? undefined : JSON.stringify(body))
  }

  async #rest(
    call: string,
    person: Person,
    url: URL,
    body: Record<string, unknown>,
  ): Promise<[number, unknown]> {
    const what = call.replace(this.sessionId, 'session')
    if (url.pathname.endsWith('/clinic')) return [200, {}]
    if (/^GET .*events$/.test(what)) return [200, await this.#events(url)]
    if (/^GET .*chat$/.test(what)) return [200, this.#chatPage(url)]
    if (/^POST .*chat$/.test(what))
      return [201, this.write(person, String(body.content), String(body.clientMessageId))]
    if (/^POST .*receipts$/.test(what)) return [204, null]
    if (/^POST .*(join|token)$/.test(what)) return this.#join(person, body)
    if (/^POST .*leave$/.test(what)) {
      for (const identity of [...this.#inRoom])
        if (identity.startsWith(person.userId)) this.#inRoom.delete(identity)
      this.#tellPeers()
      return [200, {}]
    }
    if (/^POST .*(pause|resume)$/.test(what)) {
      this.become(what.endsWith('pause') ? 'PAUSED' : 'IN_PROGRESS')
      return [200, this.session(person)]
    }
    if (/mode$/.test(what)) {
      this.#askForMode(
        person,
        what.startsWith('POST') ? (body.consultationMode as Session['consultationMode']) : null,
      )
      return [200, this.session(person)]
    }
    return what.startsWith('GET session') ? [200, this.session(person)] : [404, problem('not_found', 404)]
  }

  /** An ask, a yes to the other's, or with null the end of one. */
  #askForMode({ userId }: Person, consultationMode: Session['consultationMode'] | null): void {
    const ask = this.modeAsk
    this.modeAsk = consultationMode && { consultationMode, userId }
    if (!consultationMode) this.say('session.mode_refused', userId, {})
    else if (ask?.consultationMode === consultationMode && ask.userId !== userId)
      this.changeMode(consultationMode)
    else this.say('session.mode_asked', userId, { consultationMode })
  }

  #join(person: Person, body: Record<string, unknown>): [number, unknown] {
    const now = Date.now()
    if (person.role === 'PATIENT' && !this.isPatientAdmitted) {
      const serverTime = new Date(now).toISOString()
      const waiting = {
        place: 0,
        waitRange: null,
        doctorState: 'available',
        runningLateMinutes: 0,
        placeKeptUntil: null,
      }
      return [202, { sessionId: this.sessionId, status: this.status, ...waiting, serverTime }]
    }
    const identity = `${person.userId}:${body.deviceId}`
    this.#inRoom.add(identity)
    this.#tellPeers()
    return [
      200,
      {
        accessToken: 'media',
        roomName: 'room-test',
        identity,
        participantType: person.role,
        iceServers: [],
        tokenExpiresAt: new Date(now + this.tokenLifeMs).toISOString(),
        provider: 'peer',
        mediaUrl: null,
        session: this.session(person),
      },
    ]
  }

  async #events(url: URL) {
    const after = Number(url.searchParams.get('after') ?? 0)
    const wait = Number(url.searchParams.get('wait') ?? 0)
    if (this.log.length <= after && wait > 0) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          this.#waiters.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, wait * 1_000)
        this.#waiters.add(wake)
      })
    }
    return { items: this.log.slice(after), lastSeq: this.log.length }
  }

  #chatPage(url: URL) {
    const limit = Number(url.searchParams.get('limit') ?? 50)
    const before = Number(url.searchParams.get('cursor') ?? this.log.length + 1)
    const all = this.log.filter((entry) => entry.eventType === 'chat.message' && entry.seq < before)
    const page = all.slice(-limit)
    const nextCursor = page.length < all.length ? String(page[0]?.seq) : null
    return { items: page.map((entry) => entry.payload), receipts: [], nextCursor }
  }
}

const problem = (code: string, status: number) => ({ type: 'about:blank', title: code, status, code })
