import type { QueueItem } from '@bedside/contract'
import { Icon, type IconName } from '@bedside/react'
import { useWords } from '../../../text/web-texts.ts'
import css from './desk.module.css'

const icons: Readonly<Record<QueueItem['flags'][number], IconName>> = {
  late: 'clock',
  returning: 'retry',
  phone: 'phone',
  long_wait: 'hourglass',
  no_show_due: 'chair',
  new_messages: 'chat',
}

/** What is special about a visit, and how its ring stands, as drawings with their words. */
export function Flags({ item }: { item: QueueItem }) {
  const t = useWords()
  return (
    <ul className={css.flags}>
      {item.flags.map((flag) => (
        <li key={flag} className={css.flag}>
          <Icon name={icons[flag]} size="1.2em" />{' '}
          {flag === 'new_messages'
            ? t('desk.unread', { count: item.unreadMessages })
            : t(`desk.flag-${flag}`)}
        </li>
      ))}
      {item.ring !== 'none' && (
        <li className={css.flag}>
          <Icon name={item.ring === 'seen' ? 'tick' : 'bell'} size="1.2em" /> {t(`desk.ring-${item.ring}`)}
        </li>
      )}
    </ul>
  )
}
