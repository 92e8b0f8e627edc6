import type { Line, Visit } from '@bedside/client'
import type { Session, Waiting } from '@bedside/contract'
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { useReadable } from '../../bedside/use-readable.ts'
import { useServerNow } from '../../bedside/use-server-now.ts'
import { useQuietly } from '../../kit/announcer/use-quietly.ts'
import { Button } from '../../kit/button/button.tsx'
import { Checkbox } from '../../kit/choice/choice.tsx'
import { Dialog } from '../../kit/dialog/dialog.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark } from '../../kit/status-mark/status-mark.tsx'
import { BellSeen } from '../../media/bell/bell-seen.tsx'
import { SoundSwitch } from '../../media/bell/sound-switch.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import type { CheckInFormProps } from '../check-in/check-in-form.tsx'
import { PhoneCallAsked, PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import { LineNotice } from './line-notice.tsx'
import { useLineVoice } from './use-line-voice.ts'
import { useRungInside } from './use-ring.ts'
import css from './waiting-room.module.css'

/** The questions stand beside the way in: where they cannot be fetched, waiting goes on without them. */
const CheckInForm = lazy<ComponentType<CheckInFormProps>>(() =>
  import('../check-in/check-in-form.tsx').then(
    (loaded) => ({ default: loaded.CheckInForm }),
    () => ({ default: () => null }),
  ),
)

function DoctorLine({
  waiting,
  doctorName,
}: {
  readonly waiting: Waiting | null
  readonly doctorName: string
}) {
  const t = useText()
  const formats = useFormats()
  if (!waiting) return null
  const { doctorState, runningLateMinutes } = waiting
  return (
    <>
      <p className={css.doctor}>{t(`waiting.doctor.${doctorState}`, { name: doctorName })}</p>
      {runningLateMinutes > 0 && doctorState !== 'ready' && (
        <Notice kind="late" live>
          {t('waiting.late', { name: doctorName, minutes: formats.number(runningLateMinutes) })}
        </Notice>
      )}
    </>
  )
}

/** What {@link WaitingView} takes. */
export interface WaitingViewProps {
  readonly visit: Visit
  readonly session: Session
  readonly line: Line
  readonly autoJoin: boolean
  setAutoJoin(on: boolean): void
  /** The message box. */
  readonly chat: ReactNode
  /** Own preview and devices, to look again. */
  readonly devices: ReactNode
  onLeave(): void
}

function Place({ session, waiting }: { readonly session: Session; readonly waiting: Waiting | null }) {
  const t = useText()
  const formats = useFormats()
  const place = waiting?.place ?? null
  const range = waiting?.waitRange ?? null
  const placeWords =
    place === null ? '' : place === 0 ? t('waiting.next') : t('waiting.place', { count: place })
  useQuietly(placeWords)
  const nowMs = useServerNow()
  const isLate = nowMs > Date.parse(session.scheduledStartTime) + 5 * 60_000 && !waiting?.runningLateMinutes
  return (
    <>
      <p>
        {formats.fullDay(session.scheduledStartTime)}, {formats.time(session.scheduledStartTime)}
      </p>
      <p>{t(`mode.${session.consultationMode}`)}</p>
      {placeWords && <p className={css.place}>{placeWords}</p>}
      {range && (
        <p>
          {t(range.minMinutes === 0 ? 'waiting.rangeUpTo' : 'waiting.range', {
            min: formats.number(range.minMinutes),
            max: formats.number(range.maxMinutes),
          })}
        </p>
      )}
      {isLate && waiting?.doctorState !== 'ready' && <p>{t('waiting.lateSoon')}</p>}
    </>
  )
}

/** The ways out of waiting: by phone, or away until the doctor is ready. */
function WaysOut({ visit, session, onLeave }: Pick<WaitingViewProps, 'visit' | 'session' | 'onLeave'>) {
  const t = useText()
  const formats = useFormats()
  const [isLeaving, setLeaving] = useState(false)
  const { name } = session.doctor
  return (
    <>
      {!session.wantsPhoneCall && <PhoneCallButton visit={visit} />}
      <Button icon="leave" onClick={() => setLeaving(true)}>
        {t('waiting.leave')}
      </Button>
      {isLeaving && (
        <Dialog
          title={t('waiting.leaveTitle')}
          onClose={() => setLeaving(false)}
          actions={
            <>
              <Button onClick={() => setLeaving(false)}>{t('room.leaveStay')}</Button>
              <Button icon="leave" onClick={onLeave}>
                {t('waiting.leave')}
              </Button>
            </>
          }
        >
          <p>{t('waiting.leaveText', { name, time: formats.time(session.scheduledStartTime) })}</p>
        </Dialog>
      )}
    </>
  )
}

/** The patient's waiting room: place, range, the doctor's state, all pushed; questions, messages, ways out. */
export function WaitingView(props: WaitingViewProps) {
  const { visit, session, line, autoJoin, setAutoJoin, chat, devices } = props
  const t = useText()
  const { waiting } = useReadable(visit.state)
  const [checking, setChecking] = useState(false)
  useLineVoice(line)
  const rungWords = t('waiting.rung', { name: session.doctor.name })
  const isRung = useRungInside(visit, t('waiting.rungTab'), rungWords)
  return (
    <div className={css.waiting}>
      <div className={css.main}>
        <h1 className={css.heading}>{t('waiting.title')}</h1>
        <Slip
          stub={{ kind: 'turn', place: waiting?.place ?? null }}
          title={session.doctor.name}
          mark={<StatusMark status="WAITING" readAs="patient" name={session.doctor.name} />}
        >
          <p>{session.doctor.specialization}</p>
          <Place session={session} waiting={waiting} />
        </Slip>
        {isRung && <BellSeen isSounding words={rungWords} />}
        <LineNotice line={line} waiting={waiting} />
        <DoctorLine waiting={waiting} doctorName={session.doctor.name} />
        <p className={css.keep}>{t('waiting.keep')}</p>
        <Checkbox
          label={t('waiting.autoJoin')}
          checked={autoJoin}
          onChange={(event) => setAutoJoin(event.currentTarget.checked)}
        />
        <PhoneCallAsked visit={visit} />
        <div className={css.actions}>
          {session.consultationMode !== 'CHAT' && (
            <Button icon="camera" aria-expanded={checking} onClick={() => setChecking(!checking)}>
              {t('waiting.checkAgain')}
            </Button>
          )}
          <SoundSwitch />
          <WaysOut {...props} />
        </div>
        {checking && devices}
        <Suspense fallback={<Skeleton shape="row" count={3} />}>
          <CheckInForm session={session} />
        </Suspense>
      </div>
      <div className={css.side}>
        <div className={css.chat}>{chat}</div>
        <section className={css.tips} aria-label={t('waiting.tips')}>
          <h2 className={css.tipsTitle}>{t('waiting.tips')}</h2>
          <ul>
            <li>{t('waiting.tipPlace')}</li>
            <li>{t('waiting.tipThings')}</li>
            <li>{t('waiting.tipLine')}</li>
          </ul>
        </section>
        <EmergencyCard emergencyNumber={session.emergencyNumber} clinicPhone={session.clinicPhone} />
      </div>
    </div>
  )
}
