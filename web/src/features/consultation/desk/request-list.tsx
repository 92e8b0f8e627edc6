import type { Appointment } from '@bedside/contract'
import { limits } from '@bedside/contract/facts'
import { Button, Dialog, EmptyState, Name, Notice, TextArea } from '@bedside/react'
import { useState } from 'react'
import { codeOf } from '../../../shared/api/problem-of.ts'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWhenInside } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import { KindMark } from '../../scheduling/kind-mark.tsx'
import { kindOf } from '../../scheduling/visit-kind.ts'
import css from './desk.module.css'

const touches = ['listAppointments', 'getQueue'] as const

function Decline({ request }: { request: Appointment }) {
  const t = useWords()
  const [isAsking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const decline = useDeed('declineAppointment', { touches, onDone: () => setAsking(false) })
  const { appointmentId } = request
  const send = () =>
    decline.run({ params: { appointmentId }, body: note.trim() ? { note: note.trim() } : {} })
  return (
    <>
      <Button aria-label={`${t('desk.decline')}, ${request.patient.name}`} onClick={() => setAsking(true)}>
        {t('desk.decline')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('desk.decline-ask', { name: request.patient.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('desk.guard-keep')}</Button>
              <Button kind="danger" busy={decline.isPending} onClick={send}>
                {t('desk.decline')}
              </Button>
            </>
          }
        >
          <TextArea
            label={t('desk.decline-note')}
            optional
            rows={2}
            maxLength={limits.reasonCharacters}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {decline.error && <ProblemNotice error={decline.error} onRetry={send} />}
        </Dialog>
      )}
    </>
  )
}

function Request({ request }: { request: Appointment }) {
  const t = useWords()
  const whenInside = useWhenInside()
  const confirm = useDeed('confirmAppointment', { touches })
  const { appointmentId } = request
  const send = () => confirm.run({ params: { appointmentId } })
  return (
    <li className={css.request}>
      <p>
        <strong>
          <Name>{request.patient.name}</Name>
        </strong>{' '}
        {t('desk.request-wants', { time: whenInside(request.startTime) })}
      </p>
      <p className={css.marks}>
        <KindMark kind={kindOf(request)} />
        {request.previousStartTime && (
          <span>
            {t('home.moved')} <s>{whenInside(request.previousStartTime)}</s>
          </span>
        )}
      </p>
      <p>{request.reason || t('desk.no-reason')}</p>
      <div className={css.actions}>
        <Button
          icon="tick"
          aria-label={`${t('desk.confirm')}, ${request.patient.name}`}
          busy={confirm.isPending}
          onClick={send}
        >
          {t('desk.confirm')}
        </Button>
        <Decline request={request} />
      </div>
      {confirm.error &&
        (codeOf(confirm.error) === 'appointment_state' ? (
          <Notice kind="info" live>
            {t('desk.request-gone')}
          </Notice>
        ) : (
          <ProblemNotice error={confirm.error} onRetry={send} />
        ))}
    </li>
  )
}

/** Visits asked for and not yet answered, soonest first. */
export function RequestList({ requests }: { requests: readonly Appointment[] }) {
  const t = useWords()
  if (requests.length === 0) return <EmptyState drawing="done" title={t('desk.empty-requests')} />
  return (
    <ul className={css.requests}>
      {requests.map((request) => (
        <Request key={request.appointmentId} request={request} />
      ))}
    </ul>
  )
}
