import { BedsideClient } from '@bedside/client'
import type { ChatMessage, Joined, ServerFrame, Session, Summary, Waiting } from '@bedside/contract'
import { API_PREFIX, callStatusOf, routes } from '@bedside/contract/facts'
import type { MediaCall, MediaProvider, RemotePerson } from '@bedside/media'

export const sessionId = '5e551011-0000-4000-8000-000000000001'
export const appointmentId = 'a9901111-0000-4000-8000-000000000001'
export const ram = { userId: '11111111-1111-4111-8111-111111111111', name: 'Ram Thapa' }
export const asha = { userId: '22222222-2222-4222-8222-222222222222', name: 'Dr Asha Shrestha' }
const now = () => new Date().toISOString()

/** A visit as the server would describe it to one of its people. */
export function aSession(part: Partial<Session> = {}): Session {
  const person = (who: typeof ram, role: 'PATIENT' | 'DOCTOR') => ({
    participantId: who.userId.replaceAll('-4', '-5'),
    ...who,
    role,
    status: 'connected' as const,
    admitted: false,
    joinedAt: null,
    leftAt: null,
    rejoinCount: 0,
  })
  return {
    sessionId,
    appointmentId,
    status: 'WAITING',
    consultationMode: 'VIDEO',
    scheduledStartTime: now(),
    roomName: 'room',
    callStatus: 'waiting',
    scheduledDurationMinutes: 15,
    scheduledEndTime: now(),
    waitingFor: ['DOCTOR'],
    doctor: {
      ...asha,
      doctorId: asha.userId,
      specialization: 'General medicine',
      registrationNumber: 'NMC 1',
      consultationModes: ['VIDEO', 'AUDIO', 'CHAT'],
    },
    patient: ram,
    participants: [person(ram, 'PATIENT'), person(asha, 'DOCTOR')],
    myRole: 'PATIENT',
    admitted: false,
    reason: 'Cough',
    patientJoinedAt: null,
    doctorJoinedAt: null,
    actualStartTime: null,
    actualEndTime: null,
    durationSeconds: 0,
    runningSince: null,
    endReason: null,
    noShowParty: null,
    segment: 1,
    lastSeq: 0,
    recording: { state: 'off' },
    joinOpensAt: now(),
    reopenUntil: null,
    chatOpen: true,
    wantsPhoneCall: false,
    modeAsk: null,
    emergencyNumber: '102',
    clinicPhone: '+977 1 5550100',
    serverTime: now(),
    ...part,
  }
}

export const aWaiting = (part: Partial<Waiting> = {}): Waiting => ({
  sessionId,
  status: 'WAITING',
  place: 2,
  waitRange: { minMinutes: 10, maxMinutes: 20 },
  doctorState: 'with_patient',
  runningLateMinutes: 0,
  placeKeptUntil: null,
  serverTime: now(),
  ...part,
})

export const aMessage = (seq: number, from: typeof ram, content: string): ChatMessage => ({
  messageId: `0e55a6e0-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  sessionId,
  senderId: from.userId,
  senderName: from.name,
  senderType: from === asha ? 'doctor' : 'patient',
  content,
  messageType: 'text',
  timestamp: now(),
  seq,
  clientMessageId: null,
  deleted: false,
})

export const aSummary = (part: Partial<Summary> = {}): Summary => ({
  sessionId,
  appointmentId,
  doctorName: asha.name,
  specialization: 'General medicine',
  registrationNumber: 'NMC 1',
  patientName: ram.name,
  consultationMode: 'VIDEO',
  scheduledStartTime: '2026-11-21T08:45:00Z',
  scheduledDuration: 15,
  actualDuration: 12,
  startTime: '2026-11-21T08:45:00Z',
  endTime: '2026-11-21T08:57:00Z',
  closedAt: '2026-11-21T08:57:00Z',
  status: 'COMPLETED',
  endReason: 'completed',
  noShowParty: null,
  chatMessageCount: 2,
  prescriptionId: null,
  feedbackSubmitted: false,
  amountCharged: '500.00',
  currency: 'NPR',
  patientSummary: '',
  summarySentAt: null,
  summaryCorrectedAt: null,
  reopenUntil: null,
  ...part,
})

type Answer = (body: unknown) => { status?: number; body: unknown }

/**
 * The far end of a real client: answers its calls from a table, its socket by hand. It stands for the network,
 * so that components are tried with the client they ship with.
 */
export class ScriptedClinic {
  session: Session
  readonly calls: { name: string; body: unknown }[] = []
  readonly sent: { type: string; payload: Record<string, unknown> }[] = []
  readonly answers: Record<string, Answer> = {}
  people: RemotePerson[] = []
  readonly client: BedsideClient
  #socket: {
    onmessage: ((event: never) => void) | null
    onclose: ((event: never) => void) | null
  } | null = null
  #isLineLost = false
  #tellPeople: () => void = () => undefined

  constructor(session: Partial<Session> = {}) {
    this.session = aSession(session)
    const clinic = this
    this.answers = {
      findSession: () => ({ body: { items: [this.session], nextCursor: null } }),
      getSession: () => ({
        body: { ...this.session, callStatus: callStatusOf(this.session.status), serverTime: now() },
      }),
      joinSession: () =>
        this.session.admitted ? { body: this.#joined() } : { status: 202, body: aWaiting() },
      leaveSession: () => ({ body: aSummary({ status: this.session.status }) }),
      listMessages: () => ({ body: { items: [], receipts: [], nextCursor: null } }),
      getCheckIn: () => ({
        body: {
          placeNow: null,
          callBackNumber: null,
          withWhom: null,
          isPrivate: null,
          consentToMode: false,
          savedAt: null,
        },
      }),
      saveCheckIn: (body) => ({ body: { ...(body as object), savedAt: now() } }),
      getMe: () => ({ body: { singleKeys: true } }),
      updateMe: () => ({ body: { singleKeys: true } }),
      getSummary: () => ({ body: aSummary() }),
      saveReceipt: () => ({ status: 204, body: null }),
      requestPhoneCall: (body) => {
        this.session = { ...this.session, wantsPhoneCall: (body as { wanted: boolean }).wanted }
        return { body: this.session }
      },
    }
    class FarSocket {
      onopen: ((event: never) => void) | null = null
      onmessage: ((event: never) => void) | null = null
      onclose: ((event: never) => void) | null = null
      onerror: ((event: never) => void) | null = null
      constructor() {
        clinic.#socket = this
        queueMicrotask(() =>
          clinic.#isLineLost
            ? this.onclose?.({ code: 1006, reason: '' } as never)
            : this.onopen?.(undefined as never),
        )
      }
      send(text: string) {
        const frame = JSON.parse(text) as { type: string; id?: number; payload: Record<string, unknown> }
        clinic.sent.push(frame)
        if (frame.type === 'AUTHENTICATE')
          clinic.say({
            type: 'WELCOME',
            payload: { userId: ram.userId, heartbeatMs: 60_000, serverTime: now() },
          })
        if (frame.id !== undefined) clinic.say({ type: 'ACK', id: frame.id, payload: clinic.answerTo(frame) })
      }
      close() {}
    }
    this.client = new BedsideClient({
      baseUrl: 'http://clinic.test',
      token: 'patient',
      storage: null,
      fetch: (input, init) => this.#answer(String(input), init),
      webSocket: FarSocket,
      loadProvider: async () => this.#provider(),
    })
  }

  /** What the server acknowledges a frame with: a message comes back numbered. */
  answerTo({ type, payload }: { type: string; payload: Record<string, unknown> }): Record<string, unknown> {
    if (type !== 'CHAT_MESSAGE') return {}
    const message = aMessage(1_000 + this.sent.length, ram, String(payload.content))
    return { ...message, clientMessageId: payload.clientMessageId }
  }

  /** A frame from the server. */
  say(frame: ServerFrame): void {
    queueMicrotask(() => this.#socket?.onmessage?.({ data: JSON.stringify(frame) } as never))
  }

  /** The line is cut: sockets and calls get no answer. */
  loseLine(): void {
    this.#isLineLost = true
    this.#socket?.onclose?.({ code: 1006, reason: '' } as never)
  }

  findLine(): void {
    this.#isLineLost = false
    globalThis.dispatchEvent(new Event('online'))
  }

  /** The session changed on the server, told only to who asks. */
  turns(part: Partial<Session>): Session {
    this.session = { ...this.session, ...part }
    return this.session
  }

  /** The session changed on the server; everybody is told. */
  become(part: Partial<Session>): void {
    this.turns(part)
    this.say({
      type: 'SESSION_STATUS',
      payload: {
        sessionId,
        status: this.session.status,
        participants: this.session.participants.map(({ userId, role, status }) => ({
          userId,
          role,
          status,
          admitted: this.session.admitted,
        })),
        lastSeq: this.session.lastSeq,
        serverTime: now(),
      },
    })
  }

  /** The other person is in the call, with or without a camera. */
  comesIn(who: typeof ram, role: 'PATIENT' | 'DOCTOR', media = { audio: true, video: false }): void {
    const identity = `${who.userId}:device-0002`
    this.people = [{ identity, ...who, role, path: 'up', audio: null, video: null, screen: null }]
    this.say({
      type: 'MEDIA_STATE',
      payload: { sessionId, userId: who.userId, identity, media: 'up', ...media, screen: false },
    })
    this.#tellPeople()
  }

  names(): string[] {
    return this.calls.map((call) => call.name)
  }

  async #answer(url: string, init: RequestInit = {}): Promise<Response> {
    if (this.#isLineLost) throw new TypeError('Failed to fetch')
    const path = url.slice(url.indexOf(API_PREFIX) + API_PREFIX.length).split('?')[0] ?? ''
    const found = Object.entries(routes).find(([, route]) => {
      const [method, template = ''] = route.split(' ')
      return (
        method === (init.method ?? 'GET') &&
        new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)
      )
    })
    const name = found?.[0] ?? path
    const body: unknown = init.body ? JSON.parse(String(init.body)) : undefined
    this.calls.push({ name, body })
    const answer = this.answers[name]?.(body) ?? {
      status: 404,
      body: { type: 'x', title: 'x', status: 404, code: 'not_found' },
    }
    const status = answer.status ?? 200
    return new Response(status === 204 ? null : JSON.stringify(answer.body), { status })
  }

  #joined(): Joined {
    return {
      accessToken: 'media',
      roomName: 'room',
      identity: `${ram.userId}:device-0001`,
      participantType: this.session.myRole,
      iceServers: [],
      tokenExpiresAt: new Date(Date.now() + 600_000).toISOString(),
      provider: 'peer',
      mediaUrl: null,
      session: this.session,
    }
  }

  #provider(): MediaProvider {
    const call: MediaCall = {
      publish: async () => undefined,
      setEnabled: () => undefined,
      setLive: () => undefined,
      setHold: async () => undefined,
      renew: () => undefined,
      repair: () => undefined,
      people: () => this.people,
      stats: async () => [],
      onPeople: (listener) => {
        this.#tellPeople = listener
        return () => undefined
      },
      close: () => undefined,
    }
    return { name: 'peer', open: async () => call }
  }
}
