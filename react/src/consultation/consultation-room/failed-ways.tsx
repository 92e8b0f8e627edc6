import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import type { ReactNode } from 'react'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { useFormats } from '../../text/formats.ts'
import { PhoneCallAsked, PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import css from './consultation-room.module.css'

/** What {@link FailedWays} takes. */
export interface FailedWaysProps {
  readonly visit: Visit
  readonly session: Session
  /** The page's way to another visit. */
  readonly bookAgain: ReactNode
}

/** Only the doctor opens a visit again: the patient is told until when, and that they will hear of it. */
function Again({ session }: { readonly session: Session }) {
  const t = useAsideText()
  const formats = useFormats()
  const { reopenUntil, doctor } = session
  const time = reopenUntil && `${formats.date(reopenUntil)}, ${formats.time(reopenUntil)}`
  return (
    <div>
      {time && <p>{t('failed.again', { name: doctor.name, time })}</p>}
      {session.consultationMode === 'VIDEO' && <p>{t('failed.less')}</p>}
    </div>
  )
}

/**
 * For a patient whose connection never came about, in this order: the same visit once more, another that needs less of the line, a
 * phone call.
 */
export function FailedWays({ visit, session, bookAgain }: FailedWaysProps) {
  return (
    <div className={css.ways}>
      <Aside>
        <Again session={session} />
      </Aside>
      <PhoneCallAsked visit={visit} />
      <div className={css.row}>
        {bookAgain}
        {!session.wantsPhoneCall && <PhoneCallButton visit={visit} />}
      </div>
    </div>
  )
}
