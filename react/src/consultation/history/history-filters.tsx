import type { ConsultationMode, SessionStatus } from '@bedside/contract'
import { consultationModes } from '@bedside/contract/facts'
import { useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Field, Select } from '../../kit/field/field.tsx'
import { useText } from '../../text/text-provider.tsx'
import { useChosenWords } from '../../text/use-chosen-words.ts'
import css from './history.module.css'
import { type HistoryFilter, isFiltered, noFilter } from './history-query.ts'

const endings = ['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED'] as const satisfies readonly SessionStatus[]

/** What {@link HistoryFilters} takes. */
export interface HistoryFiltersProps {
  readonly filter: HistoryFilter
  /** Nothing was found: the place where the list would be offers to show all. */
  readonly isBare: boolean
  onChange(filter: HistoryFilter): void
}

/** The form that narrows the list: the name at hand, the rest folded away until it is wanted. */
export function HistoryFilters({ filter, isBare, onChange }: HistoryFiltersProps) {
  const t = useText()
  const chosen = useChosenWords()
  const [open, setOpen] = useState(isFiltered({ ...filter, search: '' }))
  const set = (part: Partial<HistoryFilter>) => onChange({ ...filter, ...part })
  return (
    <search className={css.filters}>
      <Field
        label={t('history.search')}
        type="search"
        value={filter.search}
        onChange={(event) => set({ search: event.currentTarget.value })}
      />
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={css.filtersTitle}>{t('history.filters')}</summary>
        <div className={css.filterForm}>
          <Select
            label={t('history.mode')}
            value={filter.mode}
            onChange={(event) => set({ mode: event.currentTarget.value as ConsultationMode | '' })}
          >
            <option value="">{t('history.all')}</option>
            {consultationModes.map((mode) => (
              <option key={mode} value={mode}>
                {t(`mode.${mode}`)}
              </option>
            ))}
          </Select>
          <Select
            label={t('history.status')}
            value={filter.status}
            onChange={(event) => set({ status: event.currentTarget.value as SessionStatus | '' })}
          >
            <option value="">{t('history.all')}</option>
            {endings.map((status) => (
              <option key={status} value={status}>
                {t(`status.doctor.${status}`)}
              </option>
            ))}
          </Select>
          <Field
            label={t('history.from')}
            type="date"
            value={filter.from}
            said={chosen.day(filter.from)}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <Field
            label={t('history.to')}
            type="date"
            value={filter.to}
            said={chosen.day(filter.to)}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
          {isFiltered(filter) && !isBare && (
            <Button onClick={() => onChange(noFilter)}>{t('history.clear')}</Button>
          )}
        </div>
      </details>
    </search>
  )
}
