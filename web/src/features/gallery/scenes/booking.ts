import { asPatient, page } from '../answers.ts'
import { never, refusal } from '../fake-call.ts'
import { id, inMinutes } from '../people.ts'
import type { Scenes } from '../scene.ts'

const answered = {
  doctorId: id(20),
  visitType: 'ONLINE',
  consultationMode: 'VIDEO',
  startTime: inMinutes(60),
  reason: 'Fever for three days and a cough',
}

/** Booking and moving a visit, a step at a time. */
export const bookingScenes = {
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
} satisfies Scenes
