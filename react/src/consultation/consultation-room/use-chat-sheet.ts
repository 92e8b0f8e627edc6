import { type RefObject, useCallback, useEffect, useState } from 'react'

/**
 * Opens and closes the chat; the focus goes into it and back to its button. Escape closes it from anywhere in the
 * call while nothing lies over it (`isOnTop`).
 */
export function useChatSheet(root: RefObject<HTMLElement | null>, isOnTop: boolean) {
  const [isOpen, setOpen] = useState(false)
  const toggle = useCallback(() => {
    setOpen((open) => {
      if (open) root.current?.querySelector<HTMLElement>('[data-bs-chat]')?.focus()
      return !open
    })
  }, [root])
  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('[data-bs-sheet] textarea')?.focus()
  }, [isOpen, root])
  useEffect(() => {
    if (!isOpen || !isOnTop) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      toggle()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOpen, isOnTop, toggle])
  return { isOpen, toggle }
}
