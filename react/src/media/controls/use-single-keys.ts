import { useEffect, useRef } from 'react'

/** What the single keys do; also on Ctrl or Cmd with D and E, which need no switch. */
export interface KeyDeeds {
  toggleMicrophone(): void
  toggleCamera(): void
  toggleChat?(): void
  /** N, for a doctor with notes beside the visit. */
  toggleNotes?: (() => void) | undefined
  /** `?`: the list of the keys. */
  showKeys?(): void
  /** Escape: closes what is open on top; never leaves. */
  closeTop?(): void
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=menu], dialog') !== null
  )
}

/** Dialogs and lists close themselves. */
const isAsking = (target: EventTarget | null) =>
  target instanceof Element && target.closest('dialog, select, [role=menu]') !== null

/**
 * M, V, T, N and ? while the focus is outside any field or dialog; off when the person switched them off.
 * @param page where they are pressed; default: the page itself
 */
export function useSingleKeys(
  active: boolean,
  singleKeys: boolean,
  deeds: KeyDeeds,
  page?: Document | undefined,
): void {
  const latest = useRef(deeds)
  latest.current = deeds
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (event.repeat || event.isComposing) return
      if (event.key === 'Escape' && !isAsking(event.target)) latest.current.closeTop?.()
      if (isWriting(event.target)) return
      const plain = singleKeys && !event.ctrlKey && !event.metaKey && !event.altKey
      if ((withControl && key === 'd') || (plain && key === 'm')) latest.current.toggleMicrophone()
      else if ((withControl && key === 'e') || (plain && key === 'v')) latest.current.toggleCamera()
      else if (plain && key === 't' && latest.current.toggleChat) latest.current.toggleChat()
      else if (plain && key === 'n' && latest.current.toggleNotes) latest.current.toggleNotes()
      else if (plain && key === '?' && latest.current.showKeys) latest.current.showKeys()
      else return
      event.preventDefault()
    }
    const pressed = page ?? document
    pressed.addEventListener('keydown', onKey)
    return () => pressed.removeEventListener('keydown', onKey)
  }, [active, singleKeys, page])
}
