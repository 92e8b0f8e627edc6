import { pseudoLanguage, type TextLanguage } from '@bedside/react'
import { useEffect, useMemo } from 'react'
import { Router, useLocation, useSearch } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { App } from '../../app/app.tsx'
import { createQueryClient } from '../../shared/api/query-client.ts'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { Page } from '../../shared/page/page.tsx'
import { forgetAnswers, rememberAnswer } from './answered.ts'
import { fakeCall } from './fake-call.ts'
import { judge } from './judge/judge.ts'
import { press } from './press.ts'
import type { Scene } from './scene.ts'
import { sceneGroups, scenes } from './scenes.ts'

function Shown({
  name,
  scene,
  language,
}: {
  name: string
  scene: Scene
  language: TextLanguage | undefined
}) {
  const parts = useMemo(() => {
    forgetAnswers()
    rememberAnswer(scene.draft)
    // What an earlier scene left behind is not part of this one.
    sessionStorage.clear()
    localStorage.clear()
    sessionStorage.setItem('bedside:booking', JSON.stringify(scene.draft ?? {}))
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: !scene.isOffline })
    const queries = createQueryClient()
    // What fails is shown at once, not after the tries that a live page makes.
    queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } })
    return {
      location: memoryLocation({ path: scene.path }),
      call: fakeCall(scene.answers),
      queries,
    }
  }, [scene])
  useEffect(
    () =>
      press(scene.presses ?? [], () => {
        document.documentElement.dataset.scene = name
      }),
    [name, scene],
  )
  return (
    <Router hook={parts.location.hook} searchHook={parts.location.searchHook}>
      <App
        call={parts.call}
        openClient={scene.openClient ?? null}
        queries={parts.queries}
        {...(language ? { language } : {})}
      >
        {scene.show?.()}
      </App>
    </Router>
  )
}

function Index() {
  return (
    <App call={fakeCall({})} openClient={null} queries={createQueryClient()}>
      <Page title="Gallery">
        {Object.entries(sceneGroups).map(([group, inGroup]) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {Object.keys(inGroup).map((name) => (
                <li key={name}>
                  <InlineLink to={`/dev/gallery/${name}`}>{name}</InlineLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Page>
    </App>
  )
}

declare global {
  interface Window {
    /** What looks at the scenes asks through this: the shots and the journeys. */
    bedsideJudge?: typeof judge
  }
}

/**
 * Every screen in every state from fixed data; in development builds only. `?language=ne` (also `ar-XB`) and `?text=200`
 * choose how it is read; once a scene stands, `<html data-scene>` holds its name.
 */
export function GalleryPage() {
  window.bedsideJudge = judge
  const [location] = useLocation()
  const search = useSearch()
  const wish = new URLSearchParams(search)
  const name = location.split('/')[3] ?? ''
  const scene = scenes[name]
  const language = ['en', 'ne', 'hi', pseudoLanguage].find((each) => each === wish.get('language'))
  document.documentElement.style.fontSize = `${wish.get('text') ?? 100}%`
  if (!scene) return <Index />
  return (
    <Shown
      key={`${name}?${search}`}
      name={name}
      scene={scene}
      language={language as TextLanguage | undefined}
    />
  )
}
