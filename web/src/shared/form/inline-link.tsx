import type { ReactNode } from 'react'
import { Link } from 'wouter'
import css from './form.module.css'

/** A link in or beside text that is tall enough to be tapped. */
export function InlineLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} className={css.inline}>
      {children}
    </Link>
  )
}
