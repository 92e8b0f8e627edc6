import type { QueueItem } from '@bedside/contract'
import { Button, Dialog, useFormats } from '@bedside/react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { serverNow } from '../../../shared/time/clock.ts'
import { useWords } from '../../../text/web-texts.ts'
import { AdmitGuard } from './admit-guard.tsx'
import css from './desk.module.css'
import { isAdmittable } from './queue-view.ts'

const ended: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED', 'NO_SHOW'])

function Missed({ item }: { item: QueueItem }) {
  const t = useWords()
  const [isAsking, setAsking] = useState(false)
  const mark = useDeed('markNoShow', { touches: ['getQueue'], onDone: () => setAsking(false) })
  const params = { sessionId: item.sessionId }
  return (
    <>
      <Button icon="chair" onClick={() => setAsking(true)}>
        {t('desk.no-show')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('desk.no-show-ask', { name: item.patient.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('desk.guard-keep')}</Button>
              <Button
                kind="danger"
                busy={mark.isPending}
                onClick={() => mark.run({ params, body: { noShowParty: 'PATIENT' } })}
              >
                {t('desk.no-show')}
              </Button>
            </>
          }
        >
          <p>{t('desk.no-show-explain')}</p>
          {mark.error && <ProblemNotice error={mark.error} />}
        </Dialog>
      )}
    </>
  )
}

function Ended({ item }: { item: QueueItem }) {
  const t = useWords()
  const [, go] = useLocation()
  const reopen = useDeed('reopenSession', {
    touches: ['getQueue'],
    onDone: () => go(`/visits/${item.appointmentId}`),
  })
  return (
    <>
      <div className={css.actions}>
        <LinkButton to={`/history/${item.sessionId}/summary`} icon="note">
          {t('desk.summary')}
        </LinkButton>
        <Button
          icon="retry"
          busy={reopen.isPending}
          onClick={() => reopen.run({ params: { sessionId: item.sessionId } })}
        >
          {t('desk.reopen')}
        </Button>
      </div>
      {reopen.error && <ProblemNotice error={reopen.error} />}
    </>
  )
}

function RunningActions({ item }: { item: QueueItem }) {
  const t = useWords()
  const [, go] = useLocation()
  const pause = useDeed('pauseSession', { touches: ['getQueue'] })
  const resume = useDeed('resumeSession', { touches: ['getQueue'] })
  const params = { sessionId: item.sessionId }
  const error = pause.error ?? resume.error
  return (
    <>
      <div className={css.actions}>
        <Button kind="main" icon="next" onClick={() => go(`/visits/${item.appointmentId}`)}>
          {t('desk.open')}
        </Button>
        {item.status === 'IN_PROGRESS' && (
          <Button icon="twoBars" busy={pause.isPending} onClick={() => pause.run({ params })}>
            {t('desk.hold')}
          </Button>
        )}
        {item.status === 'PAUSED' && (
          <Button icon="play" busy={resume.isPending} onClick={() => resume.run({ params })}>
            {t('desk.resume')}
          </Button>
        )}
      </div>
      {error && <ProblemNotice error={error} />}
    </>
  )
}

function AheadActions({ item }: { item: QueueItem }) {
  const t = useWords()
  const formats = useFormats()
  const [, go] = useLocation()
  const [isGuarding, setGuarding] = useState(false)
  const [rungAt, setRungAt] = useState<number>()
  const ring = useDeed('ringPatient', { touches: ['getQueue'], onDone: () => setRungAt(serverNow()) })
  const canAdmit = isAdmittable(item)
  return (
    <>
      <div className={css.actions}>
        {canAdmit && (
          <Button kind="main" icon="tick" onClick={() => setGuarding(true)}>
            {t('desk.admit', { name: item.patient.name })}
          </Button>
        )}
        <Button
          kind={canAdmit ? 'quiet' : 'main'}
          icon="next"
          onClick={() => go(`/visits/${item.appointmentId}`)}
        >
          {t('desk.start')}
        </Button>
        {item.status === 'WAITING' && (
          <Button
            icon="bell"
            busy={ring.isPending}
            onClick={() => ring.run({ params: { sessionId: item.sessionId } })}
          >
            {t('desk.ring')}
          </Button>
        )}
        {item.flags.includes('no_show_due') && <Missed item={item} />}
      </div>
      <p role="status" className={css.hint}>
        {rungAt !== undefined && t('desk.rung', { time: formats.time(rungAt) })}
      </p>
      {ring.error && <ProblemNotice error={ring.error} />}
      {isGuarding && <AdmitGuard item={item} onClose={() => setGuarding(false)} />}
    </>
  )
}

/** What the doctor can do about a visit now; one main button. */
export function VisitActions({ item }: { item: QueueItem }) {
  if (item.status === 'IN_PROGRESS' || item.status === 'PAUSED') return <RunningActions item={item} />
  if (ended.has(item.status)) return <Ended item={item} />
  return item.status === 'CANCELLED' ? null : <AheadActions item={item} />
}
