import type { BedsideClient, Visit } from '@bedside/client'
import {
  BedsideProvider,
  Button,
  Skeleton,
  useLanguage,
  useReadable,
  useVisit,
  VisitChat,
} from '@bedside/react'
import { useWords } from '../../../text/web-texts.ts'
import css from './desk.module.css'

const lines = ['desk.line-soon', 'desk.line-stay', 'desk.line-ready', 'desk.line-phone'] as const

/** Lines a doctor often sends; a press puts one into the box, where it can still be changed. */
function ReadyLines({ visit }: { visit: Visit }) {
  const t = useWords()
  return (
    <ul className={css.lines} aria-label={t('desk.ready-lines')}>
      {lines.map((line) => (
        <li key={line}>
          <Button onClick={() => visit.chat.setDraft(t(line))}>{t(line)}</Button>
        </li>
      ))}
    </ul>
  )
}

function Thread({ sessionId }: { sessionId: string }) {
  const visit = useVisit(sessionId)
  return visit ? <Opened visit={visit} /> : <Skeleton shape="row" count={2} />
}

function Opened({ visit }: { visit: Visit }) {
  const { session } = useReadable(visit.state)
  if (!session) return <Skeleton shape="row" count={2} />
  return (
    <>
      <div className={css.thread}>
        <VisitChat visit={visit} session={session} />
      </div>
      {session.chatOpen && <ReadyLines visit={visit} />}
    </>
  )
}

/** Messages between the desk and one patient, before, while and after they wait; reading them here clears the row's mark. */
export function DeskChat({ client, sessionId }: { client: BedsideClient; sessionId: string }) {
  const { language, timeZone } = useLanguage()
  return (
    <BedsideProvider client={client} locale={language} timeZone={timeZone}>
      <Thread sessionId={sessionId} />
    </BedsideProvider>
  )
}
