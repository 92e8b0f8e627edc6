// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { plugInDevices } from '../../../test/fake-devices.ts'
import { renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, asha, ScriptedClinic } from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from './consultation-room.tsx'

let clinic: ScriptedClinic
let loudness = 0
/** A quiet room still rustles; a switched-off microphone gives nothing but zeros. */
let rustle = 0.0003
let state = 'running'

/** A sound graph whose analyser hears what the test says. */
class Ear {
  get state() {
    return state
  }
  createAnalyser = () => ({
    context: this,
    fftSize: 0,
    getByteTimeDomainData: (samples: Uint8Array) =>
      samples.forEach((_, place) => {
        samples[place] = 128 + (place % 2 ? loudness : -loudness)
      }),
    getFloatTimeDomainData: (samples: Float32Array) => samples.fill(rustle),
  })
  createMediaStreamSource = () => ({ connect: () => undefined })
  resume = async () => undefined
  close = async () => undefined
}

let getUserMedia: ReturnType<typeof plugInDevices>
const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const silent = 'We hear nothing from your microphone.'
const muted = 'You are muted. Nobody hears you.'

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  getUserMedia = plugInDevices()
  vi.stubGlobal('AudioContext', Ear)
  localStorage.clear()
  sessionStorage.clear()
  loudness = 0
  rustle = 0.0003
  state = 'running'
})
afterEach(() => {
  cleanup()
  clinic.client.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function inCall() {
  clinic = new ScriptedClinic()
  renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} />)
  await user.click(await button('Go to the waiting room'))
  await screen.findByRole('heading', { name: 'Waiting room' })
  clinic.become({ admitted: true, status: 'WAITING' })
  await user.click(await button('Join now'))
  await screen.findByRole('timer')
  clinic.comesIn(asha, 'DOCTOR')
  await waitFor(() => expect(screen.getAllByText('Dr Asha Shrestha').length).toBeGreaterThan(1))
  // What listens has been fetched.
  await import('./own-voice.tsx')
  await pass(0.5)
}

test('a microphone that is on and brings nothing at all is told, with ways on that do something', async () => {
  await inCall()
  const asked = getUserMedia.mock.calls.length
  rustle = 0
  await pass(9)
  expect(screen.queryByText(silent)).toBeNull()
  await pass(2)
  expect(await screen.findByText(silent)).toBeDefined()
  expect(screen.getAllByRole('button', { name: 'Ask for a phone call' }).length).toBeGreaterThan(0)
  await user.click(await button('Test again'))
  await waitFor(() => expect(getUserMedia.mock.calls.length).toBe(asked + 1))
  rustle = 0.0003
  await pass(1)
  expect(screen.queryByText(silent)).toBeNull()
})

test('a person who listens in a quiet room is left in peace', async () => {
  await inCall()
  await pass(60)
  expect(screen.queryByText(silent)).toBeNull()
})

test('where the browser holds sound back nothing is known and nothing is said', async () => {
  await inCall()
  state = 'suspended'
  rustle = 0
  await pass(60)
  expect(screen.queryByText(silent)).toBeNull()
})

test('a microphone whose every pause is silence is not called broken again and again', async () => {
  await inCall()
  rustle = 0
  await pass(11)
  expect(await screen.findByText(silent)).toBeDefined()
  rustle = 0.0003
  await pass(1)
  rustle = 0
  await pass(20)
  expect(screen.queryByText(silent)).toBeNull()
  await pass(12)
  expect(await screen.findByText(silent)).toBeDefined()
})

test('who speaks while muted is told and comes back with one tap', async () => {
  await inCall()
  await user.click(await button('Mute'))
  await pass(3)
  expect(screen.queryByText(muted)).toBeNull()
  loudness = 60
  await pass(1)
  expect(await screen.findByText(muted)).toBeDefined()
  await user.click(await button('Let them hear me'))
  expect(await button('Mute')).toBeDefined()
  await waitFor(() => expect(screen.queryByText(muted)).toBeNull())
})

test('who speaks aside while muted is told once a minute at most, and a cough says nothing', async () => {
  await inCall()
  await user.click(await button('Mute'))
  loudness = 60
  await pass(0.3)
  loudness = 0
  await pass(2)
  expect(screen.queryByText(muted)).toBeNull()
  loudness = 60
  await pass(1)
  expect(await screen.findByText(muted)).toBeDefined()
  loudness = 0
  await pass(10)
  expect(screen.queryByText(muted)).toBeNull()
  loudness = 60
  await pass(5)
  expect(screen.queryByText(muted)).toBeNull()
  await pass(60)
  expect(await screen.findByText(muted)).toBeDefined()
})
