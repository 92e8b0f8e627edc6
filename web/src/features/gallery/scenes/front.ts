import { asPatient, open } from '../answers.ts'
import { noAnswer, refusal } from '../fake-call.ts'
import { clinic } from '../people.ts'
import type { Scenes } from '../scene.ts'

/** What strangers see, and what nobody may. */
export const frontScenes = {
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
  setup: { path: '/setup', answers: open },
} satisfies Scenes
