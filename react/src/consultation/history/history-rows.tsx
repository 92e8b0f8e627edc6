import type { HistoryItem } from '@bedside/contract'
import { useId } from 'react'
import { Face } from '../../kit/face/face.tsx'
import { Icon } from '../../kit/icon/icon.tsx'
import { Name } from '../../kit/name/name.tsx'
import { StatusMark, shownStatusOf } from '../../kit/status-mark/status-mark.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import css from './history.module.css'
import { byMonth } from './history-query.ts'

/** What {@link HistoryRows} takes. */
export interface HistoryRowsProps {
  readonly items: readonly HistoryItem[]
  readonly readAs: 'patient' | 'doctor'
  /** Where a visit has a page of its own: rows are then links. */
  hrefOf?(sessionId: string): string
  /** Opens a visit, also on a plain click on its link. */
  onOpen(sessionId: string): void
}

const modeIcons = { VIDEO: 'camera', AUDIO: 'phone', CHAT: 'chat' } as const

function Opener({
  item,
  hrefOf,
  onOpen,
}: { item: HistoryItem } & Omit<HistoryRowsProps, 'items' | 'readAs'>) {
  const t = useText()
  const formats = useFormats()
  const { name } = item.otherParty
  const label = t('history.open', { name, date: formats.date(item.scheduledStartTime) })
  const words = <Name>{name}</Name>
  if (!hrefOf)
    return (
      <button type="button" className={css.open} aria-label={label} onClick={() => onOpen(item.sessionId)}>
        {words}
      </button>
    )
  return (
    <a
      className={css.open}
      aria-label={label}
      href={hrefOf(item.sessionId)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return
        event.preventDefault()
        onOpen(item.sessionId)
      }}
    >
      {words}
    </a>
  )
}

function Row(props: { item: HistoryItem } & Omit<HistoryRowsProps, 'items'>) {
  const { item, readAs } = props
  const t = useText()
  const formats = useFormats()
  const at = item.actualStartTime ?? item.scheduledStartTime
  const minutes = Math.ceil(item.durationSeconds / 60)
  return (
    <li className={css.row}>
      <Face name={item.otherParty.name} size="small" />
      <div className={css.rowText}>
        <p className={css.rowTitle}>
          <Opener {...props} />
        </p>
        <p className={css.rowLine}>
          <time dateTime={at}>
            {formats.date(at)}, {formats.time(at)}
          </time>
          <span>
            <Icon name={modeIcons[item.consultationMode]} size="1.25em" />{' '}
            {t(`mode.${item.consultationMode}`)}
          </span>
          {minutes > 0 && <span>{t('slip.minutes', { count: minutes })}</span>}
        </p>
        <p className={css.rowLine}>
          <StatusMark status={shownStatusOf(item.status, item)} readAs={readAs} name={item.otherParty.name} />
          {item.hasSummary && (
            <span>
              <Icon name="note" size="1.25em" /> {t('history.hasSummary')}
            </span>
          )}
          {item.feedbackSubmitted && (
            <span>
              <Icon name="star" size="1.25em" /> {t('history.hasFeedback')}
            </span>
          )}
          {item.chatMessageCount > 0 && (
            <span>
              <Icon name="chat" size="1.25em" /> {t('history.messages', { count: item.chatMessageCount })}
            </span>
          )}
        </p>
      </div>
    </li>
  )
}

/** Past visits in a list; each opens into its record. */
export function HistoryRows({ items, ...rest }: HistoryRowsProps) {
  return (
    <ul className={css.rows}>
      {items.map((item) => (
        <Row key={item.sessionId} item={item} {...rest} />
      ))}
    </ul>
  )
}

/** The same under a heading for each month. */
export function HistoryMonths({ items, ...rest }: HistoryRowsProps) {
  const formats = useFormats()
  const id = useId()
  return byMonth(items, formats.month).map(({ month, items: visits }, place) => (
    <section key={month} className={css.month} aria-labelledby={`${id}-${place}`}>
      <h2 className={css.monthTitle} id={`${id}-${place}`}>
        {month}
      </h2>
      <HistoryRows items={visits} {...rest} />
    </section>
  ))
}
