import type { Visit } from '@bedside/client'
import { useEffect, useRef, useState } from 'react'
import { useReadable } from '../../bedside/use-readable.ts'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { ringBell } from '../../media/bell/bell.ts'
import { areSoundsOn } from '../../media/bell/sound-switch.tsx'

const repeatMs = 6_000
const shownForMs = 60_000

function strike(): void {
  if (areSoundsOn()) void ringBell()
  navigator.vibrate?.([200, 120, 200])
}

/** Bell, shaking and the tab's title while it is this person's turn; `words` are said once to screen readers, at once. What is shown beside it is the caller's. */
export function useRing(visit: Visit, ringing: boolean, title: string, words: string): void {
  const { rings } = useReadable(visit.state)
  const announce = useAnnounce()
  const heard = useRef(rings)
  useEffect(() => {
    if (!ringing) return
    const before = document.title
    document.title = `● ${title}`
    announce(words, 'now')
    visit.noteRingSeen()
    strike()
    const timer = setInterval(strike, repeatMs)
    return () => {
      clearInterval(timer)
      document.title = before
    }
  }, [ringing, title, words, visit, announce])
  useEffect(() => {
    // Where nobody is called the bell is silent too: it never sounds without something seen that says the same.
    if (ringing && rings > heard.current) visit.noteRingSeen()
    heard.current = rings
  }, [rings, ringing, visit])
}

/** The doctor's bell for somebody who waits inside already: one stroke, `words` said at once, and true while it is to be seen. */
export function useRungInside(visit: Visit, title: string, words: string): boolean {
  const { rings } = useReadable(visit.state)
  const announce = useAnnounce()
  const [before] = useState(rings)
  const [faded, setFaded] = useState(rings)
  const say = useRef({ announce, words })
  say.current = { announce, words }
  useEffect(() => {
    if (rings === before) return
    strike()
    visit.noteRingSeen()
    say.current.announce(say.current.words, 'now')
    const timer = setTimeout(() => setFaded(rings), shownForMs)
    return () => clearTimeout(timer)
  }, [rings, before, visit])
  const isRung = rings > faded
  useEffect(() => {
    if (!isRung) return
    const was = document.title
    document.title = `● ${title}`
    return () => {
      document.title = was
    }
  }, [isRung, title])
  return isRung
}
