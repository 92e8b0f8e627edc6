import type { SessionStatus } from '@bedside/contract'
import { useText } from '../../text/text-provider.tsx'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/shapes.ts'
import css from './status-mark.module.css'

/** A status as people read it; `READY`: the doctor waits too, `DOCTOR_ABSENT`: it was the doctor who missed it. */
export type ShownStatus = SessionStatus | 'READY' | 'DOCTOR_ABSENT'

const marks: Readonly<Record<ShownStatus, readonly [IconName, string]>> = {
  SCHEDULED: ['calendar', 'ink'],
  WAITING: ['hourglass', 'marigold'],
  READY: ['bell', 'dado'],
  IN_PROGRESS: ['ring', 'dado'],
  PAUSED: ['twoBars', 'sky'],
  COMPLETED: ['tick', 'leaf'],
  CANCELLED: ['slash', 'quiet'],
  NO_SHOW: ['chair', 'quiet'],
  DOCTOR_ABSENT: ['chair', 'quiet'],
  FAILED: ['lineBroken', 'rhododendron'],
}

/** What a session's fields mean to its reader. */
export function shownStatusOf(
  status: SessionStatus,
  more: { readonly noShowParty?: string | null; readonly doctorReady?: boolean } = {},
): ShownStatus {
  if (status === 'NO_SHOW' && more.noShowParty === 'DOCTOR') return 'DOCTOR_ABSENT'
  return status === 'WAITING' && more.doctorReady ? 'READY' : status
}

/** What {@link StatusMark} takes. */
export interface StatusMarkProps {
  readonly status: ShownStatus
  readonly readAs: 'patient' | 'doctor'
  /** Name of the doctor, for "… is ready for you". */
  readonly name?: string
}

/** The state of a visit as a shape and words, so that colour is never needed. */
export function StatusMark({ status, readAs, name = '' }: StatusMarkProps) {
  const t = useText()
  const [icon, tone] = marks[status]
  return (
    <span className={`${css.mark} ${css[tone]}`}>
      <Icon name={icon} />
      <span>
        {readAs === 'patient' && status === 'READY'
          ? t('status.patient.READY', { name })
          : t(`status.${readAs}.${status}` as 'status.doctor.WAITING')}
      </span>
    </span>
  )
}
