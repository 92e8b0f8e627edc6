import { BedsideClient, type BedsideClientOptions } from '@bedside/client'
import type { Joined, RouteName, ServerFrame, Session, Waiting } from '@bedside/contract'
import { API_PREFIX, routes } from '@bedside/contract/facts'
import type { OpenClient } from '../../shared/api/client-context.tsx'
import { type Answers, fakeCall, refusal } from './fake-call.ts'

type MediaProvider = Awaited<ReturnType<NonNullable<BedsideClientOptions['loadProvider']>>>
type MediaCall = Awaited<ReturnType<MediaProvider['open']>>
/** Somebody else in the call. */
export type RemotePerson = ReturnType<MediaCall['people']>[number]

/** A visit as its server would tell it, standing still in one state. */
export interface FarVisit {
  readonly session: Session
  readonly answers: Answers
  /** Where the patient stands in the line, until let in. */
  readonly waiting?: Waiting
  /** Others in the call. */
  readonly people?: readonly RemotePerson[]
  /** Said once the page follows the visit. */
  readonly frames?: readonly ServerFrame[]
  /** How the others' sound and picture come through: well, with gaps, or not any more after the first second. */
  readonly line?: 'good' | 'weak' | 'stops'
}

const joinedOf = (session: Session): Joined => ({
  accessToken: 'media',
  roomName: 'room',
  identity: `${session.myRole === 'DOCTOR' ? session.doctor.userId : session.patient.userId}:device-0001`,
  participantType: session.myRole,
  iceServers: [],
  tokenExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  provider: 'peer',
  mediaUrl: null,
  session,
})

const answersOf = ({ session, waiting, answers }: FarVisit): Answers => ({
  findSession: () => ({ items: [session], nextCursor: null }) as never,
  getSession: () => session,
  joinSession: () => (session.admitted || !waiting ? joinedOf(session) : waiting) as never,
  listMessages: () => ({ items: [], receipts: [], nextCursor: null }),
  listEvents: () => ({ items: [], lastSeq: session.lastSeq }) as never,
  getCheckIn: () => ({
    placeNow: 'Lalitpur, at home',
    callBackNumber: '+977 9800000001',
    withWhom: 'My daughter Gita',
    isPrivate: true,
    consentToMode: true,
    savedAt: null,
  }),
  getMe: () => ({ singleKeys: true }) as never,
  getNotes: () =>
    ({
      privateNotes: '',
      patientSummary: '',
      version: 1,
      savedAt: null,
      sentSummary: null,
      sentAt: null,
    }) as never,
  saveReceipt: () => undefined as never,
  ...answers,
})

/** The route and the parameters of an address of the API. */
function routeOf(method: string, path: string) {
  for (const [name, route] of Object.entries(routes)) {
    const [verb, template = ''] = route.split(' ')
    const keys = [...template.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '')
    const found = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path)
    if (verb === method && found)
      return {
        name: name as RouteName,
        params: Object.fromEntries(keys.map((key, place) => [key, found[place + 1]])),
      }
  }
  return null
}

const asResponse = (body: unknown, status = 200) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status: body === undefined ? 204 : status,
  })

function fetchOf(visit: FarVisit): typeof fetch {
  const call = fakeCall(answersOf(visit))
  return async (input, init = {}) => {
    const url = new URL(String(input), location.origin)
    const route = routeOf(init.method ?? 'GET', url.pathname.replace(API_PREFIX, ''))
    if (!route) return asResponse(refusal('not_found').problem, 404)
    try {
      return asResponse(await call(route.name, { params: route.params } as never))
    } catch {
      return asResponse(refusal('not_found').problem, 404)
    }
  }
}

/** A socket whose far end welcomes, acknowledges everything and then says who is there and the scene's frames. */
function socketOf({ session, people = [], frames = [] }: FarVisit) {
  const { sessionId, serverTime } = session
  const identities = people.map(({ identity, userId, name, role }) => ({ identity, userId, name, role }))
  const said: ServerFrame[] = [{ type: 'PEERS', payload: { sessionId, identities } }, ...frames]
  return class FarSocket {
    onopen: ((event: never) => void) | null = null
    onmessage: ((event: never) => void) | null = null
    onclose: ((event: never) => void) | null = null
    onerror: ((event: never) => void) | null = null
    constructor() {
      queueMicrotask(() => this.onopen?.(undefined as never))
      // The page's own cookie signs it in: it sends nothing first.
      const { userId } = session.myRole === 'DOCTOR' ? session.doctor : session.patient
      this.say({ type: 'WELCOME', payload: { userId, heartbeatMs: 60_000, serverTime } })
    }
    say(frame: ServerFrame) {
      queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(frame) } as never))
    }
    send(text: string) {
      const { type, id } = JSON.parse(text) as { type: string; id?: number }
      if (id !== undefined) this.say({ type: 'ACK', id, payload: {} })
      if (type === 'SUBSCRIBE') for (const frame of said) this.say(frame)
    }
    close() {}
  }
}

function providerOf({ people = [], line = 'good' }: FarVisit): MediaProvider {
  const nothing = () => undefined
  let readings = 0
  /** Sound arrives from everybody whose way is up, reading after reading. */
  const stats: MediaCall['stats'] = async () => {
    if (line !== 'stops' || readings < 4) readings += 1
    return people
      .filter(({ path }) => path === 'up')
      .map(({ identity }) => ({
        identity,
        framesDecoded: 0,
        audioPackets: readings * 12,
        audioEnergy: readings,
        audioLevel: 0.3,
        roundTripMs: 120,
        lossPercent: line === 'weak' ? 9 : 0,
        receivedKbps: 320,
        concealedPercent: 0,
      }))
  }
  const call: MediaCall = {
    publish: async () => undefined,
    setEnabled: nothing,
    setLive: nothing,
    setHold: async () => undefined,
    renew: nothing,
    repair: nothing,
    people: () => people,
    stats,
    onPeople: (listener) => {
      queueMicrotask(listener)
      return nothing
    },
    close: nothing,
  }
  return { name: 'peer', open: async () => call }
}

/** The live client of a page, with a visit at its far end that stands still. */
export const openFarEnd =
  (visit: FarVisit): OpenClient =>
  async () =>
    new BedsideClient({
      storage: null,
      fetch: fetchOf(visit),
      webSocket: socketOf(visit),
      loadProvider: async () => providerOf(visit),
    })
