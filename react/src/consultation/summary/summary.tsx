import type { Summary } from '@bedside/contract'
import { type ReactNode, useId } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useLoad } from '../../bedside/use-load.ts'
import { Button } from '../../kit/button/button.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark, shownStatusOf } from '../../kit/status-mark/status-mark.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import css from './summary.module.css'

/** What {@link VisitSummary} takes. */
export interface VisitSummaryProps {
  readonly sessionId: string
  readonly readAs: 'patient' | 'doctor'
  /** Buttons of the page around, for instance booking again. */
  readonly actions?: ReactNode
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Facts({ summary }: { readonly summary: Summary }) {
  const t = useText()
  const formats = useFormats()
  const { startTime, endTime, amountCharged, currency } = summary
  return (
    <dl className={css.facts} aria-label={t('summary.facts')}>
      <Fact label={t('summary.doctor')}>
        {summary.doctorName}, {summary.specialization}
      </Fact>
      <Fact label={t('summary.registration')}>{summary.registrationNumber}</Fact>
      <Fact label={t('summary.patient')}>{summary.patientName}</Fact>
      <Fact label={t('summary.kind')}>{t(`mode.${summary.consultationMode}`)}</Fact>
      {startTime && (
        <>
          <Fact label={t('summary.day')}>{formats.date(startTime)}</Fact>
          <Fact label={t('summary.from')}>{formats.time(startTime)}</Fact>
        </>
      )}
      {endTime && <Fact label={t('summary.to')}>{formats.time(endTime)}</Fact>}
      {summary.actualDuration > 0 && (
        <Fact label={t('summary.length')}>{t('slip.minutes', { count: summary.actualDuration })}</Fact>
      )}
      <Fact label={t('summary.messages')}>{formats.number(summary.chatMessageCount)}</Fact>
      <Fact label={t('summary.paid')}>
        {amountCharged && Number(amountCharged) > 0
          ? formats.money(amountCharged, currency)
          : t('summary.free')}
      </Fact>
    </dl>
  )
}

function Written({ text, readAs }: { readonly text: string; readonly readAs: 'patient' | 'doctor' }) {
  const t = useText()
  const id = useId()
  const isPatient = readAs === 'patient'
  return (
    <section className={css.written} aria-labelledby={id}>
      <h2 id={id}>{isPatient ? t('summary.found') : t('summary.foundDoctor')}</h2>
      {text.trim() ? (
        <p className={css.prose} dir="auto">
          {text}
        </p>
      ) : (
        <p>{isPatient ? t('summary.none') : t('summary.noneDoctor')}</p>
      )}
    </section>
  )
}

/** The finished visit: the slip with its length, what the doctor wrote, the facts. Prints in the same order. */
export function VisitSummary({ sessionId, readAs, actions }: VisitSummaryProps) {
  const t = useText()
  const formats = useFormats()
  const { client } = useBedside()
  const { value, error, reload } = useLoad(sessionId, (signal) =>
    client.http.call('getSummary', { params: { sessionId }, signal }),
  )
  if (error) return <ProblemNotice code={error.code} onRetry={reload} />
  if (!value) return <Skeleton shape="slip" />
  const who = readAs === 'patient' ? value.doctorName : value.patientName
  return (
    <div className={css.summary}>
      <Slip
        stub={
          value.status === 'COMPLETED'
            ? { kind: 'done', minutes: value.actualDuration }
            : { kind: 'time', at: value.startTime ?? new Date().toISOString() }
        }
        title={who}
        headingLevel={1}
        mark={
          <StatusMark status={shownStatusOf(value.status, value)} readAs={readAs} name={value.doctorName} />
        }
      >
        {value.status === 'COMPLETED' && (
          <p>{readAs === 'patient' ? t('summary.title') : t('summary.titleDoctor')}</p>
        )}
        {value.endReason && value.endReason !== 'completed' && <p>{t(`end.${value.endReason}`)}</p>}
      </Slip>
      {(value.status === 'COMPLETED' || value.patientSummary) && (
        <Written text={value.patientSummary} readAs={readAs} />
      )}
      <Facts summary={value} />
      {value.reopenUntil && Date.parse(value.reopenUntil) > Date.now() && (
        <p className={css.quiet}>
          {t('summary.reopenUntil', {
            time: `${formats.date(value.reopenUntil)}, ${formats.time(value.reopenUntil)}`,
          })}
        </p>
      )}
      <div className={css.actions}>
        <Button icon="print" onClick={() => window.print()}>
          {t('summary.print')}
        </Button>
        {actions}
      </div>
    </div>
  )
}
