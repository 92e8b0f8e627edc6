import type { CallState, Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Connecting, MovedAway, Plate, Reconnecting } from '../../media/call-notice/call-notice.tsx'
import { TroubleHelp } from '../../media/device-check/trouble-help.tsx'
import type { VisitTranslate } from '../../text/visit-texts.ts'
import { PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import { otherOf } from '../visit-source/use-visit.ts'
import type { OwnVoiceProps } from './own-voice.tsx'

/** Listens beside the way to the call; where it cannot be fetched the call goes on without its hints. */
const OwnVoice = lazy<ComponentType<OwnVoiceProps>>(() =>
  import('./own-voice.tsx').then(
    (loaded) => ({ default: loaded.OwnVoice }),
    () => ({ default: () => null }),
  ),
)

/** What lies over the stage, or stands above the chat, while the call is not simply running; null while it is. */
export function overStage(visit: Visit, session: Session, call: CallState, t: VisitTranslate): ReactNode {
  const phone = <PhoneCallButton visit={visit} />
  const { name } = otherOf(session)
  if (call.phase === 'moved') return <MovedAway onUseHere={() => void visit.call.join({ takeOver: true })} />
  if (call.phase === 'failed') {
    return (
      <Plate
        title={t('room.lost')}
        action={
          <>
            <Button kind="main" icon="retry" onClick={() => void visit.call.join()}>
              {t('room.rejoin')}
            </Button>
            {phone}
          </>
        }
      >
        {t('room.reconnectingChat')}
      </Plate>
    )
  }
  if (call.phase === 'on_hold') {
    return (
      <Plate title={t('room.heldTitle')}>
        {session.myRole === 'DOCTOR' ? t('room.heldDoctor') : t('room.heldPatient', { name })}
      </Plate>
    )
  }
  if (call.phase === 'reconnecting' && call.reconnectUntilMs !== null)
    return <Reconnecting untilMs={call.reconnectUntilMs} phone={phone} />
  if (call.phase === 'joining' && call.people.some((person) => person.isLive))
    return <Connecting phone={phone} />
  return null
}

/** What {@link OwnTrouble} takes. */
export interface OwnTroubleProps {
  readonly visit: Visit
  readonly call: CallState
  readonly mode: Session['consultationMode']
}

/** A camera or microphone that stopped or brings no sound during the call, or a voice that nobody hears, and the ways on. */
export function OwnTrouble({ call, visit, mode }: OwnTroubleProps) {
  const { microphone, camera } = call
  const phone = <PhoneCallButton visit={visit} />
  if (mode === 'CHAT') return null
  const listening = (
    <Suspense fallback={null}>
      <OwnVoice visit={visit} call={call} />
    </Suspense>
  )
  if (microphone.isOn && microphone.trouble === 'silent_microphone') return listening
  if (microphone.isOn && microphone.trouble)
    return (
      <TroubleHelp
        kind="microphone"
        trouble={microphone.trouble}
        onRetry={() => void visit.call.setMicrophone(true)}
        onWithout={() => void visit.call.setMicrophone(false)}
        phone={phone}
      />
    )
  if (mode === 'VIDEO' && camera.isOn && camera.trouble)
    return (
      <TroubleHelp
        kind="camera"
        trouble={camera.trouble}
        onRetry={() => void visit.call.setCamera(true)}
        onWithout={() => void visit.call.setCamera(false)}
        phone={phone}
      />
    )
  return listening
}
