import type { CaptureKind, OwnDevice, QualityLevel } from '@bedside/client'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { useText } from '../../text/text-provider.tsx'
import { LevelBars } from '../sound-level/level-bars.tsx'
import { VideoView } from '../stream-view/video-view.tsx'
import { CheckRow } from './check-row.tsx'
import css from './device-check.module.css'
import { DevicePicker } from './device-picker.tsx'
import { SoundTest } from './sound-test.tsx'
import { TroubleHelp } from './trouble-help.tsx'

/** What can be done with the devices; the client's call has it. */
export interface DeviceActions {
  /** Asks for the device if it is not open; off closes it. */
  setOn(kind: CaptureKind, isOn: boolean): void
  choose(kind: CaptureKind, deviceId: string): void
}

/** What {@link DeviceCheck} takes. */
export interface DeviceCheckProps {
  readonly microphone: OwnDevice
  /** Null for a voice visit: no camera is asked for. */
  readonly camera: OwnDevice | null
  readonly connection: QualityLevel
  readonly actions: DeviceActions
  /** The visit's main button: on to the waiting room, or start. */
  readonly next: ReactNode
  readonly phone?: ReactNode
}

const silentAfterMs = 8_000

function useSilence(
  track: MediaStreamTrack | null,
): readonly [heard: boolean, silent: boolean, (now: boolean) => void] {
  const [heard, setHeard] = useState(false)
  const [silent, setSilent] = useState(false)
  useEffect(() => {
    setSilent(false)
    if (!track || heard) return
    const timer = setTimeout(() => setSilent(true), silentAfterMs)
    return () => clearTimeout(timer)
  }, [track, heard])
  return [heard, silent, (now) => now && setHeard(true)]
}

function MicrophoneRow({ microphone, actions, phone }: DeviceCheckProps) {
  const t = useText()
  const { track, trouble, isOn } = microphone
  const [heard, silent, onHeard] = useSilence(track)
  const shown = trouble ?? (track && silent && !heard ? ('silent_microphone' as const) : null)
  return (
    <CheckRow
      icon={isOn ? 'mic' : 'micOff'}
      label={t('check.microphone')}
      state={shown ? 'trouble' : heard ? 'good' : 'open'}
    >
      {track && <LevelBars track={track} label={t('check.microphoneLevel')} onHeard={onHeard} />}
      {track && !shown && <span>{heard ? t('check.microphoneGood') : t('check.microphoneWait')}</span>}
      {!track && !shown && <span>{isOn ? t('check.notOn') : t('room.micOff')}</span>}
      {shown && (
        <TroubleHelp
          kind="microphone"
          trouble={shown}
          onRetry={() => actions.setOn('microphone', true)}
          onWithout={() => actions.setOn('microphone', false)}
          phone={phone}
        />
      )}
      <DevicePicker kind="microphone" track={track} onChoose={(id) => actions.choose('microphone', id)} />
    </CheckRow>
  )
}

function CameraRow({ camera, actions, phone }: DeviceCheckProps & { readonly camera: OwnDevice }) {
  const t = useText()
  const { track, trouble, isOn } = camera
  return (
    <CheckRow
      icon={isOn ? 'camera' : 'cameraOff'}
      label={t('check.camera')}
      state={trouble ? 'trouble' : track ? 'good' : 'open'}
    >
      {!trouble && (
        <span>{track ? t('check.cameraGood') : isOn ? t('check.notOn') : t('check.cameraOff')}</span>
      )}
      {trouble && (
        <TroubleHelp
          kind="camera"
          trouble={trouble}
          onRetry={() => actions.setOn('camera', true)}
          onWithout={() => actions.setOn('camera', false)}
          phone={phone}
        />
      )}
      <DevicePicker kind="camera" track={track} onChoose={(id) => actions.choose('camera', id)} />
    </CheckRow>
  )
}

const connectionWords = {
  good: 'check.connectionGood',
  weak: 'check.connectionWeak',
  lost: 'check.connectionLost',
} as const
const connectionIcons = { good: 'signalGood', weak: 'signalWeak', lost: 'signalLost' } as const

/** Own picture, microphone, sound and connection on one screen, before anybody else is there. */
export function DeviceCheck(props: DeviceCheckProps) {
  const { microphone, camera, connection, actions, next } = props
  const t = useText()
  const isOpen = microphone.track || camera?.track || microphone.trouble || camera?.trouble
  const turnOn = () => {
    actions.setOn('microphone', true)
    if (camera) actions.setOn('camera', true)
  }
  return (
    <section className={css.check} aria-label={t('check.title')}>
      <div className={css.head}>
        <h2 className={css.title}>{t('check.title')}</h2>
        <p className={css.why}>{t('check.why')}</p>
      </div>
      {camera && (
        <div className={css.preview} data-bs-theme="room">
          {camera.track ? (
            <VideoView track={camera.track} label={t('room.yourCamera')} mirrored />
          ) : (
            <p className={css.noPicture}>{t('check.cameraOff')}</p>
          )}
        </div>
      )}
      <div className={css.side}>
        {!isOpen && (
          <Button icon={camera ? 'camera' : 'mic'} wide onClick={turnOn}>
            {camera ? t('check.turnOnBoth') : t('check.turnOnVoice')}
          </Button>
        )}
        <ul className={css.rows} aria-label={t('check.list')}>
          {camera && <CameraRow {...props} camera={camera} />}
          <MicrophoneRow {...props} />
          <SoundTest />
          <CheckRow
            icon={connectionIcons[connection]}
            label={t('check.connection')}
            state={connection === 'good' ? 'good' : 'open'}
          >
            <span role="status">{t(connectionWords[connection])}</span>
            <span className={css.why}>{t('check.data')}</span>
          </CheckRow>
        </ul>
        <div className={css.next}>{next}</div>
      </div>
    </section>
  )
}
