import type { HealthAnswers } from '@bedside/contract'
import { Icon, type IconName, Skeleton } from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { useRead } from '../../../shared/api/use-read.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWhenInside } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import { ToldList } from '../../identity/health/told-list.tsx'
import css from './desk.module.css'

/** Asking for what was not told yet reads no record; what was told is asked for again when the doctor comes back to it. */
const askAgainMs = 30_000

function useVisitHealth(appointmentId: string) {
  const input = { params: { appointmentId } }
  const known = useQueryClient().getQueryData<HealthAnswers>(['getVisitHealth', input])
  return useRead('getVisitHealth', input, known?.toldAt === null ? { everyMs: askAgainMs } : {})
}

function iconOf(list: readonly string[] | null): IconName {
  if (list === null) return 'info'
  return list.length > 0 ? 'warning' : 'tick'
}

/** Allergies of the person a visit is for, always in sight: which, none known, or not answered. */
export function Allergies({ appointmentId }: { appointmentId: string }) {
  const t = useWords()
  const { data, error, refetch } = useVisitHealth(appointmentId)
  if (!data && error)
    return (
      <div className={css.part}>
        <p>{t('health.failed')}</p>
        <ProblemNotice error={error} onRetry={() => refetch()} />
      </div>
    )
  if (!data) return <Skeleton shape="text" />
  const { allergies } = data
  return (
    <p className={css.allergies} data-found={(allergies?.length ?? 0) > 0 || undefined}>
      <Icon name={iconOf(allergies)} size="1.2em" />
      <span>
        {t('health.allergies')}: <ToldList list={allergies} />
      </span>
    </p>
  )
}

/** Medicines and long illnesses beneath, and who told it when; nothing before it is loaded, which the allergies say. */
export function HealthFacts({ appointmentId }: { appointmentId: string }) {
  const t = useWords()
  const when = useWhenInside()
  const { data } = useVisitHealth(appointmentId)
  if (!data) return null
  return (
    <div className={css.told}>
      <dl className={css.facts}>
        {(['medicines', 'conditions'] as const).map((kind) => (
          <div key={kind} className={css.fact}>
            <dt>{t(`health.${kind}`)}</dt>
            <dd>
              <ToldList list={data[kind]} />
            </dd>
          </div>
        ))}
      </dl>
      {data.toldBy && data.toldAt && (
        <p className={css.hint}>{t('health.told', { name: data.toldBy.name, time: when(data.toldAt) })}</p>
      )}
    </div>
  )
}
