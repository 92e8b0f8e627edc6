import { useEffect, useRef } from 'react'

/** What the desk's keys do. */
export interface DeskKeyDeeds {
  /** An arrow, Home or End: true when it led somewhere. */
  move(key: string): boolean
  admit(): void
  list(): void
}

const fields = 'input, textarea, select, [contenteditable], [role=menu], [role=log], dialog'

/**
 * Arrows move from anywhere on the desk that has no arrows of its own; A and ? work outside fields and dialogs while
 * single keys are on.
 */
export function useDeskKeys(singleKeys: boolean, deeds: DeskKeyDeeds) {
  const latest = useRef(deeds)
  latest.current = deeds
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (!(target instanceof Element) || target.closest(fields) || document.querySelector('dialog[open]'))
        return
      if (/^(Arrow(Up|Down)|Home|End)$/.test(key)) {
        const isInList = target.closest('table') !== null || target.matches('body, h1')
        if (!isInList || !latest.current.move(key)) return
      } else if (!singleKeys || event.repeat) return
      else if (key.toLowerCase() === 'a') latest.current.admit()
      else if (key === '?') latest.current.list()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [singleKeys])
}
