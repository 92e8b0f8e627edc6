import { useMemo } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { App } from '../../app/app.tsx'
import { createQueryClient } from '../../shared/api/query-client.ts'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { Page } from '../../shared/page/page.tsx'
import { fakeCall } from './fake-call.ts'
import { type Scene, scenes } from './scenes.ts'

function Shown({ scene }: { scene: Scene }) {
  const parts = useMemo(() => {
    sessionStorage.setItem('bedside:booking', JSON.stringify(scene.draft ?? {}))
    return {
      location: memoryLocation({ path: scene.path }),
      call: fakeCall(scene.answers),
      queries: createQueryClient(),
    }
  }, [scene])
  return (
    <Router hook={parts.location.hook} searchHook={parts.location.searchHook}>
      <App call={parts.call} openClient={null} queries={parts.queries} />
    </Router>
  )
}

/** Every screen in every state from fixed data; in development builds only. */
export function GalleryPage({ scene }: { scene?: string | undefined }) {
  const found = scene ? scenes[scene] : undefined
  if (found) return <Shown scene={found} />
  return (
    <Page title="Gallery">
      <ul>
        {Object.keys(scenes).map((name) => (
          <li key={name}>
            <InlineLink to={`/dev/gallery/${name}`}>{name}</InlineLink>
          </li>
        ))}
      </ul>
    </Page>
  )
}
