import type { Me, Session } from '@bedside/contract'
import { Name, PatientFeedback, StatusMark, shownStatusOf, useFormats, VisitTimeline } from '@bedside/react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { RecordCalls } from '../../shared/api/record-calls.tsx'
import { useRead } from '../../shared/api/use-read.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useWhenInside } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import css from './record.module.css'
import { Reopen } from './reopen.tsx'

function PrivateNotes({ sessionId }: { sessionId: string }) {
  const t = useWords()
  const notes = useRead('getNotes', { params: { sessionId } })
  return (
    <section className={css.section}>
      <h2>{t('detail.notes')}</h2>
      <Loaded query={notes} shape="text">
        {({ privateNotes }) => (
          <p className={css.prose} dir="auto">
            {privateNotes.trim() || t('detail.no-notes')}
          </p>
        )}
      </Loaded>
    </section>
  )
}

function Record({ session }: { session: Session }) {
  const t = useWords()
  const isDoctor = session.myRole === 'DOCTOR'
  const { sessionId, appointmentId } = session
  return (
    <>
      <p className={css.meta}>
        <StatusMark
          status={shownStatusOf(session.status, { noShowParty: session.noShowParty })}
          readAs={isDoctor ? 'doctor' : 'patient'}
          name={session.doctor.name}
        />
        <span>{t(`mode.${session.consultationMode}`)}</span>
        <span>{t('page.minutes', { count: Math.ceil(session.durationSeconds / 60) })}</span>
      </p>
      <div className={css.actions}>
        <LinkButton kind="main" to={`/history/${sessionId}/summary`} icon="note">
          {t('home.summary')}
        </LinkButton>
      </div>
      {isDoctor && session.reopenUntil && (
        <Reopen sessionId={sessionId} appointmentId={appointmentId} until={session.reopenUntil} />
      )}
      <RecordCalls>
        {isDoctor && <PatientFeedback sessionId={sessionId} />}
        <VisitTimeline sessionId={sessionId} readAs={isDoctor ? 'doctor' : 'patient'} />
      </RecordCalls>
      {isDoctor && <PrivateNotes sessionId={sessionId} />}
    </>
  )
}

/** One past visit: what happened, what was written, what came of it. */
export function DetailPage({ params }: { me: Me; params: { sessionId?: string } }) {
  const t = useWords()
  const when = useWhenInside()
  const formats = useFormats()
  const { sessionId = '' } = params
  const session = useRead('getSession', { params: { sessionId } })
  if (codeOf(session.error) === 'not_found') return <LostPage />
  const at = session.data && (session.data.actualStartTime ?? session.data.scheduledStartTime)
  const other = session.data?.myRole === 'DOCTOR' ? session.data.patient.name : session.data?.doctor.name
  return (
    <Page
      title={at ? t('detail.title', { date: formats.date(at) }) : t('page.history')}
      {...(at
        ? {
            lead: (
              <>
                <Name>{other ?? ''}</Name>, {when(at)}
              </>
            ),
          }
        : {})}
    >
      <Loaded query={session} shape="card" count={2}>
        {(found) => <Record session={found} />}
      </Loaded>
    </Page>
  )
}
