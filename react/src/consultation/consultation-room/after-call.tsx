import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { Button } from '../../kit/button/button.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { EmptyState } from '../../kit/empty-state/empty-state.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { PhoneCallAsked, PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import { useCalled } from '../waiting-room/use-called.ts'
import { useRing } from '../waiting-room/use-ring.ts'
import css from './consultation-room.module.css'
import { DoorSlip } from './door-slip.tsx'

/** What the screens after a call take. */
export interface AfterCallProps {
  readonly visit: Visit
  readonly session: Session
  onBack(): void
  /** Absent where the page has nowhere else to go. */
  onDone?: (() => void) | undefined
}

/** What {@link LeftScreen} takes. */
export interface LeftProps extends AfterCallProps {
  /** They went out of the waiting room and want to be told, rather than out of the call. */
  readonly wasWaiting: boolean
}

/** This person left; the visit goes on and can be come back to. Rings when the doctor is ready for somebody who waits outside. */
export function LeftScreen({ visit, session, wasWaiting, onBack, onDone }: LeftProps) {
  const t = useText()
  const isDoctor = session.myRole === 'DOCTOR'
  const { name } = session.doctor
  const isCalled = useCalled(visit, session)
  useRing(visit, isCalled, t('waiting.readyTab'), t('waiting.doctor.ready', { name }))
  const words = wasWaiting
    ? ([t('waiting.leftTitle'), t('waiting.leftText', { name })] as const)
    : ([t('room.left'), isDoctor ? '' : t('room.leftText')] as const)
  return (
    <div className={css.after}>
      <DoorSlip
        session={session}
        isCalled={isCalled}
        action={
          <Button kind="main" icon="next" wide onClick={onBack}>
            {isCalled ? t('join.now') : t('join.comeBack')}
          </Button>
        }
      >
        {isCalled ? (
          <p>{t('waiting.readyText')}</p>
        ) : (
          <>
            <p role="status">{words[0]}</p>
            {words[1] && <p>{words[1]}</p>}
          </>
        )}
      </DoorSlip>
      <PhoneCallAsked visit={visit} />
      <div className={css.row}>
        {!session.wantsPhoneCall && <PhoneCallButton visit={visit} />}
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
