import { useState } from 'react'
import { Hidden } from '../../kit/hidden/hidden.tsx'
import { useText } from '../../text/text-provider.tsx'
import css from './level-bars.module.css'
import { useSoundLevel } from './use-sound-level.ts'

/** What {@link LevelBars} takes. */
export interface LevelBarsProps {
  readonly track: MediaStreamTrack | null
  /** Whose sound it is, for screen readers. */
  readonly label: string
  onHeard?(heard: boolean): void
}

/** Bars that move with the real sound of a track; says "Speaking" while there is any. */
export function LevelBars({ track, label, onHeard }: LevelBarsProps) {
  const t = useText()
  const [heard, setHeard] = useState(false)
  const element = useSoundLevel<HTMLSpanElement>(track, (now) => {
    setHeard(now)
    onHeard?.(now)
  })
  return (
    <span ref={element} className={css.bars} data-heard={heard || undefined} role="img" aria-label={label}>
      {[0.1, 0.35, 0.6, 0.85, 0.6, 0.35, 0.1].map((from, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change places
        <span key={place} className={css.bar} style={{ '--weight': 1 - from / 2 } as object} />
      ))}
      {heard && <Hidden>{t('room.speaking')}</Hidden>}
    </span>
  )
}
