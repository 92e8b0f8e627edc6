// @vitest-environment happy-dom
import type { CallState } from '@bedside/client'
import { afterEach, expect, test, vi } from 'vitest'
import { clearAway, renderAt } from '../../../test/render-visit.tsx'
import { aSession, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { BedsideProvider } from '../../bedside/bedside-provider.tsx'
import { useVisitEvents } from './use-visit-events.ts'

afterEach(clearAway)

const session = aSession({ status: 'IN_PROGRESS' })
function Page({ phase }: { phase: CallState['phase'] }) {
  useVisitEvents(session, { phase } as CallState, undefined)
  return null
}

/** What the page around hears while the call goes through these phases. */
function heard(...phases: CallState['phase'][]) {
  const clinic = new ScriptedClinic()
  const onEvent = vi.fn()
  const [first = 'idle', ...rest] = phases
  const { rerender } = renderAt(clinic, <Page phase={first} />, { onEvent })
  for (const phase of rest)
    rerender(
      <BedsideProvider client={clinic.client} onEvent={onEvent}>
        <Page phase={phase} />
      </BedsideProvider>,
    )
  return onEvent.mock.calls.map(([event]) => event).filter(({ type }) => type !== 'visit.status')
}

test.each([
  ['a chat goes on by voice', ['connected', 'joining', 'connected']],
  ['a hold ends', ['connected', 'on_hold', 'joining', 'connected']],
  ['the line comes back', ['connected', 'reconnecting', 'connected']],
  [
    'the call comes back from another tab',
    ['connected', 'moved', 'preparing', 'dark', 'joining', 'connected'],
  ],
] as const)('that somebody joined is told once, not again when %s', (_, phases) => {
  expect(heard('idle', 'joining', ...phases)).toEqual([{ type: 'visit.joined', sessionId }])
})

test('who left and comes back has joined again', () => {
  const told = heard('joining', 'connected', 'idle', 'preparing', 'dark', 'joining', 'connected')
  expect(told.map(({ type }) => type)).toEqual(['visit.joined', 'visit.left', 'visit.joined'])
})
