import type { Visit } from '@bedside/client'
import { useEffect, useRef } from 'react'
import { useReadable } from '../../bedside/use-readable.ts'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { ringBell } from '../../media/bell/bell.ts'
import { areSoundsOn } from '../../media/bell/sound-switch.tsx'

const repeatMs = 6_000

/** Bell, shaking and the tab's title while it is this person's turn; `words` are said once to screen readers, at once. */
export function useRing(visit: Visit, ringing: boolean, title: string, words: string): void {
  const { rings } = useReadable(visit.state)
  const announce = useAnnounce()
  const heard = useRef(0)
  useEffect(() => {
    if (!ringing) return
    const before = document.title
    document.title = `● ${title}`
    announce(words, 'now')
    visit.noteRingSeen()
    const ring = () => {
      if (areSoundsOn()) void ringBell()
      navigator.vibrate?.([200, 120, 200])
    }
    ring()
    const timer = setInterval(ring, repeatMs)
    return () => {
      clearInterval(timer)
      document.title = before
    }
  }, [ringing, title, words, visit, announce])
  useEffect(() => {
    if (rings > heard.current) {
      visit.noteRingSeen()
      if (!ringing && areSoundsOn()) void ringBell()
    }
    heard.current = rings
  }, [rings, ringing, visit])
}
