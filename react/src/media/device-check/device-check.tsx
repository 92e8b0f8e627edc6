import {
  type CaptureKind,
  type DeviceTrouble,
  type OwnDevice,
  type QualityLevel,
  troubleBeforeAsking,
} from '@bedside/client'
import { type ComponentType, lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useText } from '../../text/text-provider.tsx'
import { LevelBars } from '../sound-level/level-bars.tsx'
import { looksAway, VideoView } from '../stream-view/video-view.tsx'
import { CheckRow } from './check-row.tsx'
import type { DataChoiceProps } from './data-choice.tsx'
import css from './device-check.module.css'
import { DevicePicker } from './device-picker.tsx'
import { SoundTest } from './sound-test.tsx'
import { fetchTroubleHelp, TroubleHelp } from './trouble-help.tsx'

/** Comes beside the way to the call; where it cannot be fetched the visit has its standard picture. */
const DataChoice = lazy<ComponentType<DataChoiceProps>>(() =>
  import('./data-choice.tsx').then(
    (loaded) => ({ default: loaded.DataChoice }),
    () => ({ default: () => null }),
  ),
)

/** What can be done with the devices; the client's call has it. */
export interface DeviceActions {
  /** Asks for the device if it is not open; off closes it. */
  setOn(kind: CaptureKind, isOn: boolean): void
  /** Uses this device from now on. */
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

/** What both rows of devices take. */
interface RowProps extends Pick<DeviceCheckProps, 'actions' | 'phone'> {
  /** Trouble seen before the device was asked for. */
  readonly known: DeviceTrouble | null
  /** Asks for all devices of the visit all the same. */
  turnOn(): void
}

const silentAfterMs = 8_000

/** Whether the microphone was heard, and whether it is on but brings nothing; `again` begins to listen anew. */
function useSilence({ track, isOn }: OwnDevice) {
  const [heard, setHeard] = useState(false)
  const [silent, setSilent] = useState(false)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` listens again to the same track
  useEffect(() => {
    setSilent(false)
    if (!track || !isOn || heard) return
    const timer = setTimeout(() => setSilent(typeof AudioContext !== 'undefined'), silentAfterMs)
    return () => clearTimeout(timer)
  }, [track, isOn, heard, round])
  const onHeard = useCallback((now: boolean) => {
    if (now) setHeard(true)
  }, [])
  return { heard, silent, onHeard, again: () => setRound((count) => count + 1) }
}

/** Trouble that is shown in the device's own row; an unanswered question has its place over the page. */
function rowTrouble(device: OwnDevice, known: DeviceTrouble | null): DeviceTrouble | null {
  const trouble = device.trouble ?? (device.track ? null : known)
  return trouble === 'prompt_unanswered' || !device.isOn ? null : trouble
}

function MicrophoneRow({ microphone, known, turnOn, actions, phone }: RowProps & { microphone: OwnDevice }) {
  const t = useText()
  const { track, isOn } = microphone
  const { heard, silent, onHeard, again } = useSilence(microphone)
  const trouble = rowTrouble(microphone, known)
  const shown = trouble ?? (track && isOn && silent && !heard ? ('silent_microphone' as const) : null)
  const retry = () => {
    if (shown === 'silent_microphone') again()
    else if (known) turnOn()
    else actions.setOn('microphone', true)
  }
  return (
    <CheckRow
      icon={isOn ? 'mic' : 'micOff'}
      label={t('check.microphone')}
      state={shown ? 'trouble' : heard && isOn ? 'good' : 'open'}
    >
      {track && isOn && <LevelBars track={track} label={t('check.microphoneLevel')} onHeard={onHeard} />}
      {track && isOn && !shown && (
        <span>{heard ? t('check.microphoneGood') : t('check.microphoneWait')}</span>
      )}
      {!(track && isOn) && !shown && <span>{isOn ? t('check.notOn') : t('room.micOff')}</span>}
      {!isOn && (
        <Button icon="mic" onClick={() => actions.setOn('microphone', true)}>
          {t('check.turnOnVoice')}
        </Button>
      )}
      {shown && (
        <TroubleHelp
          kind="microphone"
          trouble={shown}
          onRetry={retry}
          onWithout={() => actions.setOn('microphone', false)}
          phone={phone}
        />
      )}
      <DevicePicker kind="microphone" track={track} onChoose={(id) => actions.choose('microphone', id)} />
    </CheckRow>
  )
}

function CameraRow({ camera, known, turnOn, actions, phone }: RowProps & { readonly camera: OwnDevice }) {
  const t = useText()
  const { track, isOn } = camera
  const trouble = rowTrouble(camera, known)
  return (
    <CheckRow
      icon={isOn ? 'camera' : 'cameraOff'}
      label={t('check.camera')}
      state={trouble ? 'trouble' : track ? 'good' : 'open'}
    >
      {!trouble && (
        <span>{track ? t('check.cameraGood') : isOn ? t('check.notOn') : t('check.cameraOff')}</span>
      )}
      {!isOn && (
        <Button icon="camera" onClick={() => actions.setOn('camera', true)}>
          {t('room.cameraOn')}
        </Button>
      )}
      {trouble && (
        <TroubleHelp
          kind="camera"
          trouble={trouble}
          onRetry={() => (known ? turnOn() : actions.setOn('camera', true))}
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
  // An app's own browser or a page around us that gives no leave is said before anything is asked.
  const [before] = useState(() => ({
    microphone: troubleBeforeAsking('microphone'),
    camera: troubleBeforeAsking('camera'),
  }))
  useEffect(() => {
    fetchTroubleHelp().catch(() => undefined)
  }, [])
  const known = isOpen ? { microphone: null, camera: null } : before
  const isKnown = camera ? known.camera : known.microphone
  const isAsking = microphone.trouble === 'prompt_unanswered' || camera?.trouble === 'prompt_unanswered'
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
            <VideoView
              track={camera.track}
              label={t('room.yourCamera')}
              mirrored={!looksAway(camera.track)}
            />
          ) : (
            <p className={css.noPicture}>{t('check.cameraOff')}</p>
          )}
        </div>
      )}
      <div className={css.side}>
        {!isOpen && !isKnown && (
          <Button icon={camera ? 'camera' : 'mic'} wide onClick={turnOn}>
            {camera ? t('check.turnOnBoth') : t('check.turnOnVoice')}
          </Button>
        )}
        <ul className={css.rows} aria-label={t('check.list')}>
          {camera && <CameraRow {...props} turnOn={turnOn} camera={camera} known={known.camera} />}
          <MicrophoneRow
            {...props}
            turnOn={turnOn}
            known={camera && known.camera ? null : known.microphone}
          />
          <SoundTest />
          <CheckRow
            icon={connectionIcons[connection]}
            label={t('check.connection')}
            state={connection === 'good' ? 'good' : 'open'}
          >
            <span role="status">{t(connectionWords[connection])}</span>
            <Suspense fallback={<Skeleton shape="text" count={2} />}>
              <DataChoice hasPicture={camera !== null} />
            </Suspense>
          </CheckRow>
        </ul>
        <div className={css.next}>{next}</div>
        {isAsking && (
          <TroubleHelp kind="microphone" trouble="prompt_unanswered" onRetry={turnOn} phone={props.phone} />
        )}
      </div>
    </section>
  )
}
