// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { recordScenes } from '../gallery/scenes/record.ts'

afterEach(cleanup)

it('says when it was after the name, in the middle of the line, without a capital', async () => {
  const { path, answers } = recordScenes.detail
  showAt(path, answers)
  const name = (await screen.findAllByText('Dr Asha Shrestha'))[0]
  expect(name?.parentElement?.textContent).toMatch(/^Dr Asha Shrestha, (today|yesterday), \d/)
})
