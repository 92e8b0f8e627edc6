import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { BedsideProvider, type BedsideProviderProps } from '../src/bedside/bedside-provider.tsx'
import type { ScriptedClinic } from './scripted-clinic.ts'

/** Puts something inside a provider with the scripted clinic's client. */
export function renderAt(
  clinic: ScriptedClinic,
  children: ReactNode,
  more: Partial<BedsideProviderProps> = {},
) {
  return render(
    <BedsideProvider client={clinic.client} {...more}>
      {children}
    </BedsideProvider>,
  )
}
