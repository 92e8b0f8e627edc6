// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import user from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useFocusKeeper } from './use-focus-keeper.ts'
import '../../../test/patience.ts'

afterEach(cleanup)

function Steps() {
  const root = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(true)
  useFocusKeeper(root)
  return (
    <div ref={root}>
      <h1>Waiting room</h1>
      <section>
        <h2>Questions</h2>
        {isOpen ? (
          <button type="button" onClick={() => setOpen(false)}>
            Save
          </button>
        ) : (
          <p>Saved.</p>
        )}
      </section>
      <p>Beside everything</p>
    </div>
  )
}

test('what had the focus and is gone leaves it to the heading of its place', async () => {
  render(<Steps />)
  screen.getByRole('button', { name: 'Save' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Questions'))
})

test('a tap beside everything keeps the focus nowhere', async () => {
  render(<Steps />)
  screen.getByRole('button', { name: 'Save' }).focus()
  await user.click(screen.getByText('Beside everything'))
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(document.activeElement).toBe(document.body)
})
