import type { Summary } from '@bedside/contract'
import type { ReactNode } from 'react'
import { Name } from '../../kit/name/name.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { hasBegun, isGivenUp } from './has-begun.ts'
import css from './summary.module.css'

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** From when to when, and how long. */
function Held({ summary }: { readonly summary: Summary }) {
  const t = useText()
  const formats = useFormats()
  const { startTime, endTime, actualDuration } = summary
  return (
    <>
      {startTime && (
        <>
          <Fact label={t('summary.day')}>{formats.date(startTime)}</Fact>
          <Fact label={t('summary.from')}>{formats.time(startTime)}</Fact>
        </>
      )}
      {endTime && <Fact label={t('summary.to')}>{formats.time(endTime)}</Fact>}
      {actualDuration > 0 && (
        <Fact label={t('summary.length')}>{t('slip.minutes', { count: actualDuration })}</Fact>
      )}
    </>
  )
}

/** For when it was planned, and when it was given up. */
function NeverBegun({ summary }: { readonly summary: Summary }) {
  const t = useText()
  const { date, time } = useFormats()
  const { scheduledStartTime: plannedAt, closedAt, status } = summary
  const isSameDay = closedAt !== null && date(closedAt) === date(plannedAt)
  return (
    <>
      <Fact label={t('summary.day')}>{date(plannedAt)}</Fact>
      <Fact label={t('summary.planned')}>{time(plannedAt)}</Fact>
      {closedAt && isGivenUp(status) && (
        <Fact label={t(`summary.over.${status}`)}>
          {isSameDay ? time(closedAt) : `${date(closedAt)}, ${time(closedAt)}`}
        </Fact>
      )}
    </>
  )
}

/** Who, when, how long, how much: what a summary says beside the doctor's words. */
export function SummaryFacts({ summary }: { readonly summary: Summary }) {
  const t = useText()
  const formats = useFormats()
  const { amountCharged, currency } = summary
  return (
    <section className={css.written}>
      <h2>{t('summary.facts')}</h2>
      <dl className={css.facts}>
        <Fact label={t('summary.doctor')}>
          <Name>{summary.doctorName}</Name>, {summary.specialization}
        </Fact>
        <Fact label={t('summary.registration')}>{summary.registrationNumber}</Fact>
        <Fact label={t('summary.patient')}>
          <Name>{summary.patientName}</Name>
        </Fact>
        <Fact label={t('summary.kind')}>{t(`mode.${summary.consultationMode}`)}</Fact>
        {hasBegun(summary) ? <Held summary={summary} /> : <NeverBegun summary={summary} />}
        <Fact label={t('summary.messages')}>{formats.number(summary.chatMessageCount)}</Fact>
        <Fact label={t('summary.paid')}>
          {amountCharged && Number(amountCharged) > 0
            ? formats.money(amountCharged, currency)
            : t('summary.free')}
        </Fact>
      </dl>
    </section>
  )
}
