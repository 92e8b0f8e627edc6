// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { button, showCall } from '../../../test/in-visit.tsx'
import { asha, ScriptedClinic } from '../../../test/scripted-clinic.ts'

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

const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const silent = 'We hear nothing from your microphone.'
const muted = 'You are muted. Nobody hears you.'

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  vi.stubGlobal('AudioContext', Ear)
  loudness = 0
  rustle = 0.0003
  state = 'running'
})
afterEach(() => vi.useRealTimers())
const device = onFreshDevice()

async function inCall() {
  clinic = new ScriptedClinic()
  await showCall(clinic, user)
  clinic.comesIn(asha, 'DOCTOR')
  await waitFor(() => expect(screen.getAllByText('Dr Asha Shrestha').length).toBeGreaterThan(1))
  // What listens has been fetched.
  await import('./own-voice.tsx')
  await pass(0.5)
}

test('a microphone that is on and brings nothing at all is told, with ways on that do something', async () => {
  await inCall()
  const asked = device.getUserMedia.mock.calls.length
  rustle = 0
  await pass(9)
  expect(screen.queryByText(silent)).toBeNull()
  await pass(2)
  expect(await screen.findByText(silent)).toBeDefined()
  expect(screen.getAllByRole('button', { name: 'Ask for a phone call' }).length).toBeGreaterThan(0)
  await user.click(await button('Test again'))
  await waitFor(() => expect(device.getUserMedia.mock.calls.length).toBe(asked + 1))
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
