import { FeedbackForm } from '@bedside/react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { RecordCalls } from '../../shared/api/record-calls.tsx'
import { useRead } from '../../shared/api/use-read.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useWhenWithin } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'

/** How was it? Its own address for the link in a message; the same question stands below the summary. */
export function FeedbackPage({ params }: { params: { sessionId?: string } }) {
  const t = useWords()
  const when = useWhenWithin()
  const { sessionId = '' } = params
  const summary = useRead('getSummary', { params: { sessionId } })
  if (codeOf(summary.error) === 'not_found') return <LostPage />
  const { data } = summary
  const lead = data && [data.doctorName, data.startTime && when(data.startTime)].filter(Boolean).join(', ')
  return (
    <Page title={t('feedback.page')} {...(lead ? { lead } : {})}>
      <Loaded query={summary} shape="card" count={2}>
        {(found) => (
          <RecordCalls>
            <FeedbackForm
              sessionId={sessionId}
              consultationType={found.consultationMode}
              doctorName={found.doctorName}
              withTitle={false}
            />
          </RecordCalls>
        )}
      </Loaded>
      <p>
        <LinkButton to={`/history/${sessionId}/summary`} icon="note">
          {t('home.summary')}
        </LinkButton>
      </p>
    </Page>
  )
}
