import type {
  ChatMessage,
  ConsultationMode,
  Notes,
  ParticipantRole,
  ServerFrame,
  Session,
  Waiting,
} from '@bedside/contract'
import { rememberAnswer } from './answered.ts'
import { asDoctor, asPatient, queue } from './answers.ts'
import { drawnPerson } from './drawn-person.ts'
import type { Answers } from './fake-call.ts'
import { type FarVisit, openFarEnd, type RemotePerson } from './far-end.ts'
import { appointment, id, inMinutes, queueItem, session, summary } from './people.ts'
import type { Scene } from './scene.ts'

/** The button on the way into the visit. */
export const main = 'main button[class*="main"]:not([aria-disabled])'
/** There once the others are really heard; pressing it does nothing. */
export const connected = 'header [data-state="good"]'
const doctorId = id(2)
const patientId = id(1)

/** A visit that waits for its people. */
export const aVisit = (change: Partial<Session> = {}): Session =>
  session({
    sessionId: id(200),
    appointmentId: id(100),
    status: 'WAITING',
    callStatus: 'waiting',
    scheduledStartTime: inMinutes(-5),
    scheduledEndTime: inMinutes(10),
    admitted: false,
    doctorJoinedAt: null,
    actualStartTime: null,
    actualEndTime: null,
    durationSeconds: 0,
    endReason: null,
    chatOpen: true,
    lastSeq: 0,
    ...change,
  })

/** Somebody whom the server knows in this visit. */
export const present = (userId: string, name: string, role: ParticipantRole, admitted = true) => ({
  participantId: id(800 + Number(userId.slice(-3))),
  userId,
  name,
  role,
  status: 'connected' as const,
  admitted,
  joinedAt: inMinutes(-4),
  leftAt: null,
  rejoinCount: 0,
})

const both = [
  present(patientId, 'Ram Thapa', 'PATIENT'),
  present(doctorId, 'Dr Asha Shrestha', 'DOCTOR'),
] as const

const running: Partial<Session> = {
  participants: [...both],
  status: 'IN_PROGRESS',
  callStatus: 'active',
  admitted: true,
  doctorJoinedAt: inMinutes(-4),
  actualStartTime: inMinutes(-4),
  runningSince: inMinutes(-4),
  durationSeconds: 240,
}

const line = (change: Partial<Waiting> = {}): Waiting => ({
  sessionId: id(200),
  status: 'WAITING',
  place: 2,
  waitRange: { minMinutes: 10, maxMinutes: 20 },
  doctorState: 'with_patient',
  runningLateMinutes: 0,
  placeKeptUntil: null,
  serverTime: new Date().toISOString(),
  ...change,
})

/** Somebody else in the call; the name comes from the far end, as an answer does. */
export function caller(
  userId: string,
  name: string,
  role: ParticipantRole,
  change: Partial<RemotePerson> = {},
): RemotePerson {
  rememberAnswer(name)
  return {
    identity: `${userId}:device-0002`,
    userId,
    name,
    role,
    path: 'up',
    audio: null,
    video: null,
    screen: null,
    ...change,
  }
}

const theirMedia = ({ identity, userId, video, screen }: RemotePerson, audio: boolean): ServerFrame => ({
  type: 'MEDIA_STATE',
  payload: {
    sessionId: id(200),
    userId,
    identity,
    media: 'up',
    audio,
    video: video !== null,
    screen: screen !== null,
  },
})

const said: readonly [by: 'patient' | 'doctor', text: string][] = [
  ['patient', 'Good evening doctor'],
  ['doctor', 'Good evening. How long have you had the fever?'],
  [
    'patient',
    'Three days, and now a cough as well. I took paracetamol twice yesterday and once this morning.',
  ],
  ['doctor', 'Did you measure it?'],
  ['patient', '38.6 last night'],
]

/** What patient and doctor wrote to each other in the last minutes. */
export const thread = (): ChatMessage[] =>
  said.map(([by, content], at) => ({
    messageId: id(1_100 + at),
    sessionId: id(200),
    senderId: by === 'doctor' ? doctorId : patientId,
    senderName: by === 'doctor' ? 'Dr Asha Shrestha' : 'Ram Thapa',
    senderType: by,
    content,
    messageType: 'text',
    timestamp: inMinutes(at - 6),
    seq: at + 1,
    clientMessageId: null,
    deleted: false,
  }))

const notes = (): Notes => ({
  privateNotes:
    'Three days of fever, dry cough. No breathlessness at rest. Throat red, neck soft. Likely viral.',
  patientSummary: 'You have a cold with fever.\nWhat to do now\nDrink a lot of water and rest.',
  version: 3,
  savedAt: inMinutes(-1),
  sentSummary: null,
  sentAt: null,
})

const answersTo = (isDoctor: boolean, mode: ConsultationMode, more: Answers = {}): Answers => ({
  ...(isDoctor ? asDoctor : asPatient),
  getAppointment: () => appointment({ consultationMode: mode }),
  getNotes: notes,
  getQueue: () =>
    queue([{ ...queueItem(0, { flags: [], group: 'now', status: 'IN_PROGRESS' }), appointmentId: id(100) }]),
  ...more,
})

/** The visit's page with this visit behind it; made anew each time it is shown. */
export const visitScene = (
  make: () => FarVisit,
  presses: readonly string[],
  mode: ConsultationMode = 'VIDEO',
): Scene => ({
  path: `/visits/${id(100)}`,
  answers: answersTo(make().session.myRole === 'DOCTOR', mode),
  openClient: () => openFarEnd(make())(),
  presses,
})

/** A patient in the waiting room. */
export const waiting = (change: Partial<Waiting> = {}, part: Partial<Session> = {}, answers: Answers = {}) =>
  visitScene(() => ({ session: aVisit(part), waiting: line(change), answers }), [main])

/** A visit that has come to its end in this way. */
export const ended = (part: Partial<Session> = {}, answers: Answers = { getSummary: () => summary() }) =>
  visitScene(
    () => ({
      session: aVisit({
        status: 'COMPLETED',
        callStatus: 'ended',
        endReason: 'completed',
        durationSeconds: 720,
        actualStartTime: inMinutes(-13),
        actualEndTime: inMinutes(-1),
        ...part,
      }),
      answers,
    }),
    [],
  )

/** A call that stands still in one of its states. */
export interface InCall {
  readonly isDoctor?: boolean
  readonly mode?: ConsultationMode
  readonly picture?: boolean
  readonly isHeard?: boolean
  readonly isAlone?: boolean
  readonly line?: FarVisit['line']
  readonly messages?: boolean
  readonly part?: Partial<Session>
  /** Said beside what the others' media say. */
  readonly said?: () => readonly ServerFrame[]
  /** Others beside the one on the far end. */
  readonly more?: () => readonly RemotePerson[]
  /** Of the one on the far end. */
  readonly change?: () => Partial<RemotePerson>
  readonly presses?: readonly string[]
}

function farOf(of: InCall): FarVisit {
  const { isDoctor = false, mode = 'VIDEO', picture = true, isHeard = true, messages = false } = of
  const far = isDoctor
    ? caller(patientId, 'Ram Thapa', 'PATIENT')
    : caller(doctorId, 'Dr Asha Shrestha', 'DOCTOR')
  const video = mode === 'VIDEO' && picture ? drawnPerson() : null
  const others = [{ ...far, video, ...of.change?.() }, ...(of.more?.() ?? [])]
  const people = mode === 'CHAT' || of.isAlone ? [] : others
  const written = thread()
  return {
    session: aVisit({
      ...running,
      myRole: isDoctor ? 'DOCTOR' : 'PATIENT',
      consultationMode: mode,
      lastSeq: messages ? written.length : 0,
      ...of.part,
    }),
    answers: {
      ...(messages && {
        listMessages: () => ({
          items: written,
          receipts: [
            { userId: patientId, deliveredSeq: 5, readSeq: isDoctor ? 4 : 5 },
            { userId: doctorId, deliveredSeq: 5, readSeq: 4 },
          ],
          nextCursor: null,
        }),
      }),
    },
    people,
    frames: [
      ...people.map((person) => theirMedia(person, isHeard || person.role !== far.role)),
      ...(of.said?.() ?? []),
    ],
    ...(of.line && { line: of.line }),
  }
}

/** The room with somebody in it, shown once they are heard. */
export function inCall(of: InCall): Scene {
  const { isDoctor = false, mode = 'VIDEO', presses = [connected] } = of
  return {
    path: `/visits/${id(100)}`,
    answers: answersTo(isDoctor, mode),
    openClient: () => openFarEnd(farOf(of))(),
    presses: [main, ...presses],
  }
}
