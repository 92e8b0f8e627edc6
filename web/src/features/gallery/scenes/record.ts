import { asDoctor, asPatient, page } from '../answers.ts'
import { type Answers, never, noAnswer, refusal } from '../fake-call.ts'
import { clinic, feedback, historyItem, id, inMinutes, longestName, session, summary } from '../people.ts'
import type { Scenes } from '../scene.ts'
import { sign } from './front.ts'

const longSummary = `You have a cold with fever, and your ear is red.

What to do now
Drink a lot of warm water and rest for three days. Keep the ear dry.

Medicines
Paracetamol 500 mg tablet. 1 tablet, 3 times a day, for 3 days, after food.
Amoxicillin 500 mg capsule. 1 capsule, 3 times a day, for 7 days.
Normal saline nose drops. 2 drops in each side, 4 times a day.

Watch for
Fever for longer than 3 days, blood or water from the ear, a stiff neck, a rash.

Next visit
In one week, by voice, if the ear still hurts.`

/** Letters that join: a printer without a real shaper takes them apart. */
const nepaliSummary = `तपाईंलाई रुघाखोकी र ज्वरो छ, कान रातो छ। क्षत्रिय टोल, ज्ञान श्रेष्ठ, मुचुल्का नं. १२।

${Array.from({ length: 9 }, (_, at) => `${at + 1}. क्षयरोगको जाँच गराउनुहोस्, प्रशस्त पानी पिउनुहोस्, तीन दिन विश्राम गर्नुहोस् र औषधि समयमा खानुहोस्। ज्वरो घटेन भने स्वास्थ्यचौकीमा श्रीमती ज्ञानु श्रेष्ठलाई भेट्नुहोस्।`).join('\n\n')}`

const answered = {
  replyText: 'Thank you for telling me. Next time we begin by voice, so that the line holds.',
  repliedAt: inMinutes(-20),
}
const longWords = `The line was bad and I had to ask three times. ${'Pneumonoultramicroscopicsilicovolcanoconiosis '.repeat(4)}\n\nThe doctor took time all the same.`

/** A finished visit as its doctor reads it, rated by the patient. */
const ofDoctor: Answers = {
  getSession: () => session({ myRole: 'DOCTOR' }),
  getSummary: () => summary({ feedbackSubmitted: true }),
  getNotes: () => ({
    privateNotes: 'Ear red, no fever now.',
    patientSummary: '',
    version: 1,
    savedAt: inMinutes(-50),
    sentSummary: null,
    sentAt: null,
  }),
  listEvents: () => ({
    items: [{ seq: 1, eventType: 'patient_joined', userId: id(1), createdAt: inMinutes(-62), payload: {} }],
    lastSeq: 1,
  }),
}

/** What stays of a visit: history, detail, summary, feedback. */
export const recordScenes = {
  history: {
    path: '/history',
    answers: {
      ...asPatient,
      listHistory: () => page([0, 1, 2, 3, 5, 8].map((number) => historyItem(number))),
    },
  },
  'history-filtered-to-none': {
    path: '/history',
    answers: {
      ...asPatient,
      listHistory: ({ query }) =>
        page(query?.consultationMode === 'CHAT' ? [] : [0, 1].map((number) => historyItem(number))),
    },
    presses: ['main summary', 'main select'],
  },
  'history-loading': { path: '/history', answers: { ...asPatient, listHistory: never } },
  'history-failed': {
    path: '/history',
    answers: { ...asPatient, listHistory: () => Promise.reject(noAnswer()) },
  },
  'history-more-failed': {
    path: '/history',
    answers: {
      ...asPatient,
      listHistory: ({ query }) =>
        query?.cursor
          ? Promise.reject(refusal('internal'))
          : { items: [0, 1, 2].map((number) => historyItem(number)), nextCursor: 'more' },
    },
    presses: ['section + div button'],
  },
  'history-long': {
    path: '/history',
    answers: {
      ...asPatient,
      listHistory: () =>
        page(
          [longestName, 'O', 'عبد الرحمن بن محمد', 'Anil श्रेष्ठ 👩🏽‍⚕️'].map((name, number) =>
            historyItem(number, {
              otherParty: { userId: id(2), name, specialization: 'General practice' },
              status: (['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED'] as const)[number] ?? 'COMPLETED',
            }),
          ),
        ),
    },
  },
  'history-empty': { path: '/history', answers: { ...asPatient, listHistory: () => page([]) } },
  detail: {
    path: `/history/${id(301)}`,
    answers: {
      ...asPatient,
      listEvents: () => ({
        items: [
          { seq: 1, eventType: 'session.created', userId: null, createdAt: inMinutes(-600), payload: {} },
          { seq: 2, eventType: 'patient_joined', userId: id(1), createdAt: inMinutes(-62), payload: {} },
          {
            seq: 3,
            eventType: 'session.status_changed',
            userId: null,
            createdAt: inMinutes(-60),
            payload: { from: 'WAITING', to: 'IN_PROGRESS' },
          },
          {
            seq: 4,
            eventType: 'session.status_changed',
            userId: null,
            createdAt: inMinutes(-48),
            payload: { from: 'IN_PROGRESS', to: 'COMPLETED' },
          },
          {
            seq: 5,
            eventType: 'chat.message',
            userId: id(2),
            createdAt: inMinutes(-47),
            payload: { senderName: 'Dr Asha Shrestha', content: 'Take the tablets after food.' },
          },
        ],
        lastSeq: 5,
      }),
    },
  },
  'detail-unknown': {
    path: `/history/${id(301)}`,
    answers: { ...asPatient, getSession: () => Promise.reject(refusal('not_found')) },
  },
  summary: { path: `/history/${id(301)}/summary`, answers: asPatient },
  'summary-corrected': {
    path: `/history/${id(301)}/summary`,
    answers: {
      ...asPatient,
      getSummary: () => summary({ summaryCorrectedAt: inMinutes(-10), feedbackSubmitted: true }),
    },
  },
  'summary-long': {
    path: `/history/${id(301)}/summary`,
    answers: {
      ...asPatient,
      getSummary: () =>
        summary({ doctorName: longestName, patientName: longestName, patientSummary: longSummary }),
    },
  },
  'summary-own-clinic': {
    path: `/history/${id(301)}/summary`,
    answers: {
      ...asPatient,
      getClinic: () => clinic({ name: 'भक्तपुर सामुदायिक स्वास्थ्यचौकी', logo: sign }),
      getSummary: () => summary({ patientSummary: nepaliSummary, feedbackSubmitted: true }),
    },
  },
  'summary-missed': {
    path: `/history/${id(301)}/summary`,
    answers: {
      ...asPatient,
      getSummary: () =>
        summary({
          status: 'NO_SHOW',
          endReason: 'no_show',
          noShowParty: 'DOCTOR',
          patientSummary: '',
          summarySentAt: null,
          actualDuration: 0,
          startTime: null,
          endTime: null,
          closedAt: inMinutes(-30),
          amountCharged: null,
        }),
    },
  },
  'summary-unknown': {
    path: `/history/${id(301)}/summary`,
    answers: { ...asPatient, getSummary: () => Promise.reject(refusal('not_found')) },
  },
  'summary-loading': { path: `/history/${id(301)}/summary`, answers: { ...asPatient, getSummary: never } },
  'summary-failed': {
    path: `/history/${id(301)}/summary`,
    answers: { ...asPatient, getSummary: () => Promise.reject(refusal('internal')) },
  },
  'summary-writing': {
    path: `/history/${id(301)}/summary`,
    answers: {
      ...asPatient,
      getSummary: () => summary({ patientSummary: '', summarySentAt: null, amountCharged: null }),
    },
  },
  feedback: { path: `/history/${id(301)}/feedback`, answers: asPatient },
  'feedback-more': {
    path: `/history/${id(301)}/feedback`,
    answers: asPatient,
    presses: ['main [value="2"]', 'main form > div > button', 'write main textarea', 'main [value=all]'],
  },
  'feedback-voice': {
    path: `/history/${id(301)}/feedback`,
    answers: { ...asPatient, getSummary: () => summary({ consultationMode: 'AUDIO' }) },
    presses: ['main [value="2"]'],
  },
  'feedback-sent': {
    path: `/history/${id(301)}/feedback`,
    answers: { ...asPatient, submitFeedback: () => feedback() },
    presses: ['main [value="4"]', 'main [type=submit]'],
  },
  'feedback-given': {
    path: `/history/${id(301)}/feedback`,
    answers: {
      ...asPatient,
      getSummary: () => summary({ feedbackSubmitted: true }),
      getFeedback: () => feedback(),
    },
  },
  'feedback-replied': {
    path: `/history/${id(301)}/feedback`,
    answers: {
      ...asPatient,
      getSummary: () => summary({ feedbackSubmitted: true }),
      getFeedback: () => feedback(answered),
    },
  },
  'feedback-offline': {
    path: `/history/${id(301)}/feedback`,
    answers: { ...asPatient, submitFeedback: () => Promise.reject(noAnswer()) },
    isOffline: true,
    presses: ['main [value="4"]', 'main [type=submit]'],
  },
  'feedback-skipped': {
    path: `/history/${id(301)}/feedback`,
    answers: asPatient,
    presses: ['main form > div:last-child button'],
  },
  'feedback-for-doctor': {
    path: `/history/${id(301)}`,
    answers: {
      ...asDoctor,
      ...ofDoctor,
      getFeedback: () => feedback(),
    },
  },
  'feedback-answered': {
    path: `/history/${id(301)}`,
    answers: {
      ...asDoctor,
      ...ofDoctor,
      getFeedback: () => feedback({ reviewText: longWords, reviewIsPublic: true, ...answered }),
    },
  },
} satisfies Scenes
