import type { QueueItem } from '@bedside/contract'
import { Button, Dialog } from '@bedside/react'
import { useLocation } from 'wouter'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { CheckInFacts } from './check-in-facts.tsx'

/** Who is about to be let in, shown before it happens; a yes admits and opens the visit. */
export function AdmitGuard({ item, onClose }: { item: QueueItem; onClose: () => void }) {
  const t = useWords()
  const [, go] = useLocation()
  const { name } = item.patient
  const admit = useDeed('admitParticipant', {
    touches: ['getQueue'],
    onDone: () => {
      onClose()
      go(`/visits/${item.appointmentId}`)
    },
  })
  const send = () => {
    const { sessionId, participantId } = item
    if (participantId) admit.run({ params: { sessionId }, body: { participantId } })
  }
  return (
    <Dialog
      title={t('desk.guard-title', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('desk.guard-keep')}</Button>
          <Button kind="main" busy={admit.isPending} onClick={send}>
            {t('desk.guard-confirm', { name })}
          </Button>
        </>
      }
    >
      <p>{t('desk.guard')}</p>
      <CheckInFacts item={item} />
      {admit.error && <ProblemNotice error={admit.error} onRetry={send} />}
    </Dialog>
  )
}
