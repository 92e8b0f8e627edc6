import type { CallPerson, CallState } from '@bedside/client'
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Face } from '../../kit/face/face.tsx'
import { useText } from '../../text/text-provider.tsx'
import { VideoView } from '../stream-view/video-view.tsx'
import { VoiceOutput } from '../stream-view/voice-output.tsx'
import { OwnTile } from './own-tile.tsx'
import { PersonView, VoiceView } from './person-view.tsx'
import css from './stage.module.css'

interface Screen {
  readonly track: MediaStreamTrack
  readonly name: string
}

/** Whole without its buttons where they cannot be fetched. */
const SharedScreen = lazy<ComponentType<Screen>>(() =>
  import('./shared-screen.tsx').then(
    (loaded) => ({ default: loaded.SharedScreen }),
    () => ({ default: ({ track, name }: Screen) => <VideoView track={track} label={name} whole /> }),
  ),
)

/** What {@link Stage} takes. */
export interface StageProps {
  readonly call: CallState
  readonly mode: 'VIDEO' | 'AUDIO'
  /** Whom to expect while nobody is there. */
  readonly otherName: string
  readonly showOwn: boolean
  /** On hold, reconnecting: laid over the picture on a solid plate. */
  readonly over?: ReactNode
}

function Sound({ people, silent }: { readonly people: readonly CallPerson[]; readonly silent: boolean }) {
  const t = useText()
  const [blocked, setBlocked] = useState<{ readonly play: () => void; readonly name: string } | null>(null)
  return (
    <>
      {people.map((person) => (
        <VoiceOutput
          key={person.identity}
          track={person.audio}
          silent={silent}
          onBlocked={(play) => setBlocked(play && { play, name: person.name })}
        />
      ))}
      {blocked && (
        <Button kind="main" icon="speaker" wide className={css.hear} onClick={blocked.play}>
          {t('room.tapToHear', { name: blocked.name })}
        </Button>
      )}
    </>
  )
}

/** Where the others are seen and heard. Nothing is remounted when the screen turns. */
export function Stage({ call, mode, otherName, showOwn, over }: StageProps) {
  const t = useText()
  const present = call.people.filter((person) => person.isLive)
  const sharing = present.find((person) => person.isSharing && person.screen)
  const roleOf = (person: CallPerson) => t(`role.${person.role}`)
  return (
    <section className={css.stage} aria-label={t('room.stage')} data-mode={mode}>
      {sharing?.screen && (
        <Suspense
          fallback={
            <VideoView track={sharing.screen} label={t('room.screenOf', { name: sharing.name })} whole />
          }
        >
          <SharedScreen track={sharing.screen} name={sharing.name} />
        </Suspense>
      )}
      <div className={css.people} data-strip={sharing ? '' : undefined} data-count={present.length}>
        {present.map((person) =>
          mode === 'VIDEO' ? (
            <PersonView key={person.identity} person={person} role={roleOf(person)} />
          ) : (
            <VoiceView key={person.identity} person={person} role={roleOf(person)} />
          ),
        )}
        {present.length === 0 && (
          <div className={css.voice}>
            <Face name={otherName} size="large" />
            <p className={css.voiceName}>{otherName}</p>
            {!over && <p>{t('room.waitingFor', { name: otherName })}</p>}
          </div>
        )}
      </div>
      <Sound people={present} silent={call.phase === 'on_hold'} />
      {mode === 'VIDEO' && showOwn && <OwnTile camera={call.camera} microphone={call.microphone} />}
      {over && <div className={css.over}>{over}</div>}
    </section>
  )
}
