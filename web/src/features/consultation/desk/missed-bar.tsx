import type { QueueItem } from '@bedside/contract'
import { Button, Notice } from '@bedside/react'
import { useEffect, useRef } from 'react'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWords } from '../../../text/web-texts.ts'

/** What was last marked as missed, with the way back. It stands until it is taken back or closed; the row in Done has the same way. */
export function MissedBar({ item, onClose }: { item: QueueItem; onClose: (undone: boolean) => void }) {
  const t = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const undo = useDeed('reopenSession', { touches: ['getQueue'], onDone: () => onClose(true) })
  const send = () => undo.run({ params: { sessionId: item.sessionId } })
  return (
    <>
      <Notice
        kind="info"
        live
        actions={
          <>
            <Button icon="retry" buttonRef={button} busy={undo.isPending} onClick={send}>
              {t('desk.missed-undo')}
            </Button>
            <Button onClick={() => onClose(false)}>{t('desk.missed-close')}</Button>
          </>
        }
      >
        {t('desk.missed', { name: item.patient.name })}
      </Notice>
      {undo.error && <ProblemNotice error={undo.error} onRetry={send} />}
    </>
  )
}
