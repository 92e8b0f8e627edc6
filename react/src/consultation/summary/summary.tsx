import type { Summary } from '@bedside/contract'
import { type ReactNode, useEffect } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useLoad } from '../../bedside/use-load.ts'
import { Button } from '../../kit/button/button.tsx'
import { ClinicCall } from '../../kit/emergency-card/clinic-call.tsx'
import { Name } from '../../kit/name/name.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark, shownStatusOf } from '../../kit/status-mark/status-mark.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { hasBegun } from './has-begun.ts'
import css from './summary.module.css'
import { SummaryFacts } from './summary-facts.tsx'
import { SummaryText } from './summary-text.tsx'

const againMs = 30_000

/** What {@link VisitSummary} takes. */
export interface VisitSummaryProps {
  readonly sessionId: string
  readonly readAs: 'patient' | 'doctor'
  /** Of the slip; 2 where the page has a heading of its own. */
  readonly headingLevel?: 1 | 2
  /** The visit ended just now on this page: the slip tears as it appears. */
  readonly isFresh?: boolean
  /** From the clinic's settings; printed at the head of the page. */
  readonly clinicName?: string | undefined
  /** Address of the clinic's sign; printed beside its name. */
  readonly clinicLogo?: string | null | undefined
  /** From the clinic's settings; printed under what the doctor wrote. */
  readonly emergencyNumber?: string | undefined
  readonly clinicPhone?: string | null | undefined
  /** Buttons of the page around, for instance booking again; may depend on the summary. */
  readonly actions?: ReactNode | ((summary: Summary) => ReactNode)
  /** False where the page itself says until when the visit can be opened again. */
  readonly saysReopening?: boolean
  /** Hears each summary that arrives. */
  onSeen?(summary: Summary): void
  /** There is no such visit for this reader; without it that is said in place. */
  onLost?(): void
}

type Reader = VisitSummaryProps['readAs']

function Written({ summary, readAs }: { readonly summary: Summary; readonly readAs: Reader }) {
  const t = useText()
  const formats = useFormats()
  const isPatient = readAs === 'patient'
  const { patientSummary, summaryCorrectedAt } = summary
  if (!patientSummary.trim())
    return (
      <Notice kind="info" title={t('summary.section.found')}>
        {isPatient ? t('summary.none') : t('summary.noneDoctor')}
      </Notice>
    )
  return (
    <>
      {summaryCorrectedAt && (
        <Notice kind="info">
          {t('summary.corrected', {
            time: `${formats.date(summaryCorrectedAt)}, ${formats.time(summaryCorrectedAt)}`,
          })}
        </Notice>
      )}
      {!isPatient && <p className={css.quiet}>{t('summary.foundDoctor')}</p>}
      <SummaryText text={patientSummary} />
    </>
  )
}

function SummarySlip(props: { summary: Summary; readAs: Reader; headingLevel: 1 | 2; isFresh: boolean }) {
  const { summary, readAs, headingLevel, isFresh } = props
  const t = useText()
  const formats = useFormats()
  const { status, startTime, endReason, noShowParty } = summary
  const beganAt = hasBegun(summary) ? startTime : null
  const at = beganAt ?? summary.scheduledStartTime
  const isDone = status === 'COMPLETED'
  const isPatient = readAs === 'patient'
  return (
    <Slip
      stub={
        isDone
          ? { kind: 'done', minutes: summary.actualDuration }
          : beganAt
            ? { kind: 'time', at: beganAt }
            : { kind: 'off' }
      }
      title={isPatient ? summary.doctorName : summary.patientName}
      headingLevel={headingLevel}
      isTorn={isFresh}
      mark={
        <StatusMark
          status={shownStatusOf(status, { noShowParty })}
          readAs={readAs}
          name={summary.doctorName}
        />
      }
    >
      {isPatient && <p>{summary.specialization}</p>}
      <p>
        <time dateTime={at}>
          {formats.date(at)}, {formats.time(at)}
        </time>
      </p>
      {isDone && isPatient && headingLevel === 1 && <p>{t('summary.title')}</p>}
      {endReason && endReason !== 'completed' && <p>{t(`end.${endReason}`)}</p>}
    </Slip>
  )
}

/** The foot of the printed page: whom to call, and who signs. */
function PrintedFoot({ summary, number, phone }: { summary: Summary; number?: string; phone?: string }) {
  const t = useText()
  return (
    <div className={css.printed}>
      {number && <p>{t('kit.emergencyWhen', { number })}</p>}
      {phone && (
        <p>
          <ClinicCall number={phone} />
        </p>
      )}
      <p>
        <Name>{summary.doctorName}</Name>, {t('summary.registration')} {summary.registrationNumber}
      </p>
    </div>
  )
}

/**
 * The finished visit: the slip with its length, what the doctor sent, the facts. Prints in the same order. While the doctor has
 * sent nothing it looks again by itself.
 */
export function VisitSummary(props: VisitSummaryProps) {
  const { sessionId, readAs, headingLevel = 1, isFresh = false, actions, onSeen, onLost } = props
  const { saysReopening = true } = props
  const t = useText()
  const formats = useFormats()
  const { client } = useBedside()
  const { value, error, reload } = useLoad(sessionId, (signal) =>
    client.http.call('getSummary', { params: { sessionId }, signal }),
  )
  const isAwaited = value !== null && value.status === 'COMPLETED' && !value.patientSummary
  useEffect(() => {
    if (!isAwaited) return
    const timer = setInterval(reload, againMs)
    return () => clearInterval(timer)
  }, [isAwaited, reload])
  const isLost = error?.code === 'not_found' && onLost !== undefined
  useEffect(() => {
    if (isLost) onLost()
  }, [isLost, onLost])
  useEffect(() => {
    if (value) onSeen?.(value)
  }, [value, onSeen])
  if (isLost) return null
  if (!value)
    return error ? <ProblemNotice code={error.code} onRetry={reload} /> : <Skeleton shape="card" count={2} />
  const { clinicName, clinicLogo, emergencyNumber, clinicPhone } = props
  return (
    <div className={css.summary}>
      {clinicName && (
        <p className={`${css.printed} ${css.letterhead}`}>
          {clinicLogo && <img className={css.sign} src={clinicLogo} alt="" />}
          {clinicName}
        </p>
      )}
      <SummarySlip summary={value} readAs={readAs} headingLevel={headingLevel} isFresh={isFresh} />
      {(value.status === 'COMPLETED' || value.patientSummary) && <Written summary={value} readAs={readAs} />}
      <div className={css.actions}>
        {typeof actions === 'function' ? actions(value) : actions}
        <Button icon="print" onClick={() => window.print()}>
          {t('summary.print')}
        </Button>
      </div>
      <SummaryFacts summary={value} />
      <PrintedFoot
        summary={value}
        {...(emergencyNumber ? { number: emergencyNumber } : {})}
        {...(clinicPhone ? { phone: clinicPhone } : {})}
      />
      {saysReopening && value.reopenUntil && Date.parse(value.reopenUntil) > Date.now() && (
        <p className={css.quiet}>
          {t('summary.reopenUntil', {
            time: `${formats.date(value.reopenUntil)}, ${formats.time(value.reopenUntil)}`,
          })}
        </p>
      )}
    </div>
  )
}
