import type { CallState } from '@bedside/client'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { useText } from '../../text/text-provider.tsx'
import { soundComing, soundGoing } from './bell.ts'
import { areSoundsOn } from './sound-switch.tsx'

/** A soft sound and a spoken line when somebody comes into the call or goes; the stage shows the same. */
export function useComingAndGoing({ people }: CallState): void {
  const announce = useAnnounce()
  const t = useText()
  const before = useRef<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    const now = new Map(people.filter(({ isLive }) => isLive).map(({ userId, name }) => [userId, name]))
    const was = before.current
    before.current = now
    if (!was) return
    for (const [userId, name] of now) {
      if (was.has(userId)) continue
      announce(t('room.came', { name }))
      if (areSoundsOn()) void soundComing()
    }
    for (const [userId, name] of was) {
      if (now.has(userId)) continue
      announce(t('room.went', { name }))
      if (areSoundsOn()) void soundGoing()
    }
  }, [people, announce, t])
}
