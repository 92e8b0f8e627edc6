// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { plugInDevices } from '../../../test/fake-devices.ts'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { button, showCall, showWaitingRoom } from '../../../test/in-visit.tsx'
import { renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, asha, aWaiting, ScriptedClinic } from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from './consultation-room.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()
const named = (name: string, message = '') => Object.assign(new DOMException(message, name))

afterEach(() => vi.restoreAllMocks())
const device = onFreshDevice()

const room = () => renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} />)
const waitingPatient = () => showWaitingRoom(clinic, user)
const patientInCall = () => showCall(clinic, user)

test('who has no microphone is not told that it can be muted: bar and tile say the same word', async () => {
  clinic = new ScriptedClinic()
  device.getUserMedia.mockRejectedValue(named('NotFoundError'))
  await patientInCall()
  const bar = screen.getByRole('region', { name: 'Controls' })
  expect(await within(bar).findByRole('button', { name: 'No microphone' })).toBeDefined()
  expect(within(bar).getByRole('button', { name: 'No camera' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Mute' })).toBeNull()
  expect(screen.getAllByText('No microphone')).toHaveLength(2)
  device.getUserMedia.mockRestore()
  plugInDevices()
  await user.click(within(bar).getByRole('button', { name: 'No microphone' }))
  expect(await within(bar).findByRole('button', { name: 'Mute' })).toBeDefined()
})

test('one tap asks the browser one question for camera and microphone', async () => {
  clinic = new ScriptedClinic()
  room()
  await user.click(await button('Turn on camera and microphone'))
  expect(await screen.findByText('Your camera works')).toBeDefined()
  expect(device.getUserMedia).toHaveBeenCalledTimes(1)
})

test('M and V switch in the check too', async () => {
  clinic = new ScriptedClinic()
  room()
  await user.click(await button('Turn on camera and microphone'))
  await screen.findByText('Your camera works')
  await user.keyboard('v')
  expect((await screen.findAllByText('Camera is off')).length).toBeGreaterThan(0)
  await user.keyboard('m')
  expect(await screen.findByText('Microphone off')).toBeDefined()
})

test('Escape closes the chat and never leaves', async () => {
  clinic = new ScriptedClinic()
  await patientInCall()
  await user.keyboard('t')
  await screen.findByRole('textbox', { name: 'Message' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Message' })).toBeNull())
  await user.keyboard('{Escape}')
  expect(screen.getByRole('timer')).toBeDefined()
  expect(clinic.names()).not.toContain('leaveSession')
})

test('a patient who leaves to be told hears the bell on this page and comes back with one tap', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  await user.click(await button('Leave and tell me'))
  const dialog = await screen.findByRole('dialog', { name: 'Leave the waiting room?' })
  await user.click(within(dialog).getByRole('button', { name: 'Leave and tell me' }))
  expect(await screen.findByText('You left the waiting room.')).toBeDefined()
  await waitFor(() => expect(clinic.names()).toContain('leaveSession'))
  expect(document.title).not.toContain('It is your turn')
  clinic.become({ status: 'SCHEDULED', waitingFor: ['PATIENT', 'DOCTOR'] })
  clinic.become({ status: 'WAITING', waitingFor: ['PATIENT'] })
  const join = await button('Join now')
  expect(document.title).toContain('It is your turn')
  expect(clinic.sent.some((frame) => frame.type === 'RING_SEEN')).toBe(true)
  await user.click(join)
  await waitFor(() => expect(clinic.names().filter((name) => name === 'joinSession')).toHaveLength(2))
})

test('ready-made messages go out with one tap, each once', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  await user.dblClick(await button('I need five more minutes.'))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'I need five more minutes.' })).toBeNull())
  expect(within(screen.getByRole('log')).getByText('I need five more minutes.')).toBeDefined()
  await waitFor(() => expect(clinic.sent.filter((frame) => frame.type === 'CHAT_MESSAGE')).toHaveLength(1))
  expect(await button('I am here and ready.')).toBeDefined()
})

test('a dropped line says until when the place is safe by the server, and then that it was kept', async () => {
  clinic = new ScriptedClinic()
  await waitingPatient()
  await screen.findByText('About 10 to 20 minutes.')
  await waitFor(() => expect(clinic.client.realtime.line.getSnapshot()).toBe('live'))
  act(() => clinic.loseLine())
  expect(await screen.findByText(/Your place is safe until \d/)).toBeDefined()
  act(() => clinic.findLine())
  expect(await screen.findByText('You were away. You kept your place.')).toBeDefined()
  clinic.say({ type: 'WAITING_STATE', payload: aWaiting({ place: 4 }) })
  expect(await screen.findByText(/Your place has changed/)).toBeDefined()
})

test('before the door opens the page waits by the server and needs no reload', async () => {
  const opens = new Date(Date.now() + 60_000).toISOString()
  clinic = new ScriptedClinic({ status: 'SCHEDULED', joinOpensAt: opens })
  room()
  expect((await button('Go to the waiting room')).getAttribute('aria-disabled')).toBe('true')
  act(() => clinic.client.realtime.clock.sample(new Date(Date.now() + 61_000).toISOString(), 0))
  await waitFor(async () =>
    expect((await button('Go to the waiting room')).getAttribute('aria-disabled')).toBeNull(),
  )
})

test('the screen is kept awake while waiting, and taken again on every return', async () => {
  const release = vi.fn(async () => undefined)
  const request = vi.fn(async () => ({ released: false, release }))
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } })
  clinic = new ScriptedClinic()
  await waitingPatient()
  await waitFor(() => expect(request).toHaveBeenCalledTimes(1))
  const [held] = await Promise.all(request.mock.results.map((result) => result.value))
  Object.assign(held as object, { released: true })
  document.dispatchEvent(new Event('visibilitychange'))
  await waitFor(() => expect(request).toHaveBeenCalledTimes(2))
  cleanup()
  expect(release).toHaveBeenCalled()
  Reflect.deleteProperty(navigator, 'wakeLock')
})

test('with every storage refused the whole way works', async () => {
  const refuse = () => {
    throw named('SecurityError')
  }
  for (const name of ['getItem', 'setItem', 'removeItem'] as const)
    vi.spyOn(Storage.prototype, name).mockImplementation(refuse)
  clinic = new ScriptedClinic()
  await patientInCall()
  clinic.comesIn(asha, 'DOCTOR')
  expect((await screen.findAllByText('Dr Asha Shrestha')).length).toBeGreaterThan(1)
  expect(clinic.names()).toContain('joinSession')
})

test('two clicks on the way in ask once each', async () => {
  clinic = new ScriptedClinic()
  room()
  await user.dblClick(await button('Go to the waiting room'))
  await screen.findByRole('heading', { name: 'Waiting room' })
  await user.dblClick(await button('Save answers'))
  await screen.findByText('Answers saved.')
  clinic.become({ admitted: true })
  await user.dblClick(await button('Join now'))
  await screen.findByRole('timer')
  expect(clinic.names().filter((name) => name === 'saveCheckIn')).toHaveLength(1)
  expect(clinic.names().filter((name) => name === 'joinSession')).toHaveLength(2)
  expect(clinic.names()).not.toContain('leaveSession')
})
