import { asDoctor, queue } from '../answers.ts'
import { never, noAnswer } from '../fake-call.ts'
import { health, longestName, longHealth, noHealth, queueItem, session } from '../people.ts'
import type { Scenes } from '../scene.ts'

const late = () =>
  queueItem(0, {
    group: 'later',
    status: 'SCHEDULED',
    presence: 'disconnected',
    waitingSince: null,
    ring: 'ringing',
    flags: ['late', 'no_show_due'],
  })

/** Ten wait, every flag there is among them. */
const crowd = () =>
  queue(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) =>
      queueItem(number, {
        ...(number === 3 && { forWhom: 'Aarav, my son', ring: 'seen' as const }),
        ...(number === 5 && { ring: 'ringing' as const }),
      }),
    ),
  )

/** The longest names and words there can be. */
const longNames = () =>
  queue(
    [0, 1, 2].map((number) => {
      const item = queueItem(number)
      return { ...item, patient: { ...item.patient, name: longestName }, reason: longestName.repeat(3) }
    }),
  )

/** What was told of the chosen patient, in its states; on a phone as the patient's own page. */
const healthScenes = Object.fromEntries(
  Object.entries({
    open: () => noHealth,
    none: () => health({ allergies: [], medicines: [] }),
    long: longHealth,
    loading: never,
    failed: () => Promise.reject(noAnswer()),
  }).map(([state, getVisitHealth]) => [
    `desk-health-${state}`,
    { path: '/desk/waiting', answers: { ...asDoctor, getVisitHealth }, presses: ['[data-row]'] },
  ]),
) satisfies Scenes

/** The doctor's desk. */
export const deskScenes = {
  desk: { path: '/desk/waiting', answers: asDoctor },
  'desk-now': { path: '/desk/now', answers: asDoctor },
  'desk-empty': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: () => queue([]) } },
  'desk-loading': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: never } },
  'desk-requests': { path: '/desk/requests', answers: asDoctor },
  'desk-crowd': { path: '/desk/waiting', answers: { ...asDoctor, getQueue: crowd } },
  'desk-break': {
    path: '/desk/waiting',
    answers: {
      ...asDoctor,
      getQueue: () => ({ ...crowd(), desk: { state: 'break' as const, runningLateMinutes: 20 } }),
    },
  },
  'desk-late': {
    path: '/desk/waiting',
    answers: asDoctor,
    presses: ['button[aria-expanded="false"]'],
  },
  'desk-not-come': { path: '/desk/later', answers: { ...asDoctor, getQueue: () => queue([late()]) } },
  'desk-missed': {
    path: '/desk/later',
    answers: { ...asDoctor, getQueue: () => queue([late()]), markNoShow: () => session() },
    presses: ['section [class*="actions"] button:nth-child(3)'],
  },
  'desk-open': { path: '/desk/waiting', answers: asDoctor, presses: ['[data-row]'] },
  'desk-guard': {
    path: '/desk/waiting',
    answers: asDoctor,
    presses: ['[data-row]', 'section [class*="actions"] button[class*="main"]'],
  },
  'desk-done': { path: '/desk/done', answers: asDoctor, presses: ['[data-row]'] },
  'desk-long': {
    path: '/desk/waiting',
    answers: { ...asDoctor, getQueue: longNames },
    presses: ['[data-row]'],
  },
  ...healthScenes,
  'desk-keys': { path: '/desk/waiting', answers: asDoctor, presses: ['p[class*="keys"] button'] },
} satisfies Scenes
