import { lazy, type ReactNode, Suspense } from 'react'
import type { ChosenTab, RoomSide } from './room-side.ts'
import css from './side.module.css'

// Nobody but a doctor fetches them.
export const SideTabs = lazy(async () => ({ default: (await import('./side-tabs.tsx')).SideTabs }))

/** A patient's screen as it is; a doctor's, where it is no call, with the page's panels beside it, or below it on a phone. */
export function WithSide(props: { side: RoomSide | null; chosen: ChosenTab; children: ReactNode }) {
  const { side, chosen, children } = props
  if (!side) return children
  return (
    <div className={css.beside}>
      <div className={css.screen}>{children}</div>
      <Suspense fallback={null}>
        <SideTabs side={side} {...chosen} />
      </Suspense>
    </div>
  )
}
