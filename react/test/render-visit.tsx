import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { BedsideProvider, type BedsideProviderProps } from '../src/bedside/bedside-provider.tsx'
import type { ScriptedClinic } from './scripted-clinic.ts'
import './patience.ts'

const shown = new Set<ScriptedClinic>()

/** Puts something inside a provider with the scripted clinic's client; {@link clearAway} ends both. */
export function renderAt(
  clinic: ScriptedClinic,
  children: ReactNode,
  more: Partial<BedsideProviderProps> = {},
) {
  shown.add(clinic)
  return render(
    <BedsideProvider client={clinic.client} {...more}>
      {children}
    </BedsideProvider>,
  )
}

/** Takes everything off the page and closes the clients of the clinics shown there; runs after each test that shows one. */
export function clearAway() {
  cleanup()
  for (const { client } of shown) client.close()
  shown.clear()
}
