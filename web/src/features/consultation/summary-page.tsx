import type { Me, Summary } from '@bedside/contract'
import { Button, Icon, Notice, Slip, StatusMark, shownStatusOf, useFormats } from '@bedside/react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useRead } from '../../shared/api/use-read.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useWords } from '../../text/web-texts.ts'
import css from './record.module.css'
import { Reopen } from './reopen.tsx'

function SummarySlip({ summary }: { summary: Summary }) {
  const t = useWords()
  const formats = useFormats()
  const readAs = 'patient'
  const isDone = summary.status === 'COMPLETED'
  return (
    <Slip
      stub={
        isDone || !summary.startTime
          ? { kind: 'done', minutes: summary.actualDuration }
          : { kind: 'time', at: summary.startTime }
      }
      title={summary.doctorName}
      mark={<StatusMark status={shownStatusOf(summary.status, summary)} readAs={readAs} />}
    >
      <p>{summary.specialization}</p>
      <p>{t('summary.for', { name: summary.patientName })}</p>
      {summary.startTime && (
        <p>
          <time dateTime={summary.startTime}>
            {formats.date(summary.startTime)}, {formats.time(summary.startTime)}
          </time>
        </p>
      )}
    </Slip>
  )
}

function About({ summary }: { summary: Summary }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <section className={css.section}>
      <h2>{t('summary.about')}</h2>
      <dl className={css.facts}>
        <dt>{t('summary.kind')}</dt>
        <dd>{t(`mode.${summary.consultationMode}`)}</dd>
        <dt>{t('summary.length')}</dt>
        <dd>{t('page.minutes', { count: summary.actualDuration })}</dd>
        <dt>{t('summary.messages')}</dt>
        <dd>{formats.number(summary.chatMessageCount)}</dd>
        <dt>{t('summary.paid')}</dt>
        <dd>
          {summary.amountCharged === null
            ? t('summary.nothing-to-pay')
            : formats.money(summary.amountCharged, summary.currency)}
        </dd>
      </dl>
      {summary.endReason && <p>{t(`end.${summary.endReason}`)}</p>}
      <p className={css.foot}>
        {summary.doctorName}. {t('summary.registration', { number: summary.registrationNumber })}
      </p>
    </section>
  )
}

function Body({ summary, me }: { summary: Summary; me: Me }) {
  const t = useWords()
  const isPatient = me.role === 'PATIENT'
  const written = summary.patientSummary.trim()
  return (
    <>
      <SummarySlip summary={summary} />
      <section className={css.section}>
        <h2>{t('summary.found')}</h2>
        {written ? (
          <p className={css.prose}>{written}</p>
        ) : (
          <Notice kind="info">{t('summary.writing')}</Notice>
        )}
      </section>
      <About summary={summary} />
      <div className={css.actions}>
        {isPatient && !summary.feedbackSubmitted && summary.status === 'COMPLETED' && (
          <LinkButton kind="main" to={`/history/${summary.sessionId}/feedback`} icon="star">
            {t('summary.feedback')}
          </LinkButton>
        )}
        <Button icon="print" onClick={() => print()}>
          {t('summary.print')}
        </Button>
        <LinkButton to={`/history/${summary.sessionId}`} icon="chat">
          {t('summary.chat')}
        </LinkButton>
      </div>
      {summary.feedbackSubmitted && isPatient && (
        <p>
          <Icon name="tick" /> {t('summary.feedback-given')}
        </p>
      )}
      {!isPatient && summary.reopenUntil && (
        <Reopen
          sessionId={summary.sessionId}
          appointmentId={summary.appointmentId}
          until={summary.reopenUntil}
        />
      )}
    </>
  )
}

/** What a visit came to: the slip, what the doctor wrote, the facts; made to be printed. */
export function SummaryPage({ me, params }: { me: Me; params: { sessionId?: string } }) {
  const t = useWords()
  const { sessionId = '' } = params
  const summary = useRead('getSummary', { params: { sessionId } }, { everyMs: 30_000 })
  if (codeOf(summary.error) === 'not_found') return <LostPage />
  return (
    <Page title={t('summary.title')} band>
      <Loaded query={summary} shape="slip">
        {(found) => <Body summary={found} me={me} />}
      </Loaded>
    </Page>
  )
}
