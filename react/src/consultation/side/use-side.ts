import type { ConsultationMode } from '@bedside/contract'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { keptFlag } from '../../bedside/kept-flag.ts'
import type { ChosenTab, RoomSide, SideTab } from './room-side.ts'

export const pictureSizes = ['small', 'half', 'full'] as const
export type PictureSize = (typeof pictureSizes)[number]

const kept = keptFlag('localStorage', 'picture-size')
const readSize = (): PictureSize => pictureSizes.find((each) => each === kept.read()) ?? 'small'

/** From this width of the room on, in letters as the styles count it, the tabs stand beside the picture; below they are a sheet over it. */
const wideFromRem = 62

const remPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

function useIsWide(root: RefObject<HTMLElement | null>, isAsked: boolean) {
  const [isWide, setWide] = useState(false)
  useEffect(() => {
    const element = root.current
    if (!element || !isAsked || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setWide(element.clientWidth >= wideFromRem * remPx()))
    observer.observe(element)
    return () => observer.disconnect()
  }, [root, isAsked])
  return isWide
}

/** The sheet as `useChatSheet` keeps it. */
interface Sheet {
  readonly isOpen: boolean
  toggle(): void
}

/**
 * Which tab beside the visit is shown, where, and how large the picture is. On a wide room the tabs stand; on a phone they
 * are the sheet that otherwise holds the chat. Without a side it is that sheet alone.
 */
export function useSide(of: {
  root: RefObject<HTMLElement | null>
  side: RoomSide | null
  chosen: ChosenTab
  mode: ConsultationMode
  sheet: Sheet
}) {
  const { root, side, mode, sheet } = of
  const { tab, setTab } = of.chosen
  const isWide = useIsWide(root, side !== null)
  const [chosenSize, setSize] = useState(readSize)
  // Only a picture has sizes: a voice needs little room, a thread half of it.
  const size: PictureSize = mode === 'VIDEO' ? chosenSize : mode === 'AUDIO' ? 'small' : 'half'
  const [asked, ask] = useState(0)
  const stands = side !== null && isWide && size !== 'full'
  const isOpen = stands || sheet.isOpen
  const shown: SideTab = side === null ? 'chat' : tab
  const firstAsked = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was opened by a key or button takes the focus
  useEffect(() => {
    if (firstAsked.current) {
      firstAsked.current = false
      return
    }
    const panel = root.current?.querySelector<HTMLElement>('[data-bs-sheet] [role=tabpanel]:not([hidden])')
    const field = panel?.querySelector<HTMLElement>('textarea')
    if (field) field.focus()
    else panel?.querySelector<HTMLElement>('a, button, input')?.focus()
  }, [asked])
  const choose = (next: PictureSize) => {
    kept.write(next)
    setSize(next)
  }
  const open = (next: SideTab) => {
    setTab(next)
    if (isWide && size === 'full') choose('small')
    if (!isWide && !sheet.isOpen) sheet.toggle()
    ask((times) => times + 1)
  }
  return {
    tab: shown,
    setTab,
    size,
    setSize: choose,
    isWide: side !== null && isWide,
    /** The tabs are in sight. */
    isOpen,
    /** Messages are in sight, and with that read. */
    isChatShown: mode === 'CHAT' || (isOpen && shown === 'chat'),
    /** Something lies over the picture. */
    isOver: sheet.isOpen && !stands,
    toggle(next: SideTab) {
      if (side === null) return sheet.toggle()
      // Tabs that stand are not put away: what is asked for again takes the focus.
      if (isWide || !isOpen || shown !== next) return open(next)
      sheet.toggle()
    },
    close() {
      if (sheet.isOpen) sheet.toggle()
    },
  }
}
