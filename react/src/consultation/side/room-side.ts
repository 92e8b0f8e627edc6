import { createContext, type ReactNode, useContext, useState } from 'react'

/** What a page puts beside its doctor's visit: tabs with the chat, on a phone a sheet that keeps the picture in sight. */
export interface RoomSide {
  readonly patient: ReactNode
  /** N opens them. */
  readonly notes: ReactNode
  /** A few facts that stay in sight under a small picture. */
  readonly glance?: ReactNode
}

/** The tabs a doctor can look at beside a visit. */
export type SideTab = 'patient' | 'notes' | 'chat'

/** The tab a doctor chose. */
export interface ChosenTab {
  readonly tab: SideTab
  setTab(tab: SideTab): void
}

/** Kept by what outlives the screens of a visit: whoever looks something up while the call begins goes on looking. */
export function useChosenTab(): ChosenTab {
  const [tab, setTab] = useState<SideTab>('notes')
  return { tab, setTab }
}

const SideContext = createContext<RoomSide | null>(null)

/** Hands the page's panels to the screens of a visit. */
export const RoomSideProvider = SideContext.Provider

/** What the page put beside the visit; null for everybody but a doctor whose page has something. */
export const useRoomSide = (isDoctor: boolean): RoomSide | null => {
  const side = useContext(SideContext)
  return isDoctor ? side : null
}
