import { createElement } from 'react'
import type { PushState } from '../../notification/use-push.ts'
import { as, asDoctor, asPatient, page } from '../answers.ts'
import { never, noAnswer } from '../fake-call.ts'
import {
  admin,
  appointment,
  doctorMe,
  id,
  inMinutes,
  longestName,
  longHealth,
  noHealth,
  notification,
  patient,
  signIn,
} from '../people.ts'
import type { Scenes } from '../scene.ts'
import { RingPage } from './ring-page.tsx'

/** Ringing this device, in each of its states. */
const ringing = Object.fromEntries(
  (['off', 'asking', 'on', 'denied', 'unsupported', 'failed'] satisfies PushState[]).map((state) => [
    `ring-${state}`,
    {
      path: '/messages',
      answers: asPatient,
      show: () => createElement(RingPage, { state }),
    },
  ]),
) satisfies Scenes

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
  'messages-doctor': {
    path: '/messages',
    answers: {
      ...asDoctor,
      listNotifications: () => ({
        items: (
          ['visit.message', 'visit.feedback_given', 'visit.message', 'visit.patient_waiting'] as const
        ).map((kind, number) =>
          notification(number, {
            kind,
            params: { name: number === 2 ? longestName : 'Ram Thapa' },
            sessionId: id(200),
          }),
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
  'messages-offline': {
    path: '/messages',
    answers: { ...asPatient, listNotifications: () => Promise.reject(noAnswer()) },
  },
  ...ringing,
  account: { path: '/account', answers: asPatient },
  'account-one-device': {
    path: '/account',
    answers: { ...asPatient, listSignIns: () => ({ items: [signIn(0)] }) },
  },
  'account-readable': {
    path: '/account',
    answers: { ...asPatient, getMe: () => ({ ...patient(), readableFont: true }) },
  },
  'account-health-open': { path: '/account', answers: { ...asPatient, getMyHealth: () => noHealth } },
  'account-long': { path: '/account', answers: { ...asPatient, getMyHealth: () => longHealth() } },
  health: { path: '/health', answers: { ...asPatient, getMyHealth: () => noHealth } },
  'health-told': { path: '/health', answers: asPatient },
  'health-long': { path: '/health', answers: { ...asPatient, getMyHealth: () => longHealth() } },
  'health-visit': {
    path: `/health/${id(100)}`,
    answers: {
      ...asPatient,
      getAppointment: () => appointment({ forWhom: 'My son Bibek, 4 years' }),
      getVisitHealth: () => noHealth,
    },
  },
  'health-loading': { path: '/health', answers: { ...asPatient, getMyHealth: never } },
  'health-offline': {
    path: '/health',
    answers: { ...asPatient, getMyHealth: () => Promise.reject(noAnswer()) },
  },
  'health-unsaved': {
    path: '/health',
    answers: { ...asPatient, saveMyHealth: () => Promise.reject(noAnswer()) },
    presses: ['main button[type="submit"]'],
  },
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
