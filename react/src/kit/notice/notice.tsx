import type { ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/shapes.ts'
import css from './notice.module.css'

/** How a notice is meant: something to know, running late or waiting, trouble, all well. */
export type NoticeKind = 'info' | 'late' | 'trouble' | 'done'

const marks: Readonly<Record<NoticeKind, IconName>> = {
  info: 'info',
  late: 'hourglass',
  trouble: 'warning',
  done: 'tick',
}

/** What {@link Notice} takes. */
export interface NoticeProps {
  readonly kind: NoticeKind
  readonly title?: string
  readonly children?: ReactNode
  /** Ways on: at least one where `kind` is trouble. */
  readonly actions?: ReactNode
  /** Read out when it appears. */
  readonly live?: boolean
}

/** A line or two about what is going on, with its way on. */
export function Notice({ kind, title, children, actions, live }: NoticeProps) {
  return (
    <div className={`${css.notice} ${css[kind]}`} role={live ? 'status' : undefined}>
      <Icon name={marks[kind]} />
      <div className={css.words}>
        {title && <p className={css.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  )
}
