import { as, asPatient, page } from '../answers.ts'
import { admin, doctorMe, inMinutes, notification, patient } from '../people.ts'
import type { Scenes } from '../scene.ts'

/** Messages, the account, the people of the clinic. */
export const accountScenes = {
  messages: {
    path: '/messages',
    answers: {
      ...asPatient,
      listNotifications: () => ({
        items: [0, 1, 2, 3].map((number) =>
          notification(
            number,
            number === 2
              ? { kind: 'visit.running_late', params: { name: 'Dr Asha Shrestha', minutes: 20 } }
              : {},
          ),
        ),
        unreadCount: 2,
        nextCursor: null,
      }),
    },
  },
  'messages-empty': {
    path: '/messages',
    answers: { ...asPatient, listNotifications: () => ({ items: [], unreadCount: 0, nextCursor: null }) },
  },
  account: { path: '/account', answers: asPatient },
  people: {
    path: '/people',
    answers: {
      ...as(admin()),
      listAccounts: () =>
        page(
          [patient(), doctorMe(), admin()].map(({ id: userId, name, email, role }, number) => ({
            userId,
            name,
            email,
            role,
            disabledAt: number === 0 ? inMinutes(-9000) : null,
            createdAt: inMinutes(-9999),
          })),
        ),
    },
  },
  'people-new': { path: '/people/new', answers: as(admin()) },
} satisfies Scenes
