import type { CallPerson, CallState } from '@bedside/client'
import { Button } from '../../kit/button/button.tsx'
import { Face } from '../../kit/face/face.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { useText } from '../../text/text-provider.tsx'
import { QualityLine } from '../call-notice/call-notice.tsx'
import { DeviceControls, type DeviceControlsProps } from '../controls/controls.tsx'
import { PersonView, VoiceView } from '../stage/person-view.tsx'
import css from './small-window.module.css'

/** What {@link SmallView} takes. */
export interface SmallViewProps extends DeviceControlsProps {
  /** Whom to expect while nobody is there. */
  readonly otherName: string
  /** To the page with the visit. */
  onReturn(): void
}

/** Whom the small picture shows: the patient before anybody who came along. */
export function shownPerson({ people }: CallState): CallPerson | undefined {
  const present = people.filter((person) => person.isLive)
  return present.find((person) => person.role === 'PATIENT') ?? present[0]
}

/** What stands in the way of a running call, in a few words; null while nothing does. */
function useStandstill({ phase }: CallState): string | null {
  const t = useText()
  if (phase === 'on_hold') return t('room.heldTitle')
  if (phase === 'reconnecting') return t('room.reconnectingTitle')
  if (phase === 'failed') return t('room.lost')
  return phase === 'joining' ? t('room.connecting') : null
}

function View({ call, mode, actions, otherName, onReturn }: SmallViewProps) {
  const t = useText()
  const aside = useAsideText()
  const standstill = useStandstill(call)
  const person = shownPerson(call)
  const Shown = mode === 'VIDEO' ? PersonView : VoiceView
  return (
    <section className={css.small} data-bs-theme="room" data-bs-small="" aria-label={t('room.stage')}>
      <div className={css.picture} data-mode={mode}>
        {person ? (
          <Shown person={person} role={t(`role.${person.role}`)} />
        ) : (
          <div className={css.nobody}>
            <Face name={otherName} size="large" />
            <p>{t('room.waitingFor', { name: otherName })}</p>
          </div>
        )}
      </div>
      <div role="status">
        {standstill && <p className={css.standstill}>{standstill}</p>}
        <QualityLine call={call} />
      </div>
      <div className={css.buttons}>
        <DeviceControls call={call} mode={mode} actions={actions} />
        <Button kind="room" icon="corner" onClick={onReturn}>
          {aside('small.return')}
        </Button>
      </div>
    </section>
  )
}

/** The visit while the doctor reads something else: the other person, the own microphone and camera, and the way back. */
export function SmallView(props: SmallViewProps) {
  return (
    <Aside>
      <View {...props} />
    </Aside>
  )
}
