import type { QueueItem } from '@bedside/contract'
import { Button, useFormats } from '@bedside/react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { serverNow } from '../../../shared/time/clock.ts'
import { useWords } from '../../../text/web-texts.ts'
import { AdmitGuard } from './admit-guard.tsx'
import css from './desk.module.css'
import { isAdmittable, shortName } from './queue-view.ts'

/** What the actions of a visit take. */
export interface ActionsProps {
  readonly item: QueueItem
  /** The visit was marked as missed; the page keeps the way back in sight. */
  readonly onMissed: (item: QueueItem) => void
}

const ended: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED', 'NO_SHOW'])

function Missed({ item, onMissed }: ActionsProps) {
  const t = useWords()
  const mark = useDeed('markNoShow', { touches: ['getQueue'], onDone: () => onMissed(item) })
  const send = () => mark.run({ params: { sessionId: item.sessionId }, body: { noShowParty: 'PATIENT' } })
  return (
    <>
      <Button icon="chair" busy={mark.isPending} onClick={send}>
        {t('desk.no-show')}
      </Button>
      {mark.error && <ProblemNotice error={mark.error} onRetry={send} />}
    </>
  )
}

function Ended({ item }: { item: QueueItem }) {
  const t = useWords()
  const [, go] = useLocation()
  const isMissed = item.status === 'NO_SHOW'
  const reopen = useDeed('reopenSession', {
    touches: ['getQueue'],
    // A visit that was only marked as missed waits for its patient; the others go on at once.
    onDone: () => !isMissed && go(`/visits/${item.appointmentId}`),
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
          {t(isMissed ? 'desk.not-missed' : 'desk.reopen')}
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

function AheadActions({ item, onMissed }: ActionsProps) {
  const t = useWords()
  const formats = useFormats()
  const [, go] = useLocation()
  const [isGuarding, setGuarding] = useState(false)
  const [rungAt, setRungAt] = useState<number>()
  const ring = useDeed('ringPatient', { touches: ['getQueue'], onDone: () => setRungAt(serverNow()) })
  const canAdmit = isAdmittable(item)
  const isDue = item.flags.includes('late')
  return (
    <>
      <div className={css.actions}>
        {canAdmit && (
          <Button kind="main" icon="tick" onClick={() => setGuarding(true)}>
            {t('desk.admit', { name: shortName(item.patient.name) })}
          </Button>
        )}
        <Button
          kind={canAdmit ? 'quiet' : 'main'}
          icon="next"
          onClick={() => go(`/visits/${item.appointmentId}`)}
        >
          {t('desk.start')}
        </Button>
        {(item.status === 'WAITING' || isDue) && (
          <Button
            icon="bell"
            busy={ring.isPending}
            onClick={() => ring.run({ params: { sessionId: item.sessionId } })}
          >
            {t('desk.ring')}
          </Button>
        )}
        {isDue && <Missed item={item} onMissed={onMissed} />}
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
export function VisitActions({ item, onMissed }: ActionsProps) {
  if (item.status === 'IN_PROGRESS' || item.status === 'PAUSED') return <RunningActions item={item} />
  if (ended.has(item.status)) return <Ended item={item} />
  return item.status === 'CANCELLED' ? null : <AheadActions item={item} onMissed={onMissed} />
}
