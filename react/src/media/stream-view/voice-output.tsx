import { useEffect, useRef } from 'react'
import { sendToSpeaker, useSpeaker } from '../speaker/speaker-choice.ts'

/** What {@link VoiceOutput} takes. */
export interface VoiceOutputProps {
  readonly track: MediaStreamTrack | null
  readonly silent?: boolean
  /** The browser wants a tap before it plays sound; call the function inside that tap. */
  onBlocked(play: (() => void) | null): void
}

/** Lets a person be heard. Has no face of its own. */
export function VoiceOutput({ track, silent = false, onBlocked }: VoiceOutputProps) {
  const audio = useRef<HTMLAudioElement>(null)
  const tell = useRef(onBlocked)
  tell.current = onBlocked
  useEffect(() => {
    const element = audio.current
    if (!element) return
    element.srcObject = track ? new MediaStream([track]) : null
    const play = () => {
      const playing = element.play()
      if (playing)
        playing.then(
          () => tell.current(null),
          (error: unknown) => {
            if (error instanceof DOMException && error.name === 'NotAllowedError') tell.current(play)
          },
        )
    }
    if (track) play()
    return () => {
      element.srcObject = null
    }
  }, [track])
  const [speaker] = useSpeaker()
  useEffect(() => {
    if (audio.current && speaker) void sendToSpeaker(audio.current)
  }, [speaker])
  return <audio ref={audio} autoPlay muted={silent} />
}
