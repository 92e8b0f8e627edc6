import { asPatient, page } from '../answers.ts'
import { never, refusal } from '../fake-call.ts'
import {
  appointment,
  historyItem,
  id,
  inMinutes,
  longestName,
  noCheckIn,
  noHealth,
  notification,
} from '../people.ts'
import type { Scene, Scenes } from '../scene.ts'

const home = (appointments: ReturnType<typeof appointment>[]): Scene => ({
  path: '/home',
  answers: { ...asPatient, getCheckIn: () => noCheckIn, listAppointments: () => page(appointments) },
})

const late = notification(0, {
  notificationId: id(510),
  kind: 'visit.running_late',
  params: { name: 'Dr Asha Shrestha', minutes: 20 },
})
const homeTold = (items: ReturnType<typeof notification>[]): Scene => ({
  path: '/home',
  answers: {
    ...asPatient,
    listAppointments: () => page([appointment()]),
    getCheckIn: () => noCheckIn,
    listNotifications: () => ({ items, unreadCount: 1, nextCursor: null }),
  },
})

const withFamily = home([
  appointment({ startTime: inMinutes(120), endTime: inMinutes(135), joinOpensAt: inMinutes(110) }),
  appointment({
    appointmentId: id(101),
    forWhom: 'Maya, my daughter, 6 years',
    startTime: inMinutes(3000),
    endTime: inMinutes(3015),
    joinOpensAt: inMinutes(2990),
  }),
])
const family: Scene = {
  ...withFamily,
  answers: {
    ...withFamily.answers,
    listHistory: () =>
      page([
        historyItem(0),
        historyItem(1, { forWhom: 'Maya, my daughter, 6 years' }),
        historyItem(2),
        historyItem(3, { forWhom: 'Hari, my father' }),
      ]),
  },
}

/** The patient's own first page. */
export const homeScenes = {
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
  'home-to-do': {
    path: '/home',
    answers: {
      ...asPatient,
      getCheckIn: () => noCheckIn,
      getVisitHealth: () => noHealth,
      listAppointments: () =>
        page([
          appointment({ startTime: inMinutes(120), endTime: inMinutes(135), joinOpensAt: inMinutes(110) }),
        ]),
    },
  },
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
  'home-moved': home([
    appointment({
      startTime: inMinutes(180),
      endTime: inMinutes(195),
      joinOpensAt: inMinutes(170),
      previousStartTime: inMinutes(60),
      note: 'I am called to an emergency.',
      forWhom: 'My son Bibek, 4 years',
    }),
  ]),
  'home-late': homeTold([late]),
  'home-on-time': homeTold([
    notification(0, { kind: 'visit.on_time', params: { name: 'Dr Asha Shrestha' } }),
    late,
  ]),
  'home-off': home([
    appointment({
      status: 'DECLINED',
      callStatus: null,
      startTime: inMinutes(240),
      endTime: inMinutes(255),
      note: 'I am away on that day. Dr Rai has free times.',
    }),
    appointment({
      appointmentId: id(101),
      status: 'CANCELLED',
      callStatus: null,
      startTime: inMinutes(600),
      endTime: inMinutes(615),
    }),
  ]),
  'home-long': home([
    appointment({
      doctor: {
        doctorId: id(21),
        name: longestName,
        specialization: 'Obstetrics, gynaecology and family planning',
        registrationNumber: 'NMC 10482',
      },
      forWhom: 'مریم بنت عبد الرحمن, my neighbour 👵🏽, 81 years, hears badly on the left side',
    }),
    appointment({
      appointmentId: id(101),
      doctor: { doctorId: id(22), name: 'O', specialization: 'Skin', registrationNumber: 'NMC 7' },
      startTime: inMinutes(3000),
      endTime: inMinutes(3015),
      joinOpensAt: inMinutes(2990),
    }),
  ]),
  'home-family': family,
  'home-family-none': { ...family, presses: ['main select'] },
  'home-empty': { ...home([]), answers: { ...home([]).answers, listHistory: () => page([]) } },
  'home-loading': { path: '/home', answers: { ...asPatient, listAppointments: never, listHistory: never } },
  'home-failed': {
    path: '/home',
    answers: { ...asPatient, listAppointments: () => Promise.reject(refusal('internal')) },
  },
} satisfies Scenes
