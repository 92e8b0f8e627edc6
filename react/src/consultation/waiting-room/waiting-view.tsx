import type { Line, Visit } from '@bedside/client'
import type { Session, Waiting } from '@bedside/contract'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { Button } from '../../kit/button/button.tsx'
import { Checkbox } from '../../kit/choice/choice.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark } from '../../kit/status-mark/status-mark.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { CheckInForm } from '../check-in/check-in-form.tsx'
import { PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import css from './waiting-room.module.css'

const sayAtMostEveryMs = 60_000

/** Says changes of the place politely, at most once a minute. */
function useQuietly(words: string): void {
  const announce = useAnnounce()
  const last = useRef(0)
  useEffect(() => {
    if (!words) return
    const waitMs = Math.max(0, last.current + sayAtMostEveryMs - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      announce(words)
    }, waitMs)
    return () => clearTimeout(timer)
  }, [words, announce])
}

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

function LineNotice({ line, keptUntil }: { readonly line: Line; readonly keptUntil: string | null }) {
  const t = useText()
  const formats = useFormats()
  if (line === 'polling') return <Notice kind="info">{t('room.polling')}</Notice>
  if (line !== 'offline') return null
  return (
    <Notice kind="late" live>
      {keptUntil ? t('waiting.placeKept', { time: formats.time(keptUntil) }) : t('waiting.offline')}
    </Notice>
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
  const nowMs = waiting ? Date.parse(waiting.serverTime) : Date.now()
  const isLate = nowMs > Date.parse(session.scheduledStartTime) + 5 * 60_000 && !waiting?.runningLateMinutes
  return (
    <>
      <p>
        {formats.fullDay(session.scheduledStartTime)}, {formats.time(session.scheduledStartTime)} ·{' '}
        {t(`mode.${session.consultationMode}`)}
      </p>
      {placeWords && <p className={css.place}>{placeWords}</p>}
      {range && (
        <p>
          {t('waiting.range', {
            min: formats.number(range.minMinutes),
            max: formats.number(range.maxMinutes),
          })}
        </p>
      )}
      {isLate && waiting?.doctorState !== 'ready' && <p>{t('waiting.lateSoon')}</p>}
    </>
  )
}

/** The patient's waiting room: place, range, the doctor's state, all pushed; questions, messages, ways out. */
export function WaitingView(props: WaitingViewProps) {
  const { visit, session, line, autoJoin, setAutoJoin, chat, devices, onLeave } = props
  const t = useText()
  const { waiting } = useReadable(visit.state)
  const { act, busy, error } = useAct<'leave'>()
  const [checking, setChecking] = useState(false)
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
        <LineNotice line={line} keptUntil={waiting?.placeKeptUntil ?? null} />
        <DoctorLine waiting={waiting} doctorName={session.doctor.name} />
        <p className={css.keep}>{t('waiting.keep')}</p>
        <Checkbox
          label={t('waiting.autoJoin')}
          checked={autoJoin}
          onChange={(event) => setAutoJoin(event.currentTarget.checked)}
        />
        {session.wantsPhoneCall && (
          <Notice kind="done" title={t('waiting.phoneAskedTitle')} live>
            {t('waiting.phoneAsked')}
          </Notice>
        )}
        <div className={css.actions}>
          <PhoneCallButton visit={visit} />
          {session.consultationMode !== 'CHAT' && (
            <Button icon="camera" aria-expanded={checking} onClick={() => setChecking(!checking)}>
              {t('waiting.checkAgain')}
            </Button>
          )}
          <Button icon="leave" busy={busy !== null} onClick={() => void act('leave', async () => onLeave())}>
            {t('room.leave')}
          </Button>
        </div>
        {error && <ProblemNotice code={error.code} />}
        {checking && devices}
        <CheckInForm session={session} />
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
