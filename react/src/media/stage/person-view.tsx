import type { CallPerson } from '@bedside/client'
import { Face } from '../../kit/face/face.tsx'
import { Icon } from '../../kit/icon/icon.tsx'
import { useText } from '../../text/text-provider.tsx'
import { LevelBars } from '../sound-level/level-bars.tsx'
import { VideoView } from '../stream-view/video-view.tsx'
import css from './stage.module.css'

/** What {@link PersonView} takes. */
export interface PersonViewProps {
  readonly person: CallPerson
  readonly role: string
}

/** One other person in a video visit: the picture, or the face while their camera is off. */
export function PersonView({ person, role }: PersonViewProps) {
  const t = useText()
  const { name } = person
  const hasPicture = person.cameraOn && person.video
  return (
    <div className={css.person}>
      {hasPicture ? (
        <VideoView track={person.video} label={name} />
      ) : (
        <div className={css.faceOnly}>
          <Face name={name} size="large" />
          <LevelBars
            track={person.microphoneOn ? person.audio : null}
            label={t('room.voiceLevel', { name })}
          />
          <p>{t('room.theirCameraOff', { name })}</p>
        </div>
      )}
      <p className={css.plate}>
        <span>{name}</span> <span className={css.role}>{role}</span>
        {!person.microphoneOn && (
          <span className={css.mutedMark}>
            <Icon name="micOff" size="1.2em" /> {t('room.theirMicOff', { name })}
          </span>
        )}
      </p>
    </div>
  )
}

/** One other person in a voice visit: large face, real level bars. */
export function VoiceView({ person, role }: PersonViewProps) {
  const t = useText()
  const { name } = person
  return (
    <div className={css.voice}>
      <Face name={name} size="large" />
      <p className={css.voiceName}>{name}</p>
      <p className={css.role}>{role}</p>
      <LevelBars track={person.microphoneOn ? person.audio : null} label={t('room.voiceLevel', { name })} />
      {!person.microphoneOn && (
        <p className={css.mutedMark}>
          <Icon name="micOff" /> {t('room.theirMicOff', { name })}
        </p>
      )}
    </div>
  )
}
