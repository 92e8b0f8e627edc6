// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Dialog } from './dialog.tsx'

afterEach(cleanup)

test('a question takes the focus to its safe button, not to a number to call in its text', () => {
  render(
    <Dialog
      title="Is this Ram Thapa?"
      onClose={() => undefined}
      actions={
        <>
          <button type="button">Not now</button>
          <button type="button">Yes</button>
        </>
      }
    >
      <a href="tel:+9779800000001">+977 9800000001</a>
    </Dialog>,
  )
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Not now', hidden: true }))
})
