// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { TextProvider } from '../../text/text-provider.tsx'
import { nearestCorner, OwnTile } from './own-tile.tsx'

afterEach(cleanup)

test('the own picture goes round the corners by its button', async () => {
  const user = userEvent.setup()
  const { container } = render(
    <TextProvider language="en">
      <OwnTile
        camera={{ isOn: false, track: null, trouble: null }}
        microphone={{ isOn: false, track: null, trouble: null }}
      />
    </TextProvider>,
  )
  const corner = () => container.querySelector('[data-corner]')?.getAttribute('data-corner')
  const seen = [corner()]
  for (let press = 0; press < 4; press += 1) {
    await user.click(screen.getByRole('button', { name: 'Move your picture to another corner' }))
    seen.push(corner())
  }
  expect(new Set(seen).size).toBe(4)
  expect(seen[4]).toBe(seen[0])
  expect(screen.getByText('Camera is off')).toBeDefined()
  expect(screen.getByText('Muted')).toBeDefined()
})

const box = new DOMRect(0, 0, 400, 800)
test.each([
  [10, 10, false, 'top-start'],
  [390, 10, false, 'top-end'],
  [10, 790, false, 'bottom-start'],
  [390, 790, false, 'bottom-end'],
  [10, 10, true, 'top-end'],
  [390, 790, true, 'bottom-start'],
])('let go at %i, %i (right to left: %s) it rests %s', (x, y, rtl, corner) => {
  expect(nearestCorner(x, y, box, rtl)).toBe(corner)
})

test('a device that is not there is said to be missing, not muted', () => {
  const none = { isOn: true, track: null, trouble: 'none_found' } as const
  render(
    <TextProvider language="en">
      <OwnTile camera={none} microphone={none} />
    </TextProvider>,
  )
  expect(screen.getByText('No microphone')).toBeDefined()
  expect(screen.getByText('No camera')).toBeDefined()
  expect(screen.queryByText('Muted')).toBeNull()
})
