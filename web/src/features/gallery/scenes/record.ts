import { asPatient, page } from '../answers.ts'
import { refusal } from '../fake-call.ts'
import { historyItem, id, inMinutes, summary } from '../people.ts'
import type { Scenes } from '../scene.ts'

/** What stays of a visit: history, detail, summary, feedback. */
export const recordScenes = {
  history: {
    path: '/history',
    answers: {
      ...asPatient,
      listHistory: () => page([0, 1, 2, 3, 5, 8].map((number) => historyItem(number))),
    },
  },
  'history-empty': { path: '/history', answers: { ...asPatient, listHistory: () => page([]) } },
  detail: {
    path: `/history/${id(301)}`,
    answers: {
      ...asPatient,
      listMessages: () => ({
        items: [
          {
            messageId: id(1001),
            sessionId: id(301),
            senderId: id(2),
            senderName: 'Dr Asha Shrestha',
            senderType: 'doctor',
            content: 'Take the tablets after food.',
            messageType: 'text',
            timestamp: inMinutes(-55),
            seq: 5,
            clientMessageId: null,
            deleted: false,
          },
        ],
        receipts: [],
        nextCursor: null,
      }),
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
        ],
        lastSeq: 4,
      }),
    },
  },
  summary: { path: `/history/${id(301)}/summary`, answers: asPatient },
  'summary-writing': {
    path: `/history/${id(301)}/summary`,
    answers: { ...asPatient, getSummary: () => summary({ patientSummary: '', amountCharged: null }) },
  },
  feedback: {
    path: `/history/${id(301)}/feedback`,
    answers: { ...asPatient, submitFeedback: () => Promise.reject(refusal('feedback_given')) },
  },
} satisfies Scenes
