import { asDoctor, queue } from '../answers.ts'
import { never } from '../fake-call.ts'
import type { Scenes } from '../scene.ts'

/** The doctor's desk. */
export const deskScenes = {
  desk: { path: '/desk/waiting', answers: asDoctor },
  'desk-now': { path: '/desk/now', answers: asDoctor },
  'desk-empty': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: () => queue([]) } },
  'desk-loading': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: never } },
  'desk-requests': { path: '/desk/requests', answers: asDoctor },
} satisfies Scenes
