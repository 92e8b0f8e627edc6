import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { PatientFeedback } from '../../feedback/patient-feedback/patient-feedback.tsx'
import { Button } from '../../kit/button/button.tsx'
import { EmptyState } from '../../kit/empty-state/empty-state.tsx'
import { Hidden } from '../../kit/hidden/hidden.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useText } from '../../text/text-provider.tsx'
import { VisitSummary } from '../summary/summary.tsx'
import css from './history.module.css'
import { HistoryFilters } from './history-filters.tsx'
import { type HistoryFilter, isFiltered, noFilter } from './history-query.ts'
import { HistoryMonths, type HistoryRowsProps } from './history-rows.tsx'
import { useHistory } from './use-history.ts'
import { VisitTimeline } from './visit-timeline.tsx'

/** What {@link ConsultationHistory} takes; nothing is required. */
export interface ConsultationHistoryProps {
  /** Takes over showing a visit, for instance as a page of its own; else the detail opens in place. */
  onOpen?(sessionId: string): void
  /** Where a visit has a page of its own: rows are then links, and `onOpen` hears plain clicks. */
  hrefOf?(sessionId: string): string
  readonly readAs?: 'patient' | 'doctor'
  /** False where the page has its own heading. */
  readonly withTitle?: boolean
  /** What to do while there are no visits at all. */
  readonly emptyAction?: ReactNode
}

/** One past visit: summary, what happened from its log, and for its doctor what the patient said of it. */
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
      {readAs === 'doctor' && <PatientFeedback sessionId={sessionId} />}
      <VisitTimeline sessionId={sessionId} readAs={readAs} />
    </div>
  )
}

/** The form that narrows the list, and what it found. */
function Found(
  props: Omit<HistoryRowsProps, 'items'> & {
    filter: HistoryFilter
    onFilter(filter: HistoryFilter): void
    emptyAction: ReactNode
  },
) {
  const { filter, onFilter, emptyAction, ...rows } = props
  const t = useText()
  const { items, nextCursor, isLoading, error, more, reload } = useHistory(filter)
  const filtered = isFiltered(filter)
  const isEmpty = items?.length === 0 && !isLoading
  return (
    <>
      <HistoryFilters filter={filter} onChange={onFilter} isBare={isEmpty && !error} />
      <p className={css.count} role="status">
        {items && items.length > 0 && !isLoading ? t('history.found', { count: items.length }) : ''}
        {isEmpty && filtered && !error && <Hidden>{t('history.noneFound')}</Hidden>}
      </p>
      {items === null && !error && <Skeleton shape="row" count={5} />}
      {isEmpty && !error && (
        <EmptyState
          drawing={filtered ? 'empty' : 'done'}
          title={filtered ? t('history.noneFound') : t('history.none')}
          action={
            filtered ? <Button onClick={() => onFilter(noFilter)}>{t('history.clear')}</Button> : emptyAction
          }
        >
          {!filtered && t('history.noneText')}
        </EmptyState>
      )}
      {items && <HistoryMonths items={items} {...rows} />}
      {error &&
        (items === null ? (
          <ProblemNotice code={error.code} onRetry={reload} />
        ) : (
          <Notice kind="trouble" live>
            {t('history.failed')}
          </Notice>
        ))}
      {nextCursor && (
        <div>
          <Button busy={isLoading} onClick={more}>
            {t('history.more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** A person's past visits by month, narrowed on request, each with its record. */
export function ConsultationHistory(props: ConsultationHistoryProps) {
  const { onOpen, hrefOf, readAs = 'patient', withTitle = true, emptyAction } = props
  const t = useText()
  const [filter, setFilter] = useState<HistoryFilter>(noFilter)
  const [opened, setOpened] = useState<string | null>(null)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (opened) back.current?.focus()
  }, [opened])
  if (opened)
    return (
      <div className={css.history}>
        <div>
          <Button buttonRef={back} onClick={() => setOpened(null)}>
            {t('history.back')}
          </Button>
        </div>
        <VisitRecord sessionId={opened} readAs={readAs} />
      </div>
    )
  return (
    <div className={css.history}>
      {withTitle && <h1 className={css.title}>{t('history.title')}</h1>}
      <Found
        filter={filter}
        onFilter={setFilter}
        emptyAction={emptyAction}
        readAs={readAs}
        onOpen={onOpen ?? setOpened}
        {...(hrefOf ? { hrefOf } : {})}
      />
    </div>
  )
}
