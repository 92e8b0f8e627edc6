import type { ConsultationMode, Me, SessionStatus } from '@bedside/contract'
import { Button, EmptyState, Field, Icon, Notice, Select, Skeleton } from '@bedside/react'
import { useState } from 'react'
import { useReadPages } from '../../shared/api/use-read.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useWords } from '../../text/web-texts.ts'
import { HistoryByMonth } from './history-rows.tsx'
import css from './record.module.css'

const endings = ['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED'] as const satisfies SessionStatus[]
const modes = ['VIDEO', 'AUDIO', 'CHAT'] as const satisfies ConsultationMode[]

type Filters = Partial<Record<'search' | 'consultationMode' | 'status' | 'from' | 'to', string>>

/** The query of the filters: empty ones left out, days turned into the instants they begin and end at. */
export function queryOf(filters: Filters) {
  const { from, to, search, ...rest } = filters
  const instant = (day: string, time: string) => new Date(`${day}T${time}`).toISOString()
  return Object.fromEntries(
    Object.entries({
      ...rest,
      search: search?.trim(),
      from: from && instant(from, '00:00:00'),
      to: to && instant(to, '23:59:59.999'),
      limit: 20,
    }).filter(([, value]) => value !== undefined && value !== ''),
  )
}

function FilterForm({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const t = useWords()
  const set = (name: keyof Filters) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...filters, [name]: event.currentTarget.value })
  return (
    <details className={css.filterBox}>
      <summary>
        <Icon name="down" /> {t('history.filters')}
      </summary>
      <search className={css.filters}>
        <Field
          type="search"
          label={t('history.search')}
          value={filters.search ?? ''}
          onChange={set('search')}
        />
        <Select
          label={t('history.mode')}
          value={filters.consultationMode ?? ''}
          onChange={set('consultationMode')}
        >
          <option value="">{t('history.any')}</option>
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`mode.${mode}`)}
            </option>
          ))}
        </Select>
        <Select label={t('history.status')} value={filters.status ?? ''} onChange={set('status')}>
          <option value="">{t('history.any')}</option>
          {endings.map((status) => (
            <option key={status} value={status}>
              {t(`history.status-${status}`)}
            </option>
          ))}
        </Select>
        <Field type="date" label={t('history.from')} value={filters.from ?? ''} onChange={set('from')} />
        <Field type="date" label={t('history.to')} value={filters.to ?? ''} onChange={set('to')} />
      </search>
    </details>
  )
}

function Found({ filters, onClear, me }: { filters: Filters; onClear: () => void; me: Me }) {
  const t = useWords()
  const query = queryOf(filters)
  const history = useReadPages('listHistory', query)
  const isFiltered = Object.keys(query).length > 1
  if (!history.data)
    return history.error ? (
      <ProblemNotice error={history.error} onRetry={() => history.refetch()} />
    ) : (
      <Skeleton shape="row" count={5} />
    )
  const items = history.data.pages.flatMap((page) => page.items)
  if (items.length === 0 && isFiltered)
    return (
      <EmptyState
        drawing="empty"
        title={t('history.none-found-title')}
        action={<Button onClick={onClear}>{t('history.clear')}</Button>}
      >
        {t('history.none-found')}
      </EmptyState>
    )
  if (items.length === 0)
    return (
      <EmptyState
        drawing="done"
        title={t('history.none-title')}
        action={me.role === 'PATIENT' && <LinkButton to="/book">{t('home.book')}</LinkButton>}
      >
        {t('history.none')}
      </EmptyState>
    )
  return (
    <>
      <p role="status" className={css.foot}>
        {t('history.count', { count: items.length })}
      </p>
      <HistoryByMonth items={items} />
      {history.isFetchNextPageError && <Notice kind="trouble" live title={t('history.more-failed')} />}
      {history.hasNextPage && (
        <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </>
  )
}

/** All past visits of the reader, by month, with filters. */
export function HistoryPage({ me }: { me: Me }) {
  const t = useWords()
  const [filters, setFilters] = useState<Filters>({})
  return (
    <Page title={t('history.title')}>
      <FilterForm filters={filters} onChange={setFilters} />
      <Found filters={filters} onClear={() => setFilters({})} me={me} />
    </Page>
  )
}
