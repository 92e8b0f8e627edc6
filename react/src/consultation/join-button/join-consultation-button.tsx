import type { ModeInput } from '@bedside/client'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useText } from '../../text/text-provider.tsx'

const Room = lazy(async () => ({
  default: (await import('../consultation-room/consultation-room.tsx')).ConsultationRoom,
}))

/** What {@link JoinConsultationButton} takes: exactly the contract's names. */
export interface JoinConsultationButtonProps {
  readonly appointmentId: string
  readonly consultationType?: ModeInput
  readonly participantName?: string
  /** Takes over what a click does, for instance going to a page; else the room opens in place of the button. */
  onJoin?(appointmentId: string): void
}

const icons = { video: 'camera', audio: 'phone', chat: 'chat' } as const

/** The one button that begins a visit; the room's code loads when it is pressed. */
export function JoinConsultationButton(props: JoinConsultationButtonProps) {
  const { appointmentId, consultationType = 'video', participantName, onJoin } = props
  const t = useText()
  const [isIn, setIn] = useState(false)
  if (isIn) {
    return (
      <Suspense fallback={<Skeleton shape="slip" />}>
        <Room
          appointmentId={appointmentId}
          consultationType={consultationType}
          {...(participantName ? { participantName } : {})}
        />
      </Suspense>
    )
  }
  const kind = consultationType.toLowerCase() as keyof typeof icons
  return (
    <Button kind="main" icon={icons[kind]} onClick={() => (onJoin ? onJoin(appointmentId) : setIn(true))}>
      {t('join.button')}
    </Button>
  )
}
