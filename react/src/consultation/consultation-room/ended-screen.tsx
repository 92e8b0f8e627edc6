import type { Session } from '@bedside/contract'
import type { ReactNode } from 'react'
import { FeedbackForm } from '../../feedback/feedback-form/feedback-form.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { VisitSummary } from '../summary/summary.tsx'
import css from './consultation-room.module.css'

/** What {@link EndedScreen} takes. */
export interface EndedProps {
  readonly session: Session
  /** The visit ended while this page showed it. */
  readonly isFresh: boolean
  /** The page's way to another visit. */
  readonly bookAgain?: ReactNode
}

/** After the end: what happened, then the question how it was. Loaded when it is reached. */
export function EndedScreen({ session, isFresh, bookAgain }: EndedProps) {
  const { sessionId, myRole, status, consultationMode, doctor } = session
  return (
    <div className={css.after}>
      <VisitSummary
        sessionId={sessionId}
        readAs={myRole === 'DOCTOR' ? 'doctor' : 'patient'}
        isFresh={isFresh}
        actions={myRole === 'PATIENT' && status !== 'COMPLETED' && bookAgain}
      />
      {myRole === 'PATIENT' && status === 'COMPLETED' && (
        <FeedbackForm sessionId={sessionId} consultationType={consultationMode} doctorName={doctor.name} />
      )}
      {myRole === 'PATIENT' && (
        <EmergencyCard emergencyNumber={session.emergencyNumber} clinicPhone={session.clinicPhone} />
      )}
    </div>
  )
}
