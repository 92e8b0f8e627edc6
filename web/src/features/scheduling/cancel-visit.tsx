import type { Appointment } from '@bedside/contract'
import { limits } from '@bedside/contract/facts'
import { Button, Dialog, TextArea, useAnnounce } from '@bedside/react'
import { useState } from 'react'
import { useDeed } from '../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useWhenWithin } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'

/** The button that cancels a visit, after one question. `otherName` is who else is told. */
export function CancelVisit({ appointment, otherName }: { appointment: Appointment; otherName: string }) {
  const t = useWords()
  const when = useWhenWithin()
  const announce = useAnnounce()
  const [isAsking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const cancel = useDeed('cancelAppointment', {
    touches: ['listAppointments', 'listHistory', 'getQueue'],
    onDone: () => {
      setAsking(false)
      announce(t('home.cancelled'))
    },
  })
  const { appointmentId } = appointment
  const send = () => cancel.run({ params: { appointmentId }, body: note.trim() ? { note: note.trim() } : {} })
  return (
    <>
      <Button icon="close" onClick={() => setAsking(true)}>
        {t('home.cancel')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('home.cancel-ask')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('home.cancel-keep')}</Button>
              <Button kind="danger" busy={cancel.isPending} onClick={send}>
                {t('home.cancel')}
              </Button>
            </>
          }
        >
          <p>{t('home.cancel-explain', { name: otherName, time: when(appointment.startTime) })}</p>
          <TextArea
            label={t('home.note')}
            rows={2}
            maxLength={limits.reasonCharacters}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {cancel.error && <ProblemNotice error={cancel.error} onRetry={send} />}
        </Dialog>
      )}
    </>
  )
}
