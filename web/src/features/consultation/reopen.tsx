import { Button } from '@bedside/react'
import { useLocation } from 'wouter'
import { useDeed } from '../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useNow } from '../../shared/time/use-now.ts'
import { useWhenInside } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import css from './record.module.css'

/** Opens a finished visit again while its window lasts; the doctor's alone. */
export function Reopen({
  sessionId,
  appointmentId,
  until,
}: {
  sessionId: string
  appointmentId: string
  until: string
}) {
  const t = useWords()
  const when = useWhenInside()
  const now = useNow()
  const [, go] = useLocation()
  const reopen = useDeed('reopenSession', {
    touches: ['getSummary', 'getSession', 'getQueue', 'listHistory'],
    onDone: () => go(`/visits/${appointmentId}`),
  })
  if (Date.parse(until) < now) return null
  const send = () => reopen.run({ params: { sessionId } })
  return (
    <>
      <div className={css.actions}>
        <Button icon="retry" busy={reopen.isPending} onClick={send}>
          {t('summary.reopen')}
        </Button>
        <span className={css.foot}>{t('summary.reopen-until', { time: when(until) })}</span>
      </div>
      {reopen.error && <ProblemNotice error={reopen.error} onRetry={send} />}
    </>
  )
}
