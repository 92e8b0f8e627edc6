import { asPatient, open } from '../answers.ts'
import { noAnswer, refusal } from '../fake-call.ts'
import { appointment, clinic, id } from '../people.ts'
import type { Scenes } from '../scene.ts'

/** The drawn sign of a clinic. */
export const sign =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Cpath fill="%231b5c8a" d="M3 0h2v3h3v2H5v3H3V5H0V3h3z"/%3E%3C/svg%3E'

const dayMs = 24 * 60 * 60_000
/** Six days of seven hours and one closed, the first beginning at a minute of the epoch. */
const openDays = (firstMinute: number) =>
  [0, 1, 2, 3, 4, 5, 7].map((days) => ({
    startTime: new Date((firstMinute + days * 24 * 60) * 60_000).toISOString(),
    endTime: new Date((firstMinute + days * 24 * 60 + 420) * 60_000).toISOString(),
  }))

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
  'landing-closed': {
    path: '/',
    answers: {
      getClinic: () =>
        clinic({ demo: false, openTimes: openDays(Math.ceil(Date.now() / dayMs) * 24 * 60 + 255) }),
    },
  },
  'landing-open': {
    path: '/',
    answers: {
      getClinic: () => clinic({ demo: false, openTimes: openDays(Math.floor(Date.now() / 60_000) - 60) }),
    },
  },
  'landing-closed-abroad': {
    path: '/',
    answers: {
      getClinic: () =>
        clinic({
          demo: false,
          timeZone: 'Europe/Berlin',
          openTimes: openDays(Math.ceil(Date.now() / dayMs) * 24 * 60 + 540),
        }),
    },
  },
  'landing-booking-off': {
    path: '/',
    answers: { getClinic: () => clinic({ demo: false, bookingOpen: false }) },
  },
  'landing-booking-off-no-phone': {
    path: '/',
    answers: { getClinic: () => clinic({ demo: false, bookingOpen: false, phone: null }) },
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
  'landing-failed': { path: '/', answers: { getClinic: () => Promise.reject(refusal('internal')) } },
  'landing-offline': {
    path: '/',
    answers: { getClinic: () => Promise.reject(noAnswer()) },
    isOffline: true,
  },
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
