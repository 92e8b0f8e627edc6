// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { asPatient, page } from '../gallery/answers.ts'
import { historyItem } from '../gallery/people.ts'

afterEach(cleanup)

test('a name that is searched for stands neither in the address of the page nor on the device', async () => {
  const asked: unknown[] = []
  const { history } = showAt('/history', {
    ...asPatient,
    listHistory: ({ query }) => {
      asked.push(query?.search)
      return page([historyItem(0)])
    },
  })
  await userEvent.setup().type(await screen.findByRole('searchbox', { name: 'Search by name' }), 'Sunita')
  await waitFor(() => expect(asked).toContain('Sunita'))
  expect([...(history ?? []), location.href, document.title].join(' ')).not.toContain('Sunita')
  for (const shelf of [localStorage, sessionStorage])
    expect(JSON.stringify({ ...shelf })).not.toContain('Sunita')
})
