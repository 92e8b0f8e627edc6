import { type RefObject, useCallback, useEffect, useState } from 'react'

/** Opens and closes the chat; the focus goes into it and back to its button. */
export function useChatSheet(root: RefObject<HTMLElement | null>) {
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
  return { isOpen, toggle }
}
