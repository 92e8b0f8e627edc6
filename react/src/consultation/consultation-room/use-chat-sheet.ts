import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** Opens and closes the chat; the focus goes into it and back to its button. */
export function useChatSheet(root: RefObject<HTMLElement | null>) {
  const [isOpen, setOpen] = useState(false)
  const wasOpen = useRef(false)
  const toggle = useCallback(() => setOpen((open) => !open), [])
  // Once it is closed: until then its button may be out of sight.
  useEffect(() => {
    const goal = isOpen ? '[data-bs-sheet] textarea' : wasOpen.current ? '[data-bs-chat]' : null
    wasOpen.current = isOpen
    if (goal) root.current?.querySelector<HTMLElement>(goal)?.focus()
  }, [isOpen, root])
  return { isOpen, toggle }
}
