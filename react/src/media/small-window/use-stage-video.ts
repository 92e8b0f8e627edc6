import type { CallPerson } from '@bedside/client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/**
 * The stage's own picture of a person over other pages, for browsers whose small window shows a picture and nothing else. A
 * picture that went away takes the window with it; when it is back it is asked for again, and a refusal stays unsaid.
 */
export function useStageVideo(root: RefObject<HTMLElement | null>, person: CallPerson | null) {
  const [isOpen, setOpen] = useState(false)
  const isWished = useRef(false)
  const name = person?.name
  const track = person?.video ?? null
  const ask = useCallback(() => {
    const videos = [...(root.current?.querySelectorAll('video') ?? [])]
    const found = videos.find((video) => video.getAttribute('aria-label') === name)
    const take = () => void found?.requestPictureInPicture?.().catch(() => undefined)
    // A picture that has only just come knows its size a moment later.
    if (found?.readyState === 0) found.addEventListener('loadedmetadata', take, { once: true })
    else take()
  }, [root, name])
  useEffect(() => {
    const room = root.current
    if (!room || !track) return
    const opened = () => {
      isWished.current = true
      setOpen(true)
    }
    // A picture that left the page is not heard from here: this one was closed by the person.
    const closed = () => {
      setOpen(false)
      isWished.current = false
    }
    room.addEventListener('enterpictureinpicture', opened)
    room.addEventListener('leavepictureinpicture', closed)
    if (isWished.current) ask()
    return () => {
      room.removeEventListener('enterpictureinpicture', opened)
      room.removeEventListener('leavepictureinpicture', closed)
      setOpen(false)
    }
  }, [root, track, ask])
  const toggle = useCallback(() => {
    if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => undefined)
    else ask()
  }, [ask])
  return { isOpen, canOpen: track !== null, toggle }
}
