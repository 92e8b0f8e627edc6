// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { renderAt } from '../../test/render-visit.tsx'
import { ScriptedClinic } from '../../test/scripted-clinic.ts'
import { createTheme } from './create-theme.ts'

afterEach(cleanup)

const rootOf = (theme?: ReturnType<typeof createTheme>) => {
  const clinic = new ScriptedClinic()
  renderAt(clinic, <p>inside</p>, theme ? { theme } : {})
  clinic.client.close()
  return screen.getByText('inside').closest<HTMLElement>('[data-bs-root]')
}

test('a theme reaches everything inside the provider as custom properties', () => {
  const root = rootOf(createTheme('#1B5C8A'))
  expect(root?.style.getPropertyValue('--bs-dado')).toBe('#1b5c8a')
  expect(root?.getAttribute('data-bs-theme')).toBe('light')
})

test('without one nothing is set, and the house look stands', () => {
  expect(rootOf()?.getAttribute('style')).toBeNull()
})

test('a colour that white cannot be read on is refused with the pair', () => {
  expect(() => createTheme('#F2A0A0')).toThrow('White on #F2A0A0 is 2.0:1, needs 4.5:1')
  expect(() => createTheme(400)).toThrow(RangeError)
})
