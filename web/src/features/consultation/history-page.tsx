import type { Me } from '@bedside/contract'
import { ConsultationHistory } from '@bedside/react'
import { useLocation } from 'wouter'
import { RecordCalls } from '../../shared/api/record-calls.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useWords } from '../../text/web-texts.ts'
import { recordAddress } from './history-rows.tsx'

/** All past visits of the reader, by month, with filters. */
export function HistoryPage({ me }: { me: Me }) {
  const t = useWords()
  const [, go] = useLocation()
  const isPatient = me.role === 'PATIENT'
  return (
    <Page title={t('history.title')}>
      <RecordCalls>
        <ConsultationHistory
          withTitle={false}
          readAs={isPatient ? 'patient' : 'doctor'}
          hrefOf={recordAddress}
          onOpen={(sessionId) => go(recordAddress(sessionId))}
          emptyAction={isPatient && <LinkButton to="/book">{t('home.book')}</LinkButton>}
        />
      </RecordCalls>
    </Page>
  )
}
