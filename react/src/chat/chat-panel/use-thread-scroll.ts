import type { ChatLine } from '@bedside/client'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const nearPx = 48

/**
 * Keeps the newest in sight while the reader is there, holds the place when earlier pages come in above,
 * and counts what arrives meanwhile instead of taking the scroll away.
 */
export function useThreadScroll(lines: readonly ChatLine[]) {
  const thread = useRef<HTMLDivElement>(null)
  const [atNewest, setAtNewest] = useState(true)
  const [missed, setMissed] = useState(0)
  const before = useRef({ first: '', last: '', height: 0 })
  const toNewest = useCallback(() => {
    const element = thread.current
    if (element) element.scrollTop = element.scrollHeight
    setMissed(0)
    setAtNewest(true)
  }, [])
  const onScroll = useCallback(() => {
    const element = thread.current
    if (!element) return
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx
    setAtNewest(near)
    if (near) setMissed(0)
  }, [])
  // A keyboard that opens, or a screen that turns, takes room from below: whoever read the newest goes on reading it.
  useEffect(() => {
    const element = thread.current
    if (!element || !atNewest || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(toNewest)
    observer.observe(element)
    return () => observer.disconnect()
  }, [atNewest, toNewest])
  useLayoutEffect(() => {
    const element = thread.current
    if (!element) return
    const first = lines[0]?.key ?? ''
    const last = lines[lines.length - 1]
    const was = before.current
    if (was.first && first !== was.first && last?.key === was.last) {
      element.scrollTop += element.scrollHeight - was.height
    } else if (atNewest || (last?.isMine && last.key !== was.last)) {
      toNewest()
    } else if (last && last.key !== was.last) {
      const known = lines.findIndex((line) => line.key === was.last)
      setMissed((count) => count + (known < 0 ? 1 : lines.length - 1 - known))
    }
    before.current = { first, last: last?.key ?? '', height: element.scrollHeight }
  }, [lines, atNewest, toNewest])
  return { thread, atNewest, missed, toNewest, onScroll }
}
