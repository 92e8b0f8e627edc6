import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import type { ReactNode } from 'react'
import { FeedbackForm } from '../../feedback/feedback-form/feedback-form.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { VisitSummary } from '../summary/summary.tsx'
import css from './consultation-room.module.css'
import { FailedWays } from './failed-ways.tsx'

/** What {@link EndedScreen} takes. */
export interface EndedProps {
  readonly visit: Visit
  readonly session: Session
  /** The visit ended while this page showed it. */
  readonly isFresh: boolean
  /** The page's way to another visit. */
  readonly bookAgain?: ReactNode
}

/** After the end: what happened, then the question how it was. Loaded when it is reached. */
export function EndedScreen({ visit, session, isFresh, bookAgain }: EndedProps) {
  const { sessionId, myRole, status, consultationMode, doctor } = session
  const isPatient = myRole === 'PATIENT'
  const hasFailed = isPatient && status === 'FAILED'
  return (
    <div className={css.after}>
      <VisitSummary
        sessionId={sessionId}
        readAs={myRole === 'DOCTOR' ? 'doctor' : 'patient'}
        isFresh={isFresh}
        saysReopening={!hasFailed}
        actions={
          hasFailed ? (
            <FailedWays visit={visit} session={session} bookAgain={bookAgain} />
          ) : (
            isPatient && status !== 'COMPLETED' && bookAgain
          )
        }
      />
      {isPatient && status === 'COMPLETED' && (
        <FeedbackForm sessionId={sessionId} consultationType={consultationMode} doctorName={doctor.name} />
      )}
      {isPatient && (
        <EmergencyCard emergencyNumber={session.emergencyNumber} clinicPhone={session.clinicPhone} />
      )}
    </div>
  )
}
