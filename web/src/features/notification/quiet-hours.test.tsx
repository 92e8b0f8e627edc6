// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { asPatient } from '../gallery/answers.ts'

afterEach(cleanup)

it('says beneath each time, as everywhere else on the page, what the browser shows in a way of its own', async () => {
  showAt('/messages', asPatient)
  const from = await screen.findByLabelText('From')
  const words = () => document.getElementById(from.getAttribute('aria-describedby') ?? '')?.textContent
  expect(words()).toMatch(/^10:00\spm$/)
  fireEvent.change(from, { target: { value: '21:15' } })
  expect(words()).toMatch(/^9:15\spm$/)
})
