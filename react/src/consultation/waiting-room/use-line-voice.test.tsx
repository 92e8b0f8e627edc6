// @vitest-environment happy-dom
import type { Line } from '@bedside/client'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Announcer } from '../../kit/announcer/announcer.tsx'
import { TextProvider } from '../../text/text-provider.tsx'
import { useLineVoice } from './use-line-voice.ts'

afterEach(cleanup)

function Waiting({ line }: { line: Line }) {
  useLineVoice(line)
  return null
}

const at = (line: Line) => (
  <TextProvider language="en">
    <Announcer>
      <Waiting line={line} />
    </Announcer>
  </TextProvider>
)

test('a line that comes back by way of polling is said to be back, once', () => {
  const { container, rerender } = render(at('connecting'))
  const said = () =>
    ['assertive', 'polite'].map((how) => container.querySelector(`[aria-live=${how}]`)?.textContent)
  rerender(at('live'))
  expect(said()).toEqual(['', ''])
  rerender(at('offline'))
  expect(said()).toEqual(['Connection lost', ''])
  rerender(at('polling'))
  rerender(at('live'))
  expect(said()).toEqual(['Connection lost', 'Good connection'])
  rerender(at('connecting'))
  rerender(at('live'))
  expect(said()).toEqual(['Connection lost', 'Good connection'])
})
