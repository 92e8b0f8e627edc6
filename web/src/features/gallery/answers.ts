import type { Me, Slot } from '@bedside/contract'
import type { Answers } from './fake-call.ts'
import {
  appointment,
  clinic,
  doctor,
  doctorMe,
  health,
  historyItem,
  id,
  inMinutes,
  longDoctor,
  notification,
  patient,
  queueItem,
  session,
  signIn,
  summary,
} from './people.ts'

/** A page with nothing after it. */
export const page = <Item>(items: Item[]) => ({ items, nextCursor: null })

function slots(): Slot[] {
  const first = Math.ceil(Date.now() / 900_000) * 15
  const now = Math.floor(Date.now() / 60_000)
  return Array.from({ length: 4 * 24 * 3 }, (_, place) => ({
    startTime: inMinutes(first - now + place * 15),
    endTime: inMinutes(first - now + place * 15 + 15),
  }))
}

/** What anybody is told. */
export const open: Answers = { getClinic: () => clinic() }

/** What somebody who is signed in is told. */
export const as = (me: Me): Answers => ({
  ...open,
  getMe: () => me,
  listNotifications: () => ({ items: [notification(0), notification(1)], unreadCount: 2, nextCursor: null }),
  getNotificationSettings: () => ({ quietHours: { from: '22:00', until: '07:00' }, push: false }),
  listSignIns: () => ({ items: [0, 1, 2].map(signIn) }),
})

/** A patient with a doctor to choose, times and a past visit. */
export const asPatient: Answers = {
  ...as(patient()),
  listDoctors: () => page([doctor(), longDoctor()]),
  listSlots: () => ({ items: slots() }),
  listHistory: () => page([0, 1, 2].map((number) => historyItem(number))),
  createAppointment: () => appointment({ status: 'REQUESTED' }),
  getAppointment: () => appointment(),
  getSummary: () => summary(),
  getSession: () => session(),
  getMyHealth: () => health(),
  getVisitHealth: () => health(),
}

/** A queue of these visits. */
export const queue = (items: ReturnType<typeof queueItem>[]) => ({
  items,
  desk: { state: 'available' as const, runningLateMinutes: 0 },
  nextChangeAt: null,
  serverTime: new Date().toISOString(),
})

/** A busy day: more wait than a screen holds. */
export const fullQueue = () =>
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

/** A doctor on a busy day. */
export const asDoctor: Answers = {
  ...as(doctorMe()),
  getQueue: () => fullQueue(),
  getDoctor: () => doctor(),
  getVisitHealth: () => health(),
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
