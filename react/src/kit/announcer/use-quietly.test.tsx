// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer } from './announcer.tsx'
import { useQuietly } from './use-quietly.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Place({ words }: { words: string }) {
  useQuietly(words)
  return null
}

const shown = (words: string) => (
  <Announcer>
    <Place words={words} />
  </Announcer>
)

test('what changes often is said at most once a minute, and then as it is by then', () => {
  const { container, rerender } = render(shown('3 people before you'))
  const said = () => container.querySelector('[aria-live=polite]')?.textContent
  const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))
  pass(0)
  expect(said()).toBe('3 people before you')
  rerender(shown('2 people before you'))
  pass(20_000)
  rerender(shown('You are next'))
  pass(39_000)
  expect(said()).toBe('3 people before you')
  pass(1_000)
  expect(said()).toBe('You are next')
})

test('inside another one an announcer leaves the speaking to it', () => {
  const { container } = render(<Announcer>{shown('You are next')}</Announcer>)
  act(() => vi.advanceTimersByTime(0))
  expect(container.querySelectorAll('[aria-live]')).toHaveLength(2)
  expect(container.querySelector('[aria-live=polite]')?.textContent).toBe('You are next')
})
