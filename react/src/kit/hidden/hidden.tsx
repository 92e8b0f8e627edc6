import type { ReactNode } from 'react'
import css from './hidden.module.css'

/** Text for screen readers alone; use it where the eye has the same from the layout. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>
}
