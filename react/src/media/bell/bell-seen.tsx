import { Icon } from '../../kit/icon/icon.tsx'
import css from './bell-seen.module.css'

/** What {@link BellSeen} takes. */
export interface BellSeenProps {
  /** It sounds just now: the bell swings, or stands out where nothing may move. */
  readonly isSounding: boolean
  readonly words: string
}

/** The bell for the eye: says what its sound says, whether or not that is heard. */
export function BellSeen({ isSounding, words }: BellSeenProps) {
  return (
    <p className={css.seen} data-sounding={isSounding || undefined}>
      <Icon name="bell" /> {words}
    </p>
  )
}
