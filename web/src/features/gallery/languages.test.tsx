// @vitest-environment happy-dom
import type { TextLanguage } from '@bedside/react'
import { cleanup, configure, render, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { App } from '../../app/app.tsx'
import { createQueryClient } from '../../shared/api/query-client.ts'
import { shortName } from '../consultation/desk/queue-view.ts'
import { answeredTexts, forgetAnswers, rememberAnswer } from './answered.ts'
import { fakeCall } from './fake-call.ts'
import { clinic } from './people.ts'
import { press } from './press.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'

configure({ asyncUtilTimeout: 10_000 })

/** Latin words that a Nepali or Hindi page may hold: names of things, units, keys. Initials and single letters go by themselves. */
const allowed = new Set([
  'English',
  'Bedside',
  'GMT',
  'MB',
  'PDF',
  'Chrome',
  'Safari',
  'Firefox',
  'Android',
  'Wi',
  'Fi',
  'https',
  'Enter',
  'Esc',
  'Tab',
  'Ctrl',
  'Cmd',
])

/** What stands on the buttons and pages of browsers and phones that are not ours; said as people see it there. */
const elsewhere = new Set([
  'Allow',
  'Apps',
  'Camera',
  'Microphone',
  'Permissions',
  'Privacy',
  'Settings',
  'Website',
])

const latinWord = /[A-Za-z\u00c0-\u024f]+/g
const isInitials = (word: string) => /^[A-Z]{1,2}$/.test(word) || word.length === 1

/** Everything a reader or a screen reader is told, the tab's title among it. */
function everythingSaid(): string[] {
  const texts = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  // A name in letters of two kinds stands in parts, and so does an address.
  const whole = ({ parentElement }: Node) => parentElement?.closest('bdi:has(> [lang]), [translate=no]')
  while (walker.nextNode()) {
    const { currentNode } = walker
    texts.push((whole(currentNode) ?? currentNode).textContent ?? '')
  }
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'alt', 'title', 'placeholder'])
      texts.push(element.getAttribute(name) ?? '')
  return texts
}

/** Words of the page, not of its data, that are in Latin letters and not known to belong there. */
function leaks(): string[] {
  const data = [clinic().name, ...answeredTexts()]
    .flatMap((text) => [text, shortName(text), ...text.split('\n')])
    .filter((text) => text.length > 2 && /[A-Za-z]/.test(text))
  const own = (text: string) => data.reduce((rest, known) => rest.replaceAll(known, ' '), text)
  return everythingSaid().flatMap((text) => {
    const words = own(text).match(latinWord) ?? []
    const strange = words.filter((word) => !allowed.has(word) && !elsewhere.has(word) && !isInitials(word))
    return strange.length > 0 ? [`${strange.join(' ')} in “${text.trim().slice(0, 70)}”`] : []
  })
}

/** Zones are offered under their names of the IANA list and code is code, the same in every language. */
const withoutZonesAndCode = () => {
  for (const element of document.querySelectorAll('select[name=timeZone], code')) element.remove()
}

async function stand(name: string, scene: Scene, language: TextLanguage) {
  forgetAnswers()
  document.title = ''
  rememberAnswer(scene.draft)
  sessionStorage.setItem('bedside:booking', JSON.stringify(scene.draft ?? {}))
  const location = memoryLocation({ path: scene.path })
  render(
    <Router hook={location.hook} searchHook={location.searchHook}>
      <App
        call={fakeCall(scene.answers)}
        openClient={scene.openClient ?? null}
        queries={createQueryClient()}
        language={language}
      >
        {scene.show?.()}
      </App>
    </Router>,
  )
  await waitFor(() => {
    expect(document.querySelector('h1')).not.toBeNull()
    if (!name.endsWith('-loading')) expect(document.querySelector('[class*="bone"]')).toBeNull()
  })
  await new Promise<void>((resolve) => {
    press(scene.presses ?? [], resolve)
  })
}

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

it('finds English in a text, in a name for screen readers and in the title of the tab', async () => {
  await stand(
    'planted',
    {
      path: '/',
      answers: {},
      show: () => (
        <main>
          <h1 aria-label="Close 2 x">सार at 2:30 pm</h1>
        </main>
      ),
    },
    'ne',
  )
  document.title = 'भेट · Visit'
  expect(leaks()).toEqual(['Visit in “भेट · Visit”', 'at pm in “सार at 2:30 pm”', 'Close in “Close 2 x”'])
})

describe.each(['ne', 'hi'] as const)('in %s', (language) => {
  it.each(Object.entries(scenes))('%s holds no English', async (name, scene) => {
    await stand(name, scene, language)
    withoutZonesAndCode()
    await waitFor(() => expect(leaks()).toEqual([]))
  })
})
