import type { CallState } from '@bedside/client'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import type { IconName } from '../../kit/icon/shapes.ts'
import { useText } from '../../text/text-provider.tsx'
import { SoundSwitch } from '../bell/sound-switch.tsx'
import { isMissing } from '../own-device/is-missing.ts'
import css from './controls.module.css'

/** What the bar can ask for. */
export interface ControlActions {
  setMicrophone(isOn: boolean): void
  setCamera(isOn: boolean): void
  shareScreen(): void
  stopSharing(): void
  toggleChat(): void
  hold(): void
  resume(): void
  leave(): void
  end(): void
  toggleOwn(): void
  toggleFullscreen(): void
  showKeys(): void
  flipCamera(): void
}

/** What {@link Controls} takes. */
export interface ControlsProps {
  readonly call: CallState
  readonly mode: 'VIDEO' | 'AUDIO' | 'CHAT'
  readonly isDoctor: boolean
  readonly isHeld: boolean
  /** The visit runs or is on hold: only then can it be held, resumed or ended. */
  readonly isRunning: boolean
  /** Null where there are no notes beside the visit. */
  readonly notes?: { readonly isOpen: boolean; toggle(): void } | null | undefined
  readonly isChatOpen: boolean
  readonly unread: number
  readonly showOwn: boolean
  readonly isFullscreen: boolean
  /** A phone's second camera can be used. */
  readonly canFlip: boolean
  /** Other ways to hold the visit, where some are offered. */
  readonly modeChanges?: readonly { readonly icon: IconName; readonly word: string; take(): void }[]
  /** Absent where nothing keeps a picture over other pages. */
  readonly smallWindow?: { readonly word: string; toggle(): void } | null
  readonly busy: 'hold' | 'resume' | 'end' | 'leave' | null
  readonly actions: ControlActions
}

/** Closes on Escape and gives the focus back to its button. */
function MoreMenu({
  mode,
  showOwn,
  isFullscreen,
  canFlip,
  modeChanges,
  smallWindow,
  actions,
}: ControlsProps) {
  const t = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('button, input')?.focus()
  }, [open])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const pick = (deed: () => void) => () => {
    deed()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape from anything inside closes the panel
    <div
      className={css.more}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation()
          close()
        }
      }}
    >
      <Button
        kind="room"
        icon="more"
        buttonRef={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('room.more')}
      </Button>
      {open && (
        <section ref={panel} id={id} className={css.panel} aria-label={t('room.more')}>
          {modeChanges?.map(({ icon, word, take }) => (
            <Button key={word} icon={icon} wide onClick={pick(take)}>
              {word}
            </Button>
          ))}
          {mode === 'VIDEO' && (
            <Button icon="person" wide onClick={pick(actions.toggleOwn)}>
              {showOwn ? t('room.hideTile') : t('room.showTile')}
            </Button>
          )}
          {mode === 'VIDEO' && canFlip && (
            <Button icon="flip" wide onClick={pick(actions.flipCamera)}>
              {t('room.flip')}
            </Button>
          )}
          {smallWindow && (
            <Button icon="corner" wide data-bs-small-window="" onClick={pick(smallWindow.toggle)}>
              {smallWindow.word}
            </Button>
          )}
          <Button icon="fullscreen" wide onClick={pick(actions.toggleFullscreen)}>
            {isFullscreen ? t('room.fullscreenEnd') : t('room.fullscreen')}
          </Button>
          <SoundSwitch wide />
          <Button icon="keyboard" wide onClick={pick(actions.showKeys)}>
            {t('keys.title')}
          </Button>
        </section>
      )}
    </div>
  )
}

/** What {@link DeviceControls} takes. */
export interface DeviceControlsProps extends Pick<ControlsProps, 'call' | 'mode'> {
  readonly actions: Pick<ControlActions, 'setMicrophone' | 'setCamera'>
}

/** The own microphone and camera, each saying what a press does. */
export function DeviceControls({ call, mode, actions }: DeviceControlsProps) {
  const t = useText()
  const { microphone, camera } = call
  if (mode === 'CHAT') return null
  // A device that is not there is neither muted nor on; a tap looks for it once more.
  const [noMicrophone, noCamera] = [isMissing(microphone), isMissing(camera)]
  return (
    <>
      <Button
        kind="room"
        icon={microphone.isOn && !noMicrophone ? 'mic' : 'micOff'}
        loud={!microphone.isOn || noMicrophone}
        onClick={() => actions.setMicrophone(noMicrophone || !microphone.isOn)}
      >
        {noMicrophone ? t('room.noMic') : microphone.isOn ? t('room.mute') : t('room.unmute')}
      </Button>
      {mode === 'VIDEO' && (
        <Button
          kind="room"
          className={css.camera}
          icon={camera.isOn && !noCamera ? 'camera' : 'cameraOff'}
          loud={!camera.isOn || noCamera}
          onClick={() => actions.setCamera(noCamera || !camera.isOn)}
        >
          {noCamera ? t('room.noCamera') : camera.isOn ? t('room.cameraOff') : t('room.cameraOn')}
        </Button>
      )}
    </>
  )
}

/** The bar under the stage: every icon with its word; what is off is the loud state. */
export function Controls(props: ControlsProps) {
  const { call, mode, isDoctor, isHeld, isRunning, isChatOpen, notes, unread, busy, actions } = props
  const isInCharge = isDoctor && isRunning
  const t = useText()
  const id = useId()
  return (
    <section className={css.bar} aria-label={t('room.controls')} data-bs-controls="">
      <DeviceControls {...props} />
      {mode === 'VIDEO' && call.canShareScreen && (
        <Button
          kind="room"
          icon={call.screen ? 'screenOff' : 'screen'}
          loud={call.screen !== null}
          data-bs-share={call.screen ? undefined : ''}
          onClick={call.screen ? actions.stopSharing : actions.shareScreen}
        >
          {call.screen ? t('room.shareStop') : t('room.share')}
        </Button>
      )}
      {mode !== 'CHAT' && (
        <span className={css.chat}>
          <Button
            kind="room"
            icon="chat"
            aria-expanded={isChatOpen}
            aria-describedby={unread > 0 ? id : undefined}
            data-bs-chat=""
            onClick={actions.toggleChat}
          >
            {t('room.chat')}
          </Button>
          {unread > 0 && (
            <>
              <span className={css.badge} aria-hidden="true">
                {unread}
              </span>
              <span id={id} hidden>
                {t('chat.newest', { count: unread })}
              </span>
            </>
          )}
        </span>
      )}
      {notes && (
        <Button kind="room" icon="note" aria-expanded={notes.isOpen} onClick={notes.toggle}>
          {t('room.notes')}
        </Button>
      )}
      {isInCharge && (
        <Button
          kind="room"
          icon={isHeld ? 'play' : 'twoBars'}
          loud={isHeld}
          busy={busy === 'hold' || busy === 'resume'}
          onClick={isHeld ? actions.resume : actions.hold}
        >
          {isHeld ? t('room.resume') : t('room.hold')}
        </Button>
      )}
      <MoreMenu {...props} />
      <Button
        kind="room"
        icon="leave"
        className={isInCharge ? undefined : css.leave}
        busy={busy === 'leave'}
        onClick={actions.leave}
      >
        {t('room.leave')}
      </Button>
      {isInCharge && (
        <Button kind="room" icon="end" className={css.leave} busy={busy === 'end'} onClick={actions.end}>
          {t('room.end')}
        </Button>
      )}
    </section>
  )
}
