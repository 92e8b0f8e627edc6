// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aTrack, plugInDevices } from '../../../test/fake-devices.ts'
import { useSoundLevel } from './use-sound-level.ts'

let loudness = 0

/** A sound graph whose analyser hears what the test says. */
class FakeContext {
  readonly state = 'running'
  createAnalyser = () => ({
    fftSize: 0,
    getByteTimeDomainData: (samples: Uint8Array) =>
      samples.forEach((_, place) => {
        samples[place] = 128 + (place % 2 ? loudness : -loudness)
      }),
  })
  createMediaStreamSource = () => ({ connect: () => undefined })
  close = async () => undefined
}

beforeEach(() => {
  plugInDevices()
  vi.useFakeTimers()
  vi.stubGlobal('AudioContext', FakeContext)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('silence from the first moment on is never taken for a voice', () => {
  const onHeard = vi.fn()
  loudness = 0
  renderHook(() => useSoundLevel(aTrack('audio'), onHeard))
  vi.advanceTimersByTime(2_000)
  expect(onHeard).not.toHaveBeenCalled()
  loudness = 60
  vi.advanceTimersByTime(200)
  expect(onHeard).toHaveBeenLastCalledWith(true)
  loudness = 0
  vi.advanceTimersByTime(1_000)
  expect(onHeard).toHaveBeenLastCalledWith(false)
})
