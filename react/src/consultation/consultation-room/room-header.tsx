import type { CallState, Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import type { ReactNode } from 'react'
import { ConnectionWord } from '../../media/call-notice/connection-word.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { useElapsed } from '../visit-source/use-elapsed.ts'
import { otherOf } from '../visit-source/use-visit.ts'
import css from './consultation-room.module.css'

/** What {@link RoomHeader} takes. */
export interface RoomHeaderProps {
  readonly visit: Visit
  readonly session: Session
  readonly call: CallState
  /** What else the page's reader can choose about the picture. */
  readonly children?: ReactNode
}

/** The slip's stub over the room: running time, who, and how the connection stands. */
export function RoomHeader({ visit, session, call, children }: RoomHeaderProps) {
  const t = useText()
  const formats = useFormats()
  const seconds = useElapsed(visit)
  const isLong = seconds > session.scheduledDurationMinutes * 60
  return (
    <header className={css.header}>
      <span className={css.stub} data-stub="timer">
        <span className={css.clock} role="timer" aria-label={t('slip.timerName')}>
          {formats.clock(seconds)}
        </span>
      </span>
      <div className={css.who}>
        <h1 className={css.name}>{otherOf(session).name}</h1>
        <p className={css.kind}>{t(`mode.${session.consultationMode}`)}</p>
        {isLong && (
          <p className={css.over}>
            {t(session.myRole === 'DOCTOR' ? 'room.overtime' : 'room.overtimePatient')}
          </p>
        )}
      </div>
      {children}
      <ConnectionWord call={call} />
    </header>
  )
}
