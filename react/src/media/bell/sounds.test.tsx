// @vitest-environment happy-dom
import type { CallState } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aSession } from '../../../test/scripted-clinic.ts'
import { Announcer } from '../../kit/announcer/announcer.tsx'
import { TextProvider } from '../../text/text-provider.tsx'
import { ringBell } from './bell.ts'
import { areSoundsOn, SoundSwitch } from './sound-switch.tsx'
import { useComingAndGoing } from './use-coming-and-going.ts'

let struck: number[] = []
const part = () => ({
  value: 0,
  setValueAtTime: () => undefined,
  exponentialRampToValueAtTime: () => undefined,
})

/** The browser's synthesiser, as far as it is asked: it keeps the notes it was given. */
class Synthesiser {
  state = 'running'
  currentTime = 0
  destination = {}
  createGain = () => ({ gain: part(), connect: () => undefined })
  createOscillator = () => {
    const frequency = part()
    return {
      frequency,
      connect: () => ({ connect: () => undefined }),
      start: () => struck.push(frequency.value),
      stop: () => undefined,
    }
  }
  resume = async () => undefined
  close = async () => undefined
}

beforeEach(() => {
  struck = []
  vi.stubGlobal('AudioContext', Synthesiser)
  vi.useFakeTimers({ shouldAdvanceTime: true })
})
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const person = { userId: 'a', name: 'Dr Asha Shrestha', isLive: true }
interface CallProps {
  readonly people: object[]
  readonly mode?: CallState['mode']
  readonly phase?: CallState['phase']
}
const participants = [
  { ...aSession().participants[0], userId: 'a', status: 'connected', admitted: true },
] as Session['participants']
function Call({ people, mode = 'VIDEO', phase = 'connected' }: CallProps) {
  useComingAndGoing({ people, mode, phase } as unknown as CallState, participants)
  return null
}
const shown = (people: object[], more: Omit<CallProps, 'people'> = {}) => (
  <TextProvider language="en">
    <Announcer>
      <SoundSwitch />
      <Call people={people} {...more} />
    </Announcer>
  </TextProvider>
)

test('the bell is two notes, the higher first', () => {
  void ringBell()
  expect(struck).toEqual([659, 523])
})

test('coming sounds upwards, going downwards, and both are said in words', () => {
  const { rerender } = render(shown([]))
  rerender(shown([person]))
  expect(struck).toEqual([392, 523])
  expect(screen.getByText('Dr Asha Shrestha is in the visit.')).toBeDefined()
  rerender(shown([]))
  expect(struck).toEqual([392, 523, 523, 392])
  expect(screen.getByText('Dr Asha Shrestha is not in the visit any more.')).toBeDefined()
})

test('who is there already when one comes makes no sound', () => {
  render(shown([person]))
  expect(struck).toEqual([])
})

test('who was in the chat and now is heard has not come, nor gone when it is a chat again', () => {
  const { rerender } = render(shown([], { mode: 'CHAT' }))
  rerender(shown([], { mode: 'AUDIO', phase: 'joining' }))
  rerender(shown([person], { mode: 'AUDIO' }))
  rerender(shown([person], { mode: 'CHAT' }))
  rerender(shown([], { mode: 'CHAT' }))
  expect(struck).toEqual([])
  expect(screen.queryByText(/in the visit/)).toBeNull()
  rerender(shown([person], { mode: 'AUDIO' }))
  rerender(shown([], { mode: 'AUDIO' }))
  expect(screen.getByText('Dr Asha Shrestha is not in the visit any more.')).toBeDefined()
})

test('nobody goes when the call moves to another device', () => {
  const { rerender } = render(shown([person]))
  rerender(shown([], { phase: 'moved' }))
  expect(struck).toEqual([])
  expect(screen.queryByText(/any more/)).toBeNull()
})

test('sounds can be turned off; the words stay', async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  const { rerender } = render(shown([]))
  await user.click(screen.getByRole('button', { name: 'Turn sounds off' }))
  expect(areSoundsOn()).toBe(false)
  rerender(shown([person]))
  expect(struck).toEqual([])
  expect(screen.getByText('Dr Asha Shrestha is in the visit.')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Turn sounds on' }))
  expect(areSoundsOn()).toBe(true)
})
