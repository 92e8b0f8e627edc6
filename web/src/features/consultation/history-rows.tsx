import type { HistoryItem } from '@bedside/contract'
import { Icon, StatusMark, shownStatusOf, useFormats } from '@bedside/react'
import { Link } from 'wouter'
import { useSession } from '../../shared/session/use-session.ts'
import { useWhenShort } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import { KindMark } from '../scheduling/kind-mark.tsx'
import css from './record.module.css'

function Row({ item }: { item: HistoryItem }) {
  const t = useWords()
  const when = useWhenShort()
  const { me } = useSession({ ask: false })
  const at = item.actualStartTime ?? item.scheduledStartTime
  const minutes = Math.ceil(item.durationSeconds / 60)
  return (
    <li>
      <Link className={css.row} href={`/history/${item.sessionId}`}>
        <span className={css.who}>{item.otherParty.name}</span>
        <span className={css.meta}>
          <time dateTime={at}>{when(at)}</time>
          <KindMark kind={item.consultationMode} />
          {minutes > 0 && <span>{t('page.minutes', { count: minutes })}</span>}
        </span>
        <span className={css.meta}>
          <StatusMark
            status={shownStatusOf(item.status, item)}
            readAs={me?.role === 'DOCTOR' ? 'doctor' : 'patient'}
          />
          {item.hasSummary && (
            <span className={css.flag}>
              <Icon name="note" /> {t('history.has-summary')}
            </span>
          )}
          {item.chatMessageCount > 0 && (
            <span className={css.flag}>
              <Icon name="chat" /> {t('history.messages', { count: item.chatMessageCount })}
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}

/** Past visits in a list; each goes to its record. */
export function HistoryRows({ items }: { items: readonly HistoryItem[] }) {
  return (
    <ul className={css.list}>
      {items.map((item) => (
        <Row key={item.sessionId} item={item} />
      ))}
    </ul>
  )
}

/** The rows under a heading for each month, in the order they come. */
export function HistoryByMonth({ items }: { items: readonly HistoryItem[] }) {
  const formats = useFormats()
  const months = new Map<string, HistoryItem[]>()
  for (const item of items) {
    const month = formats.month(item.actualStartTime ?? item.scheduledStartTime)
    months.set(month, [...(months.get(month) ?? []), item])
  }
  return [...months].map(([month, of]) => (
    <section key={month} className={css.month}>
      <h2>{month}</h2>
      <HistoryRows items={of} />
    </section>
  ))
}
