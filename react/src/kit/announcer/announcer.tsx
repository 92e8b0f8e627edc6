import { createContext, type ReactNode, useCallback, useContext, useRef } from 'react'
import css from '../hidden/hidden.module.css'

/** Says a sentence to screen readers; `now` interrupts and is for "doctor is ready" and "connection lost". */
export type Announce = (text: string, how?: 'polite' | 'now') => void

const AnnounceContext = createContext<Announce | null>(null)
const silence: Announce = () => undefined

/** Holds the page's one polite and one assertive region; inside another one it leaves the speaking to that. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const outer = useContext(AnnounceContext)
  const polite = useRef<HTMLDivElement>(null)
  const assertive = useRef<HTMLDivElement>(null)
  const announce = useCallback<Announce>((text, how = 'polite') => {
    const region = (how === 'now' ? assertive : polite).current
    if (!region) return
    // A repeated sentence is only read out when the text differs.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text
  }, [])
  if (outer) return <>{children}</>
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div ref={polite} className={css.hidden} aria-live="polite" />
      <div ref={assertive} className={css.hidden} aria-live="assertive" />
    </AnnounceContext.Provider>
  )
}

/** The voice of the nearest {@link Announcer}. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext) ?? silence
}
