import { asPatient, page } from '../answers.ts'
import { never, noAnswer, refusal } from '../fake-call.ts'
import { appointment, clinic, doctor, id, inMinutes } from '../people.ts'
import type { Scenes } from '../scene.ts'

const answered = {
  topic: 'fever',
  reason: 'For three days, mostly at night',
  doctorId: id(20),
  visitType: 'ONLINE',
  consultationMode: 'VIDEO',
  startTime: inMinutes(60),
  forWhom: 'My son Bibek, 4 years',
  health: { allergies: ['Penicillin'], medicines: [], conditions: null },
}
const { health: _health, ...unasked } = answered
const noTimes = { listSlots: () => ({ items: [] }), listOpeningWishes: () => ({ items: [] }) }
const begun = { topic: 'fever', reason: '' }

/** Booking and moving a visit, a step at a time. */
export const bookingScenes = {
  'book-about': { path: '/book/about', answers: asPatient },
  'book-urgent': {
    path: '/book/about',
    answers: asPatient,
    presses: ['input[type="radio"][value="urgent"]'],
  },
  'book-doctor': { path: '/book/doctor', answers: asPatient, draft: begun },
  'book-none': {
    path: '/book/doctor',
    answers: { ...asPatient, listDoctors: () => page([]) },
    draft: begun,
  },
  'book-off': {
    path: '/book/doctor',
    answers: { ...asPatient, getClinic: () => clinic({ bookingOpen: false }) },
    draft: begun,
  },
  'book-loading': { path: '/book/doctor', answers: { ...asPatient, listDoctors: never }, draft: begun },
  'book-failed': {
    path: '/book/doctor',
    answers: { ...asPatient, listDoctors: () => Promise.reject(refusal('internal')) },
    draft: begun,
  },
  'book-how': { path: '/book/how', answers: asPatient, draft: answered },
  'book-time': { path: '/book/time', answers: asPatient, draft: answered },
  'book-no-times': {
    path: '/book/time',
    answers: { ...asPatient, ...noTimes },
    draft: answered,
  },
  'book-no-times-later': {
    path: '/book/time',
    answers: {
      ...asPatient,
      ...noTimes,
      listDoctors: () => page([doctor({ nextFreeTime: inMinutes(12_000) })]),
    },
    draft: answered,
  },
  'book-no-times-asked': {
    path: '/book/time',
    answers: {
      ...asPatient,
      ...noTimes,
      listOpeningWishes: () => ({
        items: [
          { doctorId: id(20), from: inMinutes(0), to: inMinutes(7 * 24 * 60), createdAt: inMinutes(-5) },
        ],
      }),
    },
    draft: answered,
  },
  'book-no-times-too-many': {
    path: '/book/time',
    answers: {
      ...asPatient,
      ...noTimes,
      listOpeningWishes: () => ({
        items: [
          { doctorId: id(21), from: inMinutes(0), to: inMinutes(7 * 24 * 60), createdAt: inMinutes(-5) },
        ],
      }),
      saveOpeningWish: () => Promise.reject(refusal('too_many_wishes')),
    },
    draft: answered,
    presses: ['main [class*="ways"] button'],
  },
  'book-whom': { path: '/book/whom', answers: asPatient, draft: answered },
  'book-health': { path: '/book/health', answers: asPatient, draft: unasked },
  'book-health-told': { path: '/book/health', answers: asPatient, draft: { ...unasked, forWhom: '' } },
  'book-health-failed': {
    path: '/book/health',
    answers: { ...asPatient, getMyHealth: () => Promise.reject(noAnswer()) },
    draft: { ...unasked, forWhom: '' },
  },
  'book-check': { path: '/book/check', answers: asPatient, draft: answered },
  'book-taken': {
    path: '/book/check',
    answers: {
      ...asPatient,
      listAppointments: () => page([]),
      createAppointment: () => Promise.reject(refusal('slot_taken')),
    },
    draft: answered,
    presses: ['main button[class*="main"]'],
  },
  'book-booked': {
    path: '/book/check',
    answers: {
      ...asPatient,
      getAppointment: () =>
        appointment({
          status: 'REQUESTED',
          startTime: inMinutes(60),
          endTime: inMinutes(75),
          forWhom: 'My son Bibek, 4 years',
        }),
    },
    draft: answered,
    presses: ['main button[class*="main"]'],
  },
  reschedule: { path: `/appointments/${id(100)}/time`, answers: asPatient },
} satisfies Scenes
