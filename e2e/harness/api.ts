import { randomUUID } from 'node:crypto'
import type {
  Appointment,
  ChatPage,
  ConsultationMode,
  Doctor,
  EventsPage,
  HistoryItem,
  Session,
  SignedIn,
  Slot,
  Summary,
} from '@bedside/contract'

/** One person's own view of the API, beside what their screen shows. */
export type Api = Awaited<ReturnType<typeof signIn>>

/** An answer that was no success. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}

async function call<Answer>(
  origin: string,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
) {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const value: unknown = text ? JSON.parse(text) : undefined
  if (!answer.ok) throw new ApiRefusal(answer.status, (value as { code?: string })?.code ?? '')
  return value as Answer
}

/** Signs a demo person in and gives the calls that journeys prepare and compare with. */
export async function signIn(origin: string, email: string) {
  const { accessToken, user } = await call<SignedIn>(origin, null, 'POST', '/auth/sign-in', {
    email,
    password: 'bedside-demo',
  })
  const as = <Answer>(method: string, path: string, body?: unknown) =>
    call<Answer>(origin, accessToken, method, path, body)
  const session = (id: string) => `/consultations/sessions/${id}`
  return {
    user,
    token: accessToken,
    call: as,
    doctors: () => as<{ items: Doctor[] }>('GET', '/doctors'),
    slots: (doctorId: string, from: Date, to: Date) =>
      as<{ items: Slot[] }>(
        'GET',
        `/doctors/${doctorId}/slots?from=${from.toISOString()}&to=${to.toISOString()}`,
      ),
    book: (doctorId: string, startTime: string, consultationMode: ConsultationMode) =>
      as<Appointment>('POST', '/appointments', {
        doctorId,
        startTime,
        visitType: 'ONLINE',
        consultationMode,
        reason: 'Cough for a week',
      }),
    confirm: (appointmentId: string) => as<Appointment>('POST', `/appointments/${appointmentId}/confirm`, {}),
    openSession: (appointmentId: string) =>
      as<{ sessionId: string }>('POST', '/consultations/sessions', { appointmentId }),
    session: (id: string) => as<Session>('GET', session(id)),
    summary: (id: string) => as<Summary>('GET', `${session(id)}/summary`),
    events: (id: string) => as<EventsPage>('GET', `${session(id)}/events?after=0&limit=500`),
    chat: (id: string) => as<ChatPage>('GET', `${session(id)}/chat`),
    history: () => as<{ items: HistoryItem[] }>('GET', '/consultations/history'),
  }
}
