import { useEffect, useRef } from 'react'
import { useAnnounce } from './announcer.tsx'

const sayAtMostEveryMs = 60_000

/** Says what changes often, a place in line or the quality of a connection, politely and at most once a minute: the newest words then. */
export function useQuietly(words: string): void {
  const announce = useAnnounce()
  const last = useRef(0)
  useEffect(() => {
    if (!words) return
    const waitMs = Math.max(0, last.current + sayAtMostEveryMs - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      announce(words)
    }, waitMs)
    return () => clearTimeout(timer)
  }, [words, announce])
}
