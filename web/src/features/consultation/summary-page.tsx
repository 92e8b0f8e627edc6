import type { Me, Summary } from '@bedside/contract'
import { FeedbackForm, VisitSummary } from '@bedside/react'
import { type RefObject, useCallback, useRef, useState } from 'react'
import { RecordCalls } from '../../shared/api/record-calls.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useClinic } from '../../shared/page/use-clinic.ts'
import { useWords } from '../../text/web-texts.ts'
import { recordAddress } from './history-rows.tsx'
import { Listen } from './listen/listen.tsx'
import css from './record.module.css'
import { Reopen } from './reopen.tsx'

function Ways({ summary, me, said }: { summary: Summary; me: Me; said: RefObject<Element | null> }) {
  const t = useWords()
  const { sessionId, appointmentId, reopenUntil, status } = summary
  const isPatient = me.role === 'PATIENT'
  const mayAskAgain = isPatient && status !== 'COMPLETED'
  return (
    <>
      {mayAskAgain && (
        <LinkButton kind="main" to="/book" icon="calendar">
          {t('home.book')}
        </LinkButton>
      )}
      {isPatient && summary.patientSummary && <Listen to={said} />}
      <LinkButton to={recordAddress(sessionId)} icon="chat">
        {t('summary.chat')}
      </LinkButton>
      {!isPatient && reopenUntil && (
        <Reopen sessionId={sessionId} appointmentId={appointmentId} until={reopenUntil} />
      )}
    </>
  )
}

/** What a visit came to: the slip, what the doctor sent, the facts, made to be printed; after it the patient says how it was. */
export function SummaryPage({ me, params }: { me: Me; params: { sessionId?: string } }) {
  const t = useWords()
  const { sessionId = '' } = params
  const clinic = useClinic().data
  const said = useRef<HTMLDivElement>(null)
  const [isLost, setLost] = useState(false)
  const [seen, setSeen] = useState<Summary | null>(null)
  const onLost = useCallback(() => setLost(true), [])
  if (isLost) return <LostPage />
  const readAs = me.role === 'PATIENT' ? 'patient' : 'doctor'
  return (
    <Page title={t('summary.title')} band>
      <RecordCalls>
        <div ref={said}>
          <VisitSummary
            sessionId={sessionId}
            readAs={readAs}
            headingLevel={2}
            saysReopening={readAs === 'patient'}
            clinicName={clinic?.name}
            clinicLogo={clinic?.logo}
            emergencyNumber={clinic?.emergencyNumber}
            clinicPhone={clinic?.phone}
            onLost={onLost}
            onSeen={setSeen}
            actions={(summary) => <Ways summary={summary} me={me} said={said} />}
          />
        </div>
        {seen?.status === 'COMPLETED' && readAs === 'patient' && (
          <div className={css.asked}>
            <FeedbackForm
              sessionId={sessionId}
              consultationType={seen.consultationMode}
              doctorName={seen.doctorName}
            />
          </div>
        )}
      </RecordCalls>
    </Page>
  )
}
