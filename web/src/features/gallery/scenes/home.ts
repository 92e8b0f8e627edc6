import { asPatient, page } from '../answers.ts'
import { never, refusal } from '../fake-call.ts'
import { appointment, id, inMinutes } from '../people.ts'
import type { Scene, Scenes } from '../scene.ts'

const home = (appointments: ReturnType<typeof appointment>[]): Scene => ({
  path: '/home',
  answers: { ...asPatient, listAppointments: () => page(appointments) },
})

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
} satisfies Scenes
