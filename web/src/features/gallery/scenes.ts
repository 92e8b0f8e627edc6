import type { Me, Slot } from '@bedside/contract'
import { type Answers, never, noAnswer, refusal } from './fake-call.ts'
import {
  admin,
  appointment,
  clinic,
  doctor,
  doctorMe,
  historyItem,
  id,
  inMinutes,
  longDoctor,
  notification,
  patient,
  queueItem,
  session,
  summary,
} from './people.ts'

/** One page in one state, from fixed data. */
export interface Scene {
  readonly path: string
  readonly answers: Answers
  /** Booking answers already given. */
  readonly draft?: object
}

const page = <Item>(items: Item[]) => ({ items, nextCursor: null })

function slots(): Slot[] {
  const first = Math.ceil(Date.now() / 900_000) * 15
  const now = Math.floor(Date.now() / 60_000)
  return Array.from({ length: 4 * 24 * 3 }, (_, place) => ({
    startTime: inMinutes(first - now + place * 15),
    endTime: inMinutes(first - now + place * 15 + 15),
  }))
}

const open: Answers = { getClinic: () => clinic() }

const as = (me: Me): Answers => ({
  ...open,
  getMe: () => me,
  listNotifications: () => ({ items: [notification(0), notification(1)], unreadCount: 2, nextCursor: null }),
})

const asPatient: Answers = {
  ...as(patient()),
  listDoctors: () => page([doctor(), longDoctor()]),
  listSlots: () => ({ items: slots() }),
  listHistory: () => page([0, 1, 2].map((number) => historyItem(number))),
  createAppointment: () => appointment({ status: 'REQUESTED' }),
  getAppointment: () => appointment(),
  getSummary: () => summary(),
  getSession: () => session(),
}

const home = (appointments: ReturnType<typeof appointment>[]): Scene => ({
  path: '/home',
  answers: { ...asPatient, listAppointments: () => page(appointments) },
})

const answered = {
  doctorId: id(20),
  visitType: 'ONLINE',
  consultationMode: 'VIDEO',
  startTime: inMinutes(60),
  reason: 'Fever for three days and a cough',
}

const queue = (items: ReturnType<typeof queueItem>[]) => ({
  items,
  desk: { state: 'available' as const, runningLateMinutes: 0 },
  serverTime: new Date().toISOString(),
})

const fullQueue = () =>
  queue([
    queueItem(4, { group: 'now', status: 'IN_PROGRESS', flags: [], waitingSince: null }),
    ...[0, 1, 2, 3, 5, 6, 7].map((number) => queueItem(number)),
    queueItem(9, {
      group: 'later',
      status: 'SCHEDULED',
      presence: 'disconnected',
      waitingSince: null,
      flags: [],
      scheduledStartTime: inMinutes(90),
      scheduledEndTime: inMinutes(105),
    }),
    queueItem(10, {
      group: 'done',
      status: 'COMPLETED',
      presence: 'disconnected',
      waitingSince: null,
      flags: [],
    }),
  ])

const asDoctor: Answers = {
  ...as(doctorMe()),
  getQueue: () => fullQueue(),
  listAppointments: () =>
    page([
      appointment({
        status: 'REQUESTED',
        startTime: inMinutes(600),
        endTime: inMinutes(615),
        patient: { userId: id(1), name: 'Sita Gurung' },
      }),
    ]),
  listHistory: () =>
    page([historyItem(1, { otherParty: { userId: id(1), name: 'Ram Thapa', specialization: null } })]),
  setDeskState: () => ({ state: 'available', runningLateMinutes: 0 }),
}

/** Every scene by name; the screenshots and axe run over all of them. */
export const scenes: Readonly<Record<string, Scene>> = {
  landing: { path: '/', answers: open },
  'landing-real': { path: '/', answers: { getClinic: () => clinic({ demo: false }) } },
  'landing-offline': { path: '/', answers: { getClinic: () => Promise.reject(noAnswer()) } },
  'sign-in': { path: '/sign-in', answers: open },
  'sign-in-wrong': {
    path: '/sign-in',
    answers: { ...open, signIn: () => Promise.reject(refusal('wrong_credentials')) },
  },
  register: { path: '/register', answers: open },
  'not-found': { path: '/nowhere', answers: open },
  refused: { path: '/people', answers: asPatient },
  'home-join': home([
    appointment(),
    appointment({
      appointmentId: id(101),
      status: 'REQUESTED',
      consultationMode: 'AUDIO',
      startTime: inMinutes(3000),
      endTime: inMinutes(3015),
      joinOpensAt: inMinutes(2990),
    }),
  ]),
  'home-early': home([
    appointment({ startTime: inMinutes(120), endTime: inMinutes(135), joinOpensAt: inMinutes(110) }),
  ]),
  'home-asked': home([
    appointment({ status: 'REQUESTED', startTime: inMinutes(120), endTime: inMinutes(135) }),
  ]),
  'home-running': home([
    appointment({ callStatus: 'active', startTime: inMinutes(-5), endTime: inMinutes(10) }),
  ]),
  'home-finished': home([
    appointment({
      status: 'COMPLETED',
      callStatus: 'ended',
      startTime: inMinutes(-60),
      endTime: inMinutes(-45),
    }),
  ]),
  'home-in-person': home([
    appointment({
      visitType: 'IN_PERSON',
      consultationMode: null,
      callStatus: null,
      sessionId: null,
      joinOpensAt: null,
    }),
  ]),
  'home-empty': { ...home([]), answers: { ...home([]).answers, listHistory: () => page([]) } },
  'home-loading': { path: '/home', answers: { ...asPatient, listAppointments: never, listHistory: never } },
  'home-failed': {
    path: '/home',
    answers: { ...asPatient, listAppointments: () => Promise.reject(refusal('internal')) },
  },
  'book-doctor': { path: '/book/doctor', answers: asPatient },
  'book-none': { path: '/book/doctor', answers: { ...asPatient, listDoctors: () => page([]) } },
  'book-loading': { path: '/book/doctor', answers: { ...asPatient, listDoctors: never } },
  'book-how': { path: '/book/how', answers: asPatient, draft: answered },
  'book-time': { path: '/book/time', answers: asPatient, draft: answered },
  'book-no-times': {
    path: '/book/time',
    answers: { ...asPatient, listSlots: () => ({ items: [] }) },
    draft: answered,
  },
  'book-reason': { path: '/book/reason', answers: asPatient, draft: answered },
  'book-check': { path: '/book/check', answers: asPatient, draft: answered },
  'book-taken': {
    path: '/book/check',
    answers: { ...asPatient, createAppointment: () => Promise.reject(refusal('slot_taken')) },
    draft: answered,
  },
  reschedule: { path: `/appointments/${id(100)}/time`, answers: asPatient },
  history: {
    path: '/history',
    answers: {
      ...asPatient,
      listHistory: () => page([0, 1, 2, 3, 5, 8].map((number) => historyItem(number))),
    },
  },
  'history-empty': { path: '/history', answers: { ...asPatient, listHistory: () => page([]) } },
  detail: {
    path: `/history/${id(301)}`,
    answers: {
      ...asPatient,
      listMessages: () => ({
        items: [
          {
            messageId: id(1001),
            sessionId: id(301),
            senderId: id(2),
            senderName: 'Dr Asha Shrestha',
            senderType: 'doctor',
            content: 'Take the tablets after food.',
            messageType: 'text',
            timestamp: inMinutes(-55),
            seq: 5,
            clientMessageId: null,
            deleted: false,
          },
        ],
        receipts: [],
        nextCursor: null,
      }),
      listEvents: () => ({
        items: [
          { seq: 1, eventType: 'session.created', userId: null, createdAt: inMinutes(-600), payload: {} },
          { seq: 2, eventType: 'patient_joined', userId: id(1), createdAt: inMinutes(-62), payload: {} },
          {
            seq: 3,
            eventType: 'session.status_changed',
            userId: null,
            createdAt: inMinutes(-60),
            payload: { from: 'WAITING', to: 'IN_PROGRESS' },
          },
          {
            seq: 4,
            eventType: 'session.status_changed',
            userId: null,
            createdAt: inMinutes(-48),
            payload: { from: 'IN_PROGRESS', to: 'COMPLETED' },
          },
        ],
        lastSeq: 4,
      }),
    },
  },
  summary: { path: `/history/${id(301)}/summary`, answers: asPatient },
  'summary-writing': {
    path: `/history/${id(301)}/summary`,
    answers: { ...asPatient, getSummary: () => summary({ patientSummary: '', amountCharged: null }) },
  },
  feedback: {
    path: `/history/${id(301)}/feedback`,
    answers: { ...asPatient, submitFeedback: () => Promise.reject(refusal('feedback_given')) },
  },
  messages: {
    path: '/messages',
    answers: {
      ...asPatient,
      listNotifications: () => ({
        items: [0, 1, 2, 3].map((number) =>
          notification(
            number,
            number === 2
              ? { kind: 'visit.running_late', params: { name: 'Dr Asha Shrestha', minutes: 20 } }
              : {},
          ),
        ),
        unreadCount: 2,
        nextCursor: null,
      }),
    },
  },
  'messages-empty': {
    path: '/messages',
    answers: { ...asPatient, listNotifications: () => ({ items: [], unreadCount: 0, nextCursor: null }) },
  },
  account: { path: '/account', answers: asPatient },
  desk: { path: '/desk/waiting', answers: asDoctor },
  'desk-now': { path: '/desk/now', answers: asDoctor },
  'desk-empty': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: () => queue([]) } },
  'desk-loading': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: never } },
  'desk-requests': { path: '/desk/requests', answers: asDoctor },
  people: {
    path: '/people',
    answers: {
      ...as(admin()),
      listAccounts: () =>
        page(
          [patient(), doctorMe(), admin()].map(({ id: userId, name, email, role }, number) => ({
            userId,
            name,
            email,
            role,
            disabledAt: number === 0 ? inMinutes(-9000) : null,
            createdAt: inMinutes(-9999),
          })),
        ),
    },
  },
  'people-new': { path: '/people/new', answers: as(admin()) },
  setup: { path: '/setup', answers: open },
}
