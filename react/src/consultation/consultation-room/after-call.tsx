import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { Button } from '../../kit/button/button.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { EmptyState } from '../../kit/empty-state/empty-state.tsx'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark } from '../../kit/status-mark/status-mark.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import { otherOf } from '../visit-source/use-visit.ts'
import css from './consultation-room.module.css'

/** What the screens after a call take. */
export interface AfterCallProps {
  readonly visit: Visit
  readonly session: Session
  onBack(): void
  /** Absent where the page has nowhere else to go. */
  onDone?: (() => void) | undefined
}

/** This person left; the visit goes on and can be come back to. */
export function LeftScreen({ visit, session, onBack, onDone }: AfterCallProps) {
  const t = useText()
  const isDoctor = session.myRole === 'DOCTOR'
  return (
    <div className={css.after}>
      <Slip
        stub={{ kind: 'time', at: session.scheduledStartTime }}
        title={otherOf(session).name}
        headingLevel={1}
        mark={
          <StatusMark
            status={session.status}
            readAs={isDoctor ? 'doctor' : 'patient'}
            name={session.doctor.name}
          />
        }
        action={
          <Button kind="main" icon="next" wide onClick={onBack}>
            {t('join.comeBack')}
          </Button>
        }
      >
        <p role="status">{t('room.left')}</p>
        {!isDoctor && <p>{t('room.leftText')}</p>}
      </Slip>
      <div className={css.row}>
        <PhoneCallButton visit={visit} />
        {onDone && <Button onClick={onDone}>{t('summary.done')}</Button>}
      </div>
      <EmergencyCard emergencyNumber={session.emergencyNumber} clinicPhone={session.clinicPhone} />
    </div>
  )
}

/** Coming in was refused or did not work: why, and the ways on. */
export function FailedScreen(props: AfterCallProps & { readonly code: string }) {
  const { visit, session, code, onBack } = props
  const t = useText()
  const formats = useFormats()
  return (
    <div className={css.after}>
      <EmptyState drawing="line" title={t('error.title')}>
        {code === 'join_too_early' && <p>{t('join.opensAt', { time: formats.time(session.joinOpensAt) })}</p>}
      </EmptyState>
      <ProblemNotice code={code} onRetry={onBack} more={<PhoneCallButton visit={visit} />} />
      <EmergencyCard emergencyNumber={session.emergencyNumber} clinicPhone={session.clinicPhone} />
    </div>
  )
}
