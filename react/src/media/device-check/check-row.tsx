import type { ReactNode } from 'react'
import { Icon } from '../../kit/icon/icon.tsx'
import type { IconName } from '../../kit/icon/shapes.ts'
import css from './device-check.module.css'

/** What {@link CheckRow} takes. */
export interface CheckRowProps {
  readonly icon: IconName
  readonly label: string
  readonly state: 'open' | 'good' | 'trouble'
  readonly children: ReactNode
}

/** One line of the check: what, how it stands by shape and words, what to do. */
export function CheckRow({ icon, label, state, children }: CheckRowProps) {
  return (
    <li className={css.row} data-state={state}>
      <Icon name={icon} />
      <div className={css.rowText}>
        <h3 className={css.rowTitle}>
          {label} {state === 'good' && <Icon name="tick" size="1.2em" />}
        </h3>
        {children}
      </div>
    </li>
  )
}
