import type { CallState, Visit } from '@bedside/client'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { DevicePicker } from '../../media/device-check/device-picker.tsx'
import { TroubleHelp } from '../../media/device-check/trouble-help.tsx'
import { useOwnVoice } from '../../media/sound-level/use-own-voice.ts'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { PhoneCallButton } from '../phone-call/phone-call-button.tsx'

/** What {@link OwnVoice} takes. */
export interface OwnVoiceProps {
  readonly visit: Visit
  readonly call: CallState
}

function Muted({ onUnmute }: { onUnmute(): void }) {
  const t = useAsideText()
  return (
    <Notice
      kind="info"
      live
      title={t('voice.muted')}
      actions={
        <Button icon="mic" onClick={onUnmute}>
          {t('voice.unmute')}
        </Button>
      }
    />
  )
}

/** Hears what the others do not: a microphone that is on and brings nothing, or a voice while it is muted. */
export function OwnVoice({ visit, call }: OwnVoiceProps) {
  const { microphone, people, phase } = call
  const { track, isOn, trouble } = microphone
  const hint = useOwnVoice(microphone)
  // biome-ignore lint/correctness/useHookAtTopLevel: the client's call has a method of this name
  const choose = (id: string) => void visit.call.useDevice('microphone', id)
  if (isOn && (hint === 'silent' || trouble === 'silent_microphone'))
    return (
      <TroubleHelp
        kind="microphone"
        trouble="silent_microphone"
        // The same microphone, opened anew: what the system took away may be back.
        onRetry={() => choose(track?.getSettings?.().deviceId ?? '')}
        onWithout={() => void visit.call.setMicrophone(false)}
        phone={
          <>
            <DevicePicker kind="microphone" track={track} onChoose={choose} />
            <PhoneCallButton visit={visit} />
          </>
        }
      />
    )
  const isListenedTo = phase !== 'on_hold' && people.some((person) => person.isLive)
  if (hint !== 'muted' || !isListenedTo) return null
  return (
    <Aside>
      <Muted onUnmute={() => void visit.call.setMicrophone(true)} />
    </Aside>
  )
}
