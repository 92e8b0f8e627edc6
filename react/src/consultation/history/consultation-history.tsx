import type { HistoryItem } from '@bedside/contract'
import { useEffect, useRef, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { Button } from '../../kit/button/button.tsx'
import { EmptyState } from '../../kit/empty-state/empty-state.tsx'
import { Face } from '../../kit/face/face.tsx'
import { Icon } from '../../kit/icon/icon.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { StatusMark, shownStatusOf } from '../../kit/status-mark/status-mark.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { VisitSummary } from '../summary/summary.tsx'
import css from './history.module.css'
import { HistoryFilters } from './history-filters.tsx'
import { byMonth, type HistoryFilter, isFiltered, noFilter } from './history-query.ts'
import { useHistory } from './use-history.ts'
import { VisitTimeline } from './visit-timeline.tsx'

/** What {@link ConsultationHistory} takes; nothing is required. */
export interface ConsultationHistoryProps {
  /** Takes over showing a visit, for instance as a page of its own; else the detail opens in place. */
  onOpen?(sessionId: string): void
  /** Visits with this person only. */
  readonly readAs?: 'patient' | 'doctor'
}

const modeIcons = { VIDEO: 'camera', AUDIO: 'phone', CHAT: 'chat' } as const

function Row({ item, readAs, onOpen }: { item: HistoryItem; readAs: 'patient' | 'doctor'; onOpen(): void }) {
  const t = useText()
  const formats = useFormats()
  const { name } = item.otherParty
  const date = formats.date(item.scheduledStartTime)
  const minutes = Math.ceil(item.durationSeconds / 60)
  return (
    <li className={css.row}>
      <Face name={name} size="small" />
      <div className={css.rowText}>
        <p className={css.rowTitle}>
          <button
            type="button"
            className={css.open}
            aria-label={t('history.open', { name, date })}
            onClick={onOpen}
          >
            {name}
          </button>
        </p>
        <p className={css.rowLine}>
          <time dateTime={item.scheduledStartTime}>
            {date}, {formats.time(item.scheduledStartTime)}
          </time>
          <span>
            <Icon name={modeIcons[item.consultationMode]} size="1.25em" />{' '}
            {t(`mode.${item.consultationMode}`)}
          </span>
          {minutes > 0 && <span>{t('slip.minutes', { count: minutes })}</span>}
        </p>
        <p className={css.rowLine}>
          <StatusMark status={shownStatusOf(item.status, item)} readAs={readAs} name={name} />
          {item.hasSummary && (
            <span>
              <Icon name="note" size="1.25em" /> {t('history.hasSummary')}
            </span>
          )}
          {item.chatMessageCount > 0 && (
            <span>{t('history.messages', { count: item.chatMessageCount })}</span>
          )}
        </p>
      </div>
    </li>
  )
}

/** One past visit: summary, and what happened from its log. */
export function VisitRecord({
  sessionId,
  readAs,
}: {
  readonly sessionId: string
  readonly readAs: 'patient' | 'doctor'
}) {
  return (
    <div className={css.record}>
      <VisitSummary sessionId={sessionId} readAs={readAs} />
      <VisitTimeline sessionId={sessionId} />
    </div>
  )
}

function List(props: {
  filter: HistoryFilter
  setFilter(filter: HistoryFilter): void
  readAs: 'patient' | 'doctor'
  open(id: string): void
}) {
  const { filter, setFilter, readAs, open } = props
  const t = useText()
  const formats = useFormats()
  const { items, nextCursor, isLoading, error, more, reload } = useHistory(filter)
  const filtered = isFiltered(filter)
  return (
    <>
      <HistoryFilters filter={filter} onChange={setFilter} />
      <p className={css.count} role="status">
        {items && !isLoading && filtered ? t('history.found', { count: items.length }) : ''}
      </p>
      {items === null && !error && <Skeleton shape="row" count={5} />}
      {items?.length === 0 && !isLoading && (
        <EmptyState
          drawing="empty"
          title={filtered ? t('history.noneFound') : t('history.none')}
          action={
            filtered ? <Button onClick={() => setFilter(noFilter)}>{t('history.clear')}</Button> : undefined
          }
        >
          {!filtered && t('history.noneText')}
        </EmptyState>
      )}
      {items &&
        byMonth(items, formats.month).map(({ month, items: visits }) => (
          <section key={month} className={css.month} aria-label={month}>
            <h2 className={css.monthTitle}>{month}</h2>
            <ul className={css.rows}>
              {visits.map((item) => (
                <Row key={item.sessionId} item={item} readAs={readAs} onOpen={() => open(item.sessionId)} />
              ))}
            </ul>
          </section>
        ))}
      {error &&
        (items === null ? (
          <ProblemNotice code={error.code} onRetry={reload} />
        ) : (
          <Notice kind="trouble" live>
            {t('history.failed')}
          </Notice>
        ))}
      {nextCursor && (
        <Button busy={isLoading} onClick={more}>
          {t('history.more')}
        </Button>
      )}
    </>
  )
}

/** A person's past visits by month, narrowed on request, each with its record. */
export function ConsultationHistory({ onOpen, readAs = 'patient' }: ConsultationHistoryProps) {
  const t = useText()
  const [filter, setFilter] = useState<HistoryFilter>(noFilter)
  const [opened, setOpened] = useState<string | null>(null)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (opened) back.current?.focus()
  }, [opened])
  return (
    <div className={css.history}>
      {opened ? (
        <>
          <Button buttonRef={back} onClick={() => setOpened(null)}>
            {t('history.back')}
          </Button>
          <VisitRecord sessionId={opened} readAs={readAs} />
        </>
      ) : (
        <>
          <h1 className={css.title}>{t('history.title')}</h1>
          <List filter={filter} setFilter={setFilter} readAs={readAs} open={onOpen ?? setOpened} />
        </>
      )}
    </div>
  )
}
