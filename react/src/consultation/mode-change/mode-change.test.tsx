// @vitest-environment happy-dom
import type { ConsultationMode, Session, SessionEvent } from '@bedside/contract'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { button, showCall } from '../../../test/in-visit.tsx'
import { asha, ram, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'

let clinic: ScriptedClinic
let seq = 0
const user = userEvent.setup()

onFreshDevice()
beforeEach(() => {
  seq = 0
})

/** The log grows by an entry that also changed the session. */
function happens(
  eventType: SessionEvent['eventType'],
  userId: string,
  payload: object,
  part: Partial<Session>,
) {
  seq += 1
  clinic.turns({ lastSeq: seq, ...part })
  const createdAt = new Date().toISOString()
  clinic.say({
    type: 'SESSION_EVENT',
    payload: { sessionId, seq, eventType, userId, createdAt, payload: { ...payload } },
  })
}

const asks = (who: typeof ram, consultationMode: ConsultationMode) =>
  happens(
    'session.mode_asked',
    who.userId,
    { consultationMode },
    {
      modeAsk: { consultationMode, userId: who.userId },
    },
  )

async function inRoom(consultationMode: ConsultationMode, part: Partial<Session> = {}) {
  clinic = new ScriptedClinic({ consultationMode, ...part })
  clinic.answers.changeMode = () => ({ body: clinic.session })
  clinic.answers.dropModeAsk = () => ({ body: clinic.session })
  await showCall(clinic, user)
  clinic.become({ status: 'IN_PROGRESS' })
}

/** What is offered in the menu comes with its words. */
async function openMenu(word: string) {
  await user.click(await button('More'))
  return button(word)
}
const asked = () => clinic.calls.filter(({ name }) => name === 'changeMode' || name === 'dropModeAsk')

test.each([
  ['AUDIO', 'Turn on video', 'VIDEO'],
  ['CHAT', 'Ask for voice', 'AUDIO'],
  ['VIDEO', 'Switch to voice', 'AUDIO'],
  ['VIDEO', 'Switch to chat', 'CHAT'],
  ['AUDIO', 'Switch to chat', 'CHAT'],
] as const)(
  'in a visit by %s the menu offers "%s", and a tap sends that wish once',
  async (mode, word, to) => {
    await inRoom(mode)
    await user.click(await openMenu(word))
    expect(asked()).toEqual([
      { name: 'changeMode', body: { consultationMode: to, deviceId: expect.any(String) } },
    ])
    expect(screen.queryByRole('button', { name: word })).toBeNull()
  },
)

test('less is there for the taking while more is asked for; in a chat there is no less', async () => {
  await inRoom('AUDIO')
  asks(asha, 'VIDEO')
  await button('Not now')
  await openMenu('Switch to chat')
  happens(
    'session.mode_changed',
    asha.userId,
    { from: 'AUDIO', to: 'CHAT' },
    {
      modeAsk: null,
      consultationMode: 'CHAT',
    },
  )
  expect((await screen.findAllByText('The visit goes on by chat.')).length).toBeGreaterThan(0)
  // The thread says it; a notice beside it would say it twice.
  expect(await screen.findByText('The visit goes on by chat.', { selector: 'li' })).toBeDefined()
  expect(screen.queryByText('The visit goes on by chat.', { selector: 'p' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Switch to chat' })).toBeNull()
})

test('nothing is offered that the doctor does not do', async () => {
  await inRoom('AUDIO', { doctor: { ...clinicDoctor(), consultationModes: ['AUDIO', 'CHAT'] } })
  await user.click(await button('More'))
  await button('Keys')
  expect(screen.queryByRole('button', { name: 'Turn on video' })).toBeNull()
})

test('nothing is offered on hold', async () => {
  await inRoom('VIDEO')
  await openMenu('Switch to voice')
  clinic.become({ status: 'PAUSED' })
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Switch to voice' })).toBeNull())
})

test('who asked is told so and can take it back', async () => {
  await inRoom('AUDIO')
  asks(ram, 'VIDEO')
  expect(await screen.findByText('Asked. Waiting for Dr Asha Shrestha.')).toBeDefined()
  await user.click(await button('Take back'))
  expect(asked().map(({ name }) => name)).toEqual(['dropModeAsk'])
  happens('session.mode_refused', ram.userId, { askedBy: ram.userId }, { modeAsk: null })
  await waitFor(() => expect(screen.queryByText(/^Asked/)).toBeNull())
  expect(screen.queryByText(/not now/)).toBeNull()
})

test('who is asked reads what would happen, and says yes or not now; nothing opens before', async () => {
  await inRoom('AUDIO')
  asks(asha, 'VIDEO')
  expect(await screen.findByText('Dr Asha Shrestha asks to turn on video.')).toBeDefined()
  expect(screen.getByText(/Your camera opens when you agree. The price stays the same./)).toBeDefined()
  expect(asked()).toEqual([])
  await user.click(await button('Not now'))
  await user.click(await button('Turn on video'))
  expect(asked()).toEqual([
    { name: 'dropModeAsk', body: undefined },
    { name: 'changeMode', body: { consultationMode: 'VIDEO', deviceId: expect.any(String) } },
  ])
})

test('a refusal and a change by the other are told', async () => {
  await inRoom('AUDIO')
  asks(ram, 'VIDEO')
  await screen.findByText('Asked. Waiting for Dr Asha Shrestha.')
  happens('session.mode_refused', asha.userId, { askedBy: ram.userId }, { modeAsk: null })
  expect(await screen.findByText('Dr Asha Shrestha says: not now. The visit goes on as it is.')).toBeDefined()
  happens(
    'session.mode_changed',
    asha.userId,
    { from: 'AUDIO', to: 'VIDEO' },
    {
      modeAsk: null,
      consultationMode: 'VIDEO',
    },
  )
  expect(await screen.findByText('The visit goes on by video.')).toBeDefined()
  expect(screen.queryByText(/says: not now/)).toBeNull()
  expect(await button('Turn camera off')).toBeDefined()
})

test('a refused wish says why', async () => {
  await inRoom('AUDIO')
  clinic.answers.changeMode = () => ({
    status: 422,
    body: { type: 'x', title: 'x', status: 422, code: 'mode_unavailable' },
  })
  await user.click(await openMenu('Turn on video'))
  expect(
    await screen.findByText('The visit moved on meanwhile. This page shows how it stands now.'),
  ).toBeDefined()
})

const clinicDoctor = () => new ScriptedClinic().session.doctor
