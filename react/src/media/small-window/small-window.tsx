import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../../kit/button/button.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { Plate } from '../call-notice/call-notice.tsx'
import { useSingleKeys } from '../controls/use-single-keys.ts'
import { openPictureWindow, type PictureWindow, smallWindowWay } from './picture-window.ts'
import { SmallView, type SmallViewProps, shownPerson } from './small-view.tsx'
import css from './small-window.module.css'
import { useStageVideo } from './use-stage-video.ts'

/** What the bar and the stage show of the small window. */
export interface SmallWindowOffer {
  /** What the button that opens or closes it says. */
  readonly word: string
  toggle(): void
  /** Over the stage while the picture is somewhere else; null while it is not. */
  readonly plate: ReactNode
}

/** What {@link SmallWindow} takes. */
export interface SmallWindowProps extends Omit<SmallViewProps, 'onReturn'> {
  /** The room, whose looks the window takes over. */
  readonly root: RefObject<HTMLElement | null>
  /** Single keys switch things, as in the room. */
  readonly singleKeys: boolean
  /** Told whenever what is offered changes; null where this browser has no such window. Keep it the same between renders. */
  offer(offer: SmallWindowOffer | null): void
}

/** Leaving the tab opens the window again, where the browser lets a page do that; elsewhere nothing happens. */
function useOpenOnLeaving(isWished: boolean, open: () => void) {
  useEffect(() => {
    if (!isWished) return
    // Chromium's name; others refuse what they do not know.
    const action = 'enterpictureinpicture' as MediaSessionAction
    const say = (deed: (() => void) | null) => {
      try {
        navigator.mediaSession.setActionHandler(action, deed)
      } catch {
        // No loss: the button is there.
      }
    }
    say(open)
    return () => say(null)
  }, [isWished, open])
}

/** The window with buttons in it: where it is, and that it was wished for, which outlives its being closed from here. */
function usePictureWindow(root: RefObject<HTMLElement | null>) {
  const [shown, setShown] = useState<PictureWindow | null>(null)
  const [isWished, setWished] = useState(false)
  const isOurs = useRef(false)
  const open = useCallback(async () => {
    if (!root.current) return
    try {
      const opened = await openPictureWindow(root.current)
      isOurs.current = false
      opened.window.addEventListener('pagehide', () => {
        setShown((now) => (now === opened ? null : now))
        // Closed by its own cross: the person has enough of it.
        if (!isOurs.current) setWished(false)
      })
      setShown(opened)
      setWished(true)
    } catch {
      // Refused: the picture stays where it is.
    }
  }, [root])
  const close = useCallback(() => {
    isOurs.current = true
    shown?.window.close()
    setShown(null)
  }, [shown])
  useEffect(() => () => shown?.window.close(), [shown])
  return { shown, isWished, setWished, open, close }
}

function Offered({ call, mode, actions, otherName, singleKeys, root, offer }: SmallWindowProps) {
  const aside = useAsideText()
  const way = smallWindowWay()
  const isElsewhere = call.phase === 'moved'
  const { shown, isWished, setWished, open, close } = usePictureWindow(root)
  const person = shownPerson(call)
  const video = useStageVideo(root, way === 'video' && mode === 'VIDEO' && person?.cameraOn ? person : null)
  const take = useCallback(() => void open(), [open])
  useOpenOnLeaving(isWished && !isElsewhere, take)
  // The call goes on in another tab: its picture is there. It comes back with the call.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the call moves away or comes back
  useEffect(() => {
    if (isElsewhere) close()
    else if (isWished && !shown) take()
  }, [isElsewhere])
  const keys = {
    toggleMicrophone: () => actions.setMicrophone(!call.microphone.isOn),
    toggleCamera: () => mode === 'VIDEO' && actions.setCamera(!call.camera.isOn),
  }
  useSingleKeys(shown !== null, singleKeys, keys, shown?.window.document)
  const isOpen = shown !== null || video.isOpen
  const canOpen = way === 'document' || video.canOpen
  const back = useCallback(() => {
    window.focus()
    close()
  }, [close])
  const toggle = useCallback(() => {
    if (way === 'video') return video.toggle()
    if (!shown) return take()
    setWished(false)
    close()
  }, [way, shown, video.toggle, setWished, take, close])
  const word = aside(isOpen ? 'small.close' : 'small.open')
  const [here, bring] = [aside('small.here'), aside('small.bring')]
  useEffect(() => {
    const plate = shown && (
      <div className={css.away} data-bs-away="">
        <Plate
          title={here}
          action={
            <Button icon="corner" onClick={back}>
              {bring}
            </Button>
          }
        />
      </div>
    )
    offer(canOpen && !isElsewhere ? { word, toggle, plate } : null)
  }, [offer, canOpen, isElsewhere, shown, word, toggle, back, here, bring])
  useEffect(() => () => offer(null), [offer])
  if (!shown) return null
  return createPortal(
    <SmallView call={call} mode={mode} actions={actions} otherName={otherName} onReturn={back} />,
    shown.ground,
  )
}

/**
 * A doctor's visit over the pages they read meanwhile: the other person in a small window with microphone, camera and the way
 * back, or the bare picture where the browser has only that. Sound and call stay with the room; the window goes with it.
 */
export function SmallWindow(props: SmallWindowProps) {
  return (
    <Aside>
      <Offered {...props} />
    </Aside>
  )
}
