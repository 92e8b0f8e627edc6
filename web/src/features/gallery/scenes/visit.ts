import type { ConsultationMode, ServerFrame, Session, Waiting } from '@bedside/contract'
import { asDoctor, asPatient } from '../answers.ts'
import { drawnPerson } from '../drawn-person.ts'
import { type FarVisit, openFarEnd, type RemotePerson } from '../far-end.ts'
import { appointment, id, inMinutes, session } from '../people.ts'
import type { Scene, Scenes } from '../scene.ts'

const main = 'main button[class*="main"]:not([aria-disabled])'
const doctorId = id(2)
const patientId = id(1)

const aVisit = (change: Partial<Session> = {}): Session =>
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

const present = (userId: string, name: string, role: 'PATIENT' | 'DOCTOR') => ({
  participantId: id(userId === doctorId ? 812 : 811),
  userId,
  name,
  role,
  status: 'connected' as const,
  admitted: true,
  joinedAt: inMinutes(-4),
  leftAt: null,
  rejoinCount: 0,
})

const running: Partial<Session> = {
  participants: [present(patientId, 'Ram Thapa', 'PATIENT'), present(doctorId, 'Dr Asha Shrestha', 'DOCTOR')],
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

const other = (isDoctor: boolean, hasPicture: boolean): RemotePerson => ({
  identity: `${isDoctor ? patientId : doctorId}:device-0002`,
  userId: isDoctor ? patientId : doctorId,
  name: isDoctor ? 'Ram Thapa' : 'Dr Asha Shrestha',
  role: isDoctor ? 'PATIENT' : 'DOCTOR',
  path: 'up',
  audio: null,
  video: hasPicture ? drawnPerson() : null,
  screen: null,
})

const theirMedia = ({ identity, userId }: RemotePerson, video: boolean): ServerFrame => ({
  type: 'MEDIA_STATE',
  payload: { sessionId: id(200), userId, identity, media: 'up', audio: true, video, screen: false },
})

/** The visit's page for a patient with this visit behind it; made anew each time it is shown. */
const scene = (make: () => FarVisit, presses: readonly string[], mode: ConsultationMode = 'VIDEO'): Scene => {
  return {
    path: `/visits/${id(100)}`,
    answers: { ...asPatient, getAppointment: () => appointment({ consultationMode: mode }) },
    openClient: () => openFarEnd(make())(),
    presses,
  }
}

const waiting = (change: Partial<Waiting> = {}, part: Partial<Session> = {}): Scene =>
  scene(() => ({ session: aVisit(part), waiting: line(change), answers: {} }), [main])

interface InCall {
  readonly isDoctor?: boolean
  readonly mode?: ConsultationMode
  readonly picture?: boolean
  readonly part?: Partial<Session>
  readonly presses?: readonly string[]
}

function inCall({
  isDoctor = false,
  mode = 'VIDEO',
  picture = true,
  part = {},
  presses = [],
}: InCall): Scene {
  const make = (): FarVisit => {
    const person = other(isDoctor, mode === 'VIDEO' && picture)
    return {
      session: aVisit({
        ...running,
        myRole: isDoctor ? 'DOCTOR' : 'PATIENT',
        consultationMode: mode,
        ...part,
      }),
      answers: {},
      people: mode === 'CHAT' ? [] : [person],
      frames: mode === 'CHAT' ? [] : [theirMedia(person, picture)],
    }
  }
  return {
    path: `/visits/${id(100)}`,
    answers: {
      ...(isDoctor ? asDoctor : asPatient),
      getAppointment: () => appointment({ consultationMode: mode }),
    },
    openClient: () => openFarEnd(make())(),
    presses: mode === 'CHAT' && !isDoctor ? presses : [main, ...presses],
  }
}

/** The visit itself: waiting, the turn, the call in each of its ways, its end. */
export const visitScenes = {
  'visit-check': scene(() => ({ session: aVisit(), waiting: line(), answers: {} }), []),
  'visit-waiting': waiting(),
  'visit-next': waiting({ place: 0, waitRange: { minMinutes: 0, maxMinutes: 5 }, doctorState: 'available' }),
  'visit-late': waiting({ runningLateMinutes: 20 }),
  'visit-phone': waiting({}, { wantsPhoneCall: true }),
  'visit-ready': scene(() => ({ session: aVisit({ admitted: true }), answers: {} }), [main]),
  'room-video': inCall({}),
  'room-camera-off': inCall({ picture: false }),
  'room-voice': inCall({ mode: 'AUDIO' }),
  'room-chat': inCall({ mode: 'CHAT', presses: [main] }),
  'room-hold': inCall({ part: { status: 'PAUSED', runningSince: null }, presses: [main] }),
  'room-doctor': inCall({ isDoctor: true }),
  'room-doctor-voice': inCall({ isDoctor: true, mode: 'AUDIO' }),
  'visit-ended': scene(
    () => ({
      session: aVisit({
        status: 'COMPLETED',
        callStatus: 'ended',
        endReason: 'completed',
        durationSeconds: 720,
        actualStartTime: inMinutes(-13),
        actualEndTime: inMinutes(-1),
      }),
      answers: asPatient,
    }),
    [],
  ),
} satisfies Scenes
