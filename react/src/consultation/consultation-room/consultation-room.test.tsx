// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { button, showCall, showWaitingRoom } from '../../../test/in-visit.tsx'
import { renderAt } from '../../../test/render-visit.tsx'
import {
  appointmentId,
  asha,
  aWaiting,
  ram,
  ScriptedClinic,
  sessionId,
} from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from './consultation-room.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()
const room = (onEndCall?: () => void) => (
  <ConsultationRoom appointmentId={appointmentId} {...(onEndCall ? { onEndCall } : {})} />
)

onFreshDevice()

const waitingPatient = () => showWaitingRoom(clinic, user)
const patientInCall = () => showCall(clinic, user)

test('a patient checks the devices, waits with place and range, and is not let near the room before', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  expect((await screen.findAllByText('2 people before you.')).length).toBeGreaterThan(0)
  expect(screen.getAllByText(/You are checked in/)).toHaveLength(1)
  expect(screen.getByText('About 10 to 20 minutes.')).toBeDefined()
  expect(screen.getByText('Dr Asha Shrestha is with another patient.')).toBeDefined()
  expect(screen.queryByRole('timer')).toBeNull()
  expect(screen.getByRole('link', { name: 'Call 102' }).getAttribute('href')).toBe('tel:102')
})

test('the place and the doctor are pushed, a late doctor is told in minutes', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  clinic.say({ type: 'WAITING_STATE', payload: aWaiting({ place: 1, runningLateMinutes: 10 }) })
  expect((await screen.findAllByText('1 person before you.')).length).toBeGreaterThan(0)
  expect(screen.getByText(/running about 10 minutes late/)).toBeDefined()
})

test('a wait that may be over at once is said by its longest, and one whose turn came reads so on the slip', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  clinic.say({
    type: 'WAITING_STATE',
    payload: aWaiting({ place: 0, waitRange: { minMinutes: 0, maxMinutes: 5 } }),
  })
  expect(await screen.findByText('Up to 5 minutes.')).toBeDefined()
  expect(screen.getByText('You are next')).toBeDefined()
  clinic.become({ admitted: true, status: 'WAITING' })
  await button('Join now')
  expect(screen.getByText('Your turn')).toBeDefined()
  expect(screen.queryByText('You are next')).toBeNull()
})

test('check-in answers are saved and can be changed', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  await user.type(await screen.findByLabelText('Where are you now?'), 'Patan 5')
  await user.click(screen.getByRole('radio', { name: 'Yes' }))
  await user.click(await button('Save answers'))
  expect(await screen.findByText('Answers saved.')).toBeDefined()
  const saved = clinic.calls.find((call) => call.name === 'saveCheckIn')
  expect(saved?.body).toMatchObject({ placeNow: 'Patan 5', isPrivate: true, callBackNumber: null })
})

test('a phone call can be asked for and taken back', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  await user.click(await button('Ask for a phone call'))
  const dialog = await screen.findByRole('dialog', { name: 'Ask for a phone call' })
  await user.click(within(dialog).getByRole('button', { name: 'Ask for the call' }))
  expect(within(dialog).getByText('Write the number, with its digits.')).toBeDefined()
  expect(clinic.names()).not.toContain('requestPhoneCall')
  clinic.answers.getCheckIn = () => ({
    body: {
      placeNow: null,
      callBackNumber: '+977 9800000001',
      withWhom: null,
      isPrivate: null,
      consentToMode: false,
      savedAt: null,
    },
  })
  await user.type(within(dialog).getByLabelText(/Which number/), '+977 9800000001')
  await user.click(within(dialog).getByRole('button', { name: 'Ask for the call' }))
  expect(await screen.findByText('Phone call asked for')).toBeDefined()
  const number = await screen.findByText('+977 9800000001')
  expect(number.parentElement?.textContent).toContain('The clinic calls you on +977 9800000001.')
  expect(clinic.calls.find((call) => call.name === 'saveCheckIn')?.body).toEqual({
    callBackNumber: '+977 9800000001',
  })
  await user.click(await button('No phone call any more'))
  expect(await button('Ask for a phone call')).toBeDefined()
})

test('when the doctor lets them in the whole page says so, and nothing is sent before the tap', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  clinic.become({ admitted: true })
  const join = await button('Join now')
  expect(document.activeElement).toBe(join)
  expect(document.title).toContain('It is your turn')
  expect(clinic.sent.some((frame) => frame.type === 'RING_SEEN')).toBe(true)
  expect(clinic.sent.some((frame) => frame.type === 'MEDIA_STATE')).toBe(false)
  await user.click(join)
  expect(await screen.findByRole('timer')).toBeDefined()
  await waitFor(() => expect(clinic.sent.some((frame) => frame.type === 'MEDIA_STATE')).toBe(true))
})

test('a patient who ticked it is joined without a tap', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  await user.click(screen.getByRole('checkbox', { name: 'Join me as soon as the doctor is ready' }))
  clinic.become({ admitted: true })
  expect(await screen.findByRole('timer')).toBeDefined()
})

test('mute and camera say the action, and the new state is spoken', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  await user.click(await button('Mute'))
  expect(await button('Unmute')).toBeDefined()
  expect(screen.getByText('Microphone off')).toBeDefined()
  await user.click(await button('Turn camera off'))
  expect(await button('Turn camera on')).toBeDefined()
})

test('single keys switch, but not while writing and not once switched off', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  await user.keyboard('m')
  expect(await button('Unmute')).toBeDefined()
  await user.keyboard('t')
  const box = await screen.findByRole('textbox', { name: 'Message' })
  await waitFor(() => expect(document.activeElement).toBe(box))
  await user.keyboard('m')
  expect(screen.getByRole('button', { name: 'Unmute' })).toBeDefined()
  await user.click(await button('Close messages'))
  await user.keyboard('?')
  const list = await screen.findByRole('dialog', { name: 'Keys' })
  await user.click(within(list).getByRole('checkbox', { name: /Single keys/ }))
  await user.click(within(list).getByRole('button', { name: 'Close' }))
  await user.keyboard('m')
  expect(screen.getByRole('button', { name: 'Unmute' })).toBeDefined()
  expect(clinic.calls.find((call) => call.name === 'updateMe')?.body).toEqual({ singleKeys: false })
})

test('the focus goes into the chat and back to its button', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  await user.click(await button('Chat'))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' })))
  await user.click(await button('Close messages'))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Chat' })))
})

test('leaving asks first, and coming back is one tap', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  await user.click(await button('Leave'))
  const dialog = await screen.findByRole('dialog', { name: 'Leave for now?' })
  await user.click(within(dialog).getByRole('button', { name: 'Stay' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.click(await button('Leave'))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Leave' }))
  expect(await screen.findByText('You left. The visit is still open.')).toBeDefined()
  expect(clinic.names()).toContain('leaveSession')
  expect(await button('Come back in')).toBeDefined()
})

test('a patient has no button that ends or holds the visit', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  expect(screen.queryByRole('button', { name: 'End visit' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Hold' })).toBeNull()
})

test('on hold both are told that the clock has stopped', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  clinic.become({ status: 'PAUSED' })
  expect((await screen.findAllByText(/The clock has stopped/)).length).toBeGreaterThan(0)
})

test('the call that moved to another device can be taken back', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  clinic.say({ type: 'MEDIA_MOVED', payload: { sessionId, identity: `${ram.userId}:device-9999` } })
  expect(await screen.findByText('Your visit is open somewhere else')).toBeDefined()
  await user.click(await button('Use here'))
  await waitFor(() =>
    expect(clinic.calls.filter((call) => call.name === 'joinSession').at(-1)?.body).toMatchObject({
      takeOver: true,
    }),
  )
})

test('the end of the visit is told once to the page around, and the summary follows', async () => {
  clinic = new ScriptedClinic()
  const onEndCall = vi.fn()
  renderAt(clinic, room(onEndCall))
  await button('Go to the waiting room')
  clinic.become({ status: 'COMPLETED', endReason: 'completed' })
  expect(await screen.findByText('Your visit is finished')).toBeDefined()
  expect(screen.getByRole('article').hasAttribute('data-torn')).toBe(true)
  expect(onEndCall).toHaveBeenCalledTimes(1)
})

test('the slip of a visit that was over before tears no more', async () => {
  clinic = new ScriptedClinic({ status: 'COMPLETED', endReason: 'completed' })
  renderAt(clinic, room())
  expect(await screen.findByText('Your visit is finished')).toBeDefined()
  expect(screen.getByRole('article').hasAttribute('data-torn')).toBe(false)
})

test('a doctor starts the visit, sees who is missing, rings, holds, resumes and ends it for both', async () => {
  clinic = new ScriptedClinic({ myRole: 'DOCTOR', admitted: true })
  clinic.answers.ringPatient = () => ({ status: 204, body: null })
  clinic.answers.pauseSession = () => ({ body: clinic.turns({ status: 'PAUSED' }) })
  clinic.answers.resumeSession = () => ({ body: clinic.turns({ status: 'IN_PROGRESS' }) })
  clinic.answers.endSession = () => {
    clinic.session = { ...clinic.session, status: 'COMPLETED' }
    return { body: {} }
  }
  renderAt(clinic, room())
  await user.click(await button('Start visit'))
  expect(await screen.findByText('Waiting for Ram Thapa to come in.')).toBeDefined()
  for (const name of ['Hold', 'End visit']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(await button('Leave')).toBeDefined()
  await user.click(await button('Ring again'))
  await waitFor(() => expect(clinic.names()).toContain('ringPatient'))
  clinic.comesIn(ram, 'PATIENT')
  expect(await screen.findByText('Ram Thapa has the camera off')).toBeDefined()
  clinic.become({ status: 'IN_PROGRESS' })
  await user.click(await button('Hold'))
  await user.click(await button('Resume'))
  await button('Hold')
  await user.click(await button('End visit'))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End visit' }))
  expect(await screen.findByText('Done')).toBeDefined()
})

test('a doctor lets a guest in by name', async () => {
  clinic = new ScriptedClinic({ myRole: 'DOCTOR', admitted: true })
  const [one, two] = clinic.session.participants
  if (!one || !two) throw new Error('two people')
  const guest = {
    ...one,
    participantId: 'c0ffee00-0000-4000-8000-000000000001',
    userId: 'c0ffee00-0000-4000-8000-000000000002',
    name: 'Maya Rai',
    role: 'INTERPRETER' as const,
  }
  clinic.session = {
    ...clinic.session,
    participants: [{ ...one, admitted: true }, { ...two, admitted: true }, guest],
  }
  clinic.answers.admitParticipant = () => ({ body: clinic.session })
  renderAt(clinic, room())
  await user.click(await button('Start visit'))
  await user.click(await button('Admit Maya Rai'))
  await waitFor(() =>
    expect(clinic.calls.find((call) => call.name === 'admitParticipant')?.body).toEqual({
      participantId: guest.participantId,
    }),
  )
})

test('a refusal is said in words with a way on, never as a code', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.joinSession = () => ({
    status: 409,
    body: { type: 'x', title: 'x', status: 409, code: 'appointment_not_confirmed' },
  })
  renderAt(clinic, room())
  await user.click(await button('Go to the waiting room'))
  expect(await screen.findByText('The doctor has not confirmed this visit yet.')).toBeDefined()
  expect(await button('Try again')).toBeDefined()
  expect(await button('Ask for a phone call')).toBeDefined()
  expect(document.body.textContent).not.toContain('appointment_not_confirmed')
})

test('before the door opens the button says from when', async () => {
  const opens = new Date(Date.now() + 3_600_000).toISOString()
  clinic = new ScriptedClinic({ status: 'SCHEDULED', joinOpensAt: opens })
  renderAt(clinic, room())
  const next = await button('Go to the waiting room')
  expect(next.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText(/You can join from/)).toBeDefined()
  await user.click(next)
  expect(clinic.names()).not.toContain('joinSession')
})

test('a chat visit asks for no device and has the thread instead of a stage', async () => {
  clinic = new ScriptedClinic({ consultationMode: 'CHAT' })
  renderAt(clinic, room())
  await screen.findByRole('heading', { name: 'Waiting room' })
  clinic.become({ admitted: true })
  await user.click(await button('Join now'))
  expect(await screen.findByRole('log')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Mute' })).toBeNull()
  expect(screen.queryByRole('region', { name: 'Picture and sound' })).toBeNull()
})

test('a chat visit says whether the other is here, and that what is written is kept where they are not', async () => {
  clinic = new ScriptedClinic({ consultationMode: 'CHAT', status: 'IN_PROGRESS', admitted: true })
  renderAt(clinic, room())
  await user.click(await button('Join now'))
  await screen.findByRole('log')
  const asOfNow = (status: 'connected' | 'reconnecting' | 'disconnected') =>
    clinic.say({
      type: 'SESSION_STATUS',
      payload: {
        sessionId,
        status: 'IN_PROGRESS',
        participants: [
          { ...ram, role: 'PATIENT', status: 'connected', admitted: true },
          { ...asha, role: 'DOCTOR', status, admitted: true },
        ],
        lastSeq: 0,
        serverTime: new Date().toISOString(),
      },
    })
  asOfNow('connected')
  expect(await screen.findByText('Dr Asha Shrestha is in the visit.')).toBeDefined()
  asOfNow('reconnecting')
  expect(
    await screen.findByText(/Dr Asha Shrestha's line dropped.*The chat keeps what you write\./),
  ).toBeDefined()
  asOfNow('disconnected')
  expect(
    await screen.findByText('Dr Asha Shrestha is not in the visit any more. The chat keeps what you write.'),
  ).toBeDefined()
})

test('the other person is shown by name with their role, and their video carries it', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  clinic.comesIn(asha, 'DOCTOR', { audio: false, video: false })
  expect(await screen.findByText('Dr Asha Shrestha is muted')).toBeDefined()
})
