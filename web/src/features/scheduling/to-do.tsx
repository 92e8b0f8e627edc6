import type { Appointment } from '@bedside/contract'
import { Icon, type IconName, isFeedbackSkipped, keptFeedback } from '@bedside/react'
import { Link } from 'wouter'
import { useRead } from '../../shared/api/use-read.ts'
import { useWords } from '../../text/web-texts.ts'
import type { NextStep } from './next-step.ts'
import css from './scheduling.module.css'

function Item({ to, icon, children }: { to: string; icon: IconName; children: string }) {
  return (
    <li>
      <Link className={css.task} href={to}>
        <Icon name={icon} /> <span>{children}</span>
      </Link>
    </li>
  )
}

function BeforeVisit({ appointmentId, sessionId }: { appointmentId: string; sessionId: string }) {
  const t = useWords()
  const checkIn = useRead('getCheckIn', { params: { sessionId } })
  if (!checkIn.data || checkIn.data.savedAt !== null) return null
  return (
    <Item to={`/visits/${appointmentId}`} icon="note">
      {t('home.to-do-check-in')}
    </Item>
  )
}

function HealthOpen({ appointmentId }: { appointmentId: string }) {
  const t = useWords()
  const health = useRead('getVisitHealth', { params: { appointmentId } })
  if (!health.data || health.data.toldAt !== null) return null
  return (
    <Item to={`/health/${appointmentId}`} icon="note">
      {t('health.to-do')}
    </Item>
  )
}

function AfterVisit({ sessionId }: { sessionId: string }) {
  const t = useWords()
  const summary = useRead('getSummary', { params: { sessionId } })
  const { data } = summary
  if (!data || data.feedbackSubmitted || data.status !== 'COMPLETED') return null
  if (isFeedbackSkipped(sessionId) || keptFeedback(sessionId)) return null
  return (
    <Item to={`/history/${sessionId}/feedback`} icon="star">
      {t('home.to-do-feedback')}
    </Item>
  )
}

/** What the patient may do about the visit on the slip, below it: the questions before, the rating after. */
export function ToDo({ appointment, step }: { appointment: Appointment; step: NextStep }) {
  const t = useWords()
  const { appointmentId, sessionId } = appointment
  const isBefore = ['wait', 'check', 'join', 'come'].includes(step)
  if (!isBefore && step !== 'summary') return null
  return (
    <ul className={css.tasks} aria-label={t('home.to-do')}>
      {step === 'summary' && sessionId && <AfterVisit sessionId={sessionId} />}
      {(step === 'check' || step === 'join') && sessionId && (
        <BeforeVisit appointmentId={appointmentId} sessionId={sessionId} />
      )}
      {isBefore && <HealthOpen appointmentId={appointmentId} />}
    </ul>
  )
}
