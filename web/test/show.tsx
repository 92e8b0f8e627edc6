import { configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { App } from '../src/app/app.tsx'
import { type Answers, fakeCall } from '../src/features/gallery/fake-call.ts'
import { createQueryClient } from '../src/shared/api/query-client.ts'

// A page's script is fetched when it is first opened, which a busy machine may take its time for.
configure({ asyncUtilTimeout: 10_000 })

/**
 * Shows the whole app at an address, against a server that answers from `answers`; `history` tells where it went.
 * `instead` stands in place of the pages.
 */
export function showAt(path: string, answers: Answers, instead?: ReactNode) {
  const location = memoryLocation({ path, record: true })
  const shown = render(
    <Router hook={location.hook} searchHook={location.searchHook}>
      <App call={fakeCall(answers)} openClient={null} queries={createQueryClient()}>
        {instead}
      </App>
    </Router>,
  )
  return { ...shown, history: location.history }
}
