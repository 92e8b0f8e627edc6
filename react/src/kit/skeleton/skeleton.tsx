import { useText } from '../../text/text-provider.tsx'
import { Hidden } from '../hidden/hidden.tsx'
import css from './skeleton.module.css'

/** What {@link Skeleton} takes; the shape is that of what will arrive. */
export interface SkeletonProps {
  readonly shape: 'slip' | 'row' | 'card' | 'person' | 'text'
  readonly count?: number
}

/** The place where something is on its way, said once to screen readers. */
export function Skeleton({ shape, count = 1 }: SkeletonProps) {
  const t = useText()
  return (
    <div className={css.list} role="status" data-bs-skeleton="">
      <Hidden>{t('kit.loading')}</Hidden>
      {Array.from({ length: count }, (_, place) => place).map((place) => (
        <div key={place} className={`${css.bone} ${css[shape]}`} aria-hidden="true" />
      ))}
    </div>
  )
}
