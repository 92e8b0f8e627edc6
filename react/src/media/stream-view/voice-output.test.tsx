// @vitest-environment happy-dom
import { act, render } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { VoiceOutput } from './voice-output.tsx'

// Where there are no devices a track has neither sound nor a way to be made.
vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockImplementation(() => undefined)
const track = {} as MediaStreamTrack

describe('a voice that the browser holds back', () => {
  it('asks for a tap, and is heard after it', async () => {
    let isTouched = false
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() =>
      isTouched ? Promise.resolve() : Promise.reject(new DOMException('no', 'NotAllowedError')),
    )
    const told: ((() => void) | null)[] = []
    await act(async () => {
      render(<VoiceOutput track={track} onBlocked={(play) => told.push(play)} />)
    })
    expect(told).toEqual([expect.any(Function)])
    isTouched = true
    await act(async () => told[0]?.())
    expect(told.at(-1)).toBeNull()
  })
})
