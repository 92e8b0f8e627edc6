import type { ReactNode } from 'react'
import css from './empty-state.module.css'

const drawings = {
  home: [
    'M8 52h80',
    'M18 52V26l30-16 30 16v26',
    'M40 52V36h16v16',
    'M26 30h8v8h-8z',
    'M62 30h8v8h-8z',
    'M48 18v6M45 21h6',
  ],
  empty: [
    'M8 52h80',
    'M24 52V24h14v28',
    'M24 40h14',
    'M58 52V24h14v28',
    'M58 40h14',
    'M44 12h8v8h-8z',
    'M48 14v2.500h2',
  ],
  done: ['M20 10h44l12 12v32H20z', 'M36 10v44', 'M46 34l6 6 12-14', 'M24 20h8M24 28h8M24 36h8'],
  line: [
    'M8 52h80',
    'M16 52V20M80 52V20',
    'M10 20h12M74 20h12',
    'M16 22c8 10 16 12 24 12',
    'M80 22c-8 10-16 12-24 12',
    'M43 30l4 4-4 4 4 4M52 28l-3 5 4 3-3 6',
  ],
} as const

/** What {@link EmptyState} takes. */
export interface EmptyStateProps {
  readonly drawing: keyof typeof drawings
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Says that nothing is here yet, why, and what to do; never a blank box. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <svg className={css.drawing} viewBox="0 0 96 60" aria-hidden="true" focusable="false">
        {drawings[drawing].map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <p className={css.title}>{title}</p>
      {children && <div className={css.words}>{children}</div>}
      {action}
    </div>
  )
}
