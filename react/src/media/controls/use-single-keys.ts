import { useEffect, useRef } from 'react'

/** What the single keys do; also on Ctrl or Cmd with D and E, which need no switch. */
export interface KeyDeeds {
  toggleMicrophone(): void
  toggleCamera(): void
  toggleChat(): void
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=menu], dialog') !== null
  )
}

/** M, V and T while the focus is outside any field or dialog; off when the person switched them off. */
export function useSingleKeys(active: boolean, singleKeys: boolean, deeds: KeyDeeds): void {
  const latest = useRef(deeds)
  latest.current = deeds
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (event.repeat || isWriting(event.target)) return
      const plain = singleKeys && !event.ctrlKey && !event.metaKey && !event.altKey
      if ((withControl && key === 'd') || (plain && key === 'm')) latest.current.toggleMicrophone()
      else if ((withControl && key === 'e') || (plain && key === 'v')) latest.current.toggleCamera()
      else if (plain && key === 't') latest.current.toggleChat()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active, singleKeys])
}
