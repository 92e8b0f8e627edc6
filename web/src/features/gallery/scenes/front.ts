import { asPatient, open } from '../answers.ts'
import { noAnswer, refusal } from '../fake-call.ts'
import { appointment, clinic, id } from '../people.ts'
import type { Scenes } from '../scene.ts'

const sign =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Cpath fill="%231b5c8a" d="M3 0h2v3h3v2H5v3H3V5H0V3h3z"/%3E%3C/svg%3E'

/** What strangers see, and what nobody may. */
export const frontScenes = {
  landing: { path: '/', answers: open },
  'landing-real': { path: '/', answers: { getClinic: () => clinic({ demo: false }) } },
  'landing-own-logo': {
    path: '/',
    answers: {
      getClinic: () => clinic({ name: 'Bhaktapur Community Health Post and Birthing Centre', logo: sign }),
    },
  },
  link: { path: '/link', answers: open },
  'visit-declined': {
    path: `/visits/${id(100)}`,
    answers: {
      ...asPatient,
      getAppointment: () =>
        appointment({ status: 'DECLINED', note: 'I am away on that day. Dr Rai has free times.' }),
    },
  },
  'visit-cancelled': {
    path: `/visits/${id(100)}`,
    answers: { ...asPatient, getAppointment: () => appointment({ status: 'CANCELLED' }) },
  },
  'visit-unconfirmed': {
    path: `/visits/${id(100)}`,
    answers: { ...asPatient, getAppointment: () => appointment({ status: 'REQUESTED' }) },
  },
  'visit-unknown': {
    path: `/visits/${id(100)}`,
    answers: { ...asPatient, getAppointment: () => Promise.reject(refusal('not_found')) },
  },
  'landing-offline': { path: '/', answers: { getClinic: () => Promise.reject(noAnswer()) } },
  'sign-in': { path: '/sign-in', answers: open },
  'sign-in-wrong': {
    path: '/sign-in',
    answers: { ...open, signIn: () => Promise.reject(refusal('wrong_credentials')) },
    presses: ['main input[type=email]', 'main input[type=password]', 'main button[type=submit]'],
  },
  register: { path: '/register', answers: open },
  'not-found': { path: '/nowhere', answers: open },
  refused: { path: '/people', answers: asPatient },
  setup: { path: '/setup', answers: open },
} satisfies Scenes
