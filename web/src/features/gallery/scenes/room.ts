import { drawnPerson } from '../drawn-person.ts'
import { id, inMinutes, longestName } from '../people.ts'
import type { Scenes } from '../scene.ts'
import { aVisit, caller, connected, inCall, main, present } from '../visit-scene.ts'

const bar = '[data-bs-controls]'
const chat = `${bar} [data-bs-chat]`
/** A doctor's button of the notes is the one after the chat's. */
const notes = `${bar} > span + button`
const more = `${bar} [aria-controls]`
const leave = `${bar} > button[class*="leave"]`
const tab = (place: number) => `[role=tab]:nth-child(${place})`
const bubble = '[role=log] li'
const held = { status: 'PAUSED' as const, runningSince: null }
/** One of the two asks the other for this mode. */
const asks = (who: 1 | 2, consultationMode: 'VIDEO' | 'AUDIO') => ({
  modeAsk: { consultationMode, userId: id(who) },
})
/** What the doctor did about the mode; it stays news for as long as the picture is looked at. */
const doctorDid = (eventType: 'session.mode_changed' | 'session.mode_refused', payload: object) => () => [
  {
    type: 'SESSION_EVENT' as const,
    payload: {
      sessionId: id(200),
      // After whatever was written in the scene.
      seq: 100,
      eventType,
      userId: id(2),
      createdAt: inMinutes(60),
      payload: { ...payload },
    },
  },
]
const ask = '[class*="notices"] [class*="title"]'
const daughter = () => caller(id(7), 'Gita Thapa', 'CAREGIVER', { video: drawnPerson('#c9b9a4', '#c08f6a') })

/** The room in each of its ways and troubles, as the patient and as the doctor have it. */
export const roomScenes = {
  'room-video': inCall({}),
  'room-alone': inCall({ isAlone: true, presses: ['[data-bs-controls]'] }),
  'room-camera-off': inCall({ picture: false }),
  'room-muted': inCall({ isHeard: false, presses: [connected, `${bar} > button`] }),
  'room-weak': inCall({ line: 'weak', presses: [connected, 'header [data-state="weak"]'] }),
  'room-connecting': inCall({ change: () => ({ path: 'connecting' }), presses: ['[class*="plate"] p'] }),
  'room-reconnecting': inCall({ line: 'stops', presses: [connected, 'header [data-state="lost"]'] }),
  'room-hold': inCall({ part: held, presses: [main, 'header [data-state]'] }),
  'room-sheet': inCall({ messages: true, presses: [connected, chat, bubble] }),
  'room-more': inCall({ presses: [connected, more] }),
  'room-leave': inCall({ presses: [connected, leave] }),
  'room-daughter': inCall({ more: () => [daughter()] }),
  'room-screen': inCall({ change: () => ({ screen: drawnPerson('#f4f4ee', '#f4f4ee', '#c9d6d3') }) }),
  'room-overtime': inCall({
    part: { runningSince: inMinutes(-19), actualStartTime: inMinutes(-19), durationSeconds: 1140 },
  }),
  'room-long': inCall({
    part: { doctor: { ...aVisit().doctor, name: longestName } },
    change: () => ({ name: longestName }),
  }),
  'room-voice': inCall({ mode: 'AUDIO' }),
  'room-voice-more': inCall({ mode: 'AUDIO', presses: [connected, more, `${bar} section`] }),
  'room-mode-asked': inCall({ mode: 'AUDIO', part: asks(2, 'VIDEO'), presses: [connected, ask] }),
  'room-mode-asking': inCall({ mode: 'AUDIO', part: asks(1, 'VIDEO'), presses: [connected, ask] }),
  'room-mode-refused': inCall({
    mode: 'AUDIO',
    said: doctorDid('session.mode_refused', { askedBy: id(1) }),
    presses: [connected, ask],
  }),
  'room-mode-changed': inCall({
    said: doctorDid('session.mode_changed', { from: 'AUDIO', to: 'VIDEO' }),
    presses: [connected, ask],
  }),
  'room-mode-chat-changed': inCall({
    mode: 'CHAT',
    messages: true,
    said: doctorDid('session.mode_changed', { from: 'AUDIO', to: 'CHAT' }),
    // Its line is the last of the thread.
    presses: [bubble, '[role=log] [class*="entry"]'],
  }),
  'room-mode-chat-asked': inCall({
    mode: 'CHAT',
    messages: true,
    part: asks(2, 'AUDIO'),
    presses: [bubble, ask],
  }),
  'room-chat': inCall({ mode: 'CHAT', messages: true, presses: [bubble] }),
  'room-chat-empty': inCall({ mode: 'CHAT', presses: ['textarea'] }),
  'room-doctor': inCall({ isDoctor: true }),
  'room-doctor-alone': inCall({ isDoctor: true, isAlone: true, presses: [bar] }),
  'room-doctor-notes': inCall({ isDoctor: true, presses: [connected, notes, '[role=tabpanel] textarea'] }),
  'room-doctor-patient': inCall({ isDoctor: true, presses: [connected, notes, tab(1)] }),
  'room-doctor-sheet': inCall({ isDoctor: true, messages: true, presses: [connected, chat, bubble] }),
  'room-doctor-guest': inCall({
    isDoctor: true,
    part: {
      participants: [
        present(id(1), 'Ram Thapa', 'PATIENT'),
        present(id(2), 'Dr Asha Shrestha', 'DOCTOR'),
        present(id(7), 'Gita Thapa', 'CAREGIVER', false),
      ],
    },
  }),
  'room-doctor-hold': inCall({ isDoctor: true, part: held, presses: ['header [data-state]'] }),
  'room-doctor-more': inCall({ isDoctor: true, presses: [connected, more] }),
  'room-doctor-end': inCall({ isDoctor: true, presses: [connected, leave] }),
  'room-doctor-voice': inCall({ isDoctor: true, mode: 'AUDIO' }),
  'room-doctor-mode-asked': inCall({
    isDoctor: true,
    mode: 'AUDIO',
    part: asks(1, 'VIDEO'),
    presses: [connected, ask],
  }),
  'room-doctor-mode-chat-asked': inCall({
    isDoctor: true,
    mode: 'CHAT',
    messages: true,
    part: asks(1, 'AUDIO'),
    presses: [bubble, ask],
  }),
  'room-doctor-chat': inCall({ isDoctor: true, mode: 'CHAT', messages: true, presses: [bubble] }),
} satisfies Scenes
