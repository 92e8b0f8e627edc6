import { useEffect, useRef } from 'react'
import css from './video-view.module.css'

/** What {@link VideoView} takes. */
export interface VideoViewProps {
  readonly track: MediaStreamTrack | null
  /** `Your camera` or the person's name. */
  readonly label: string
  /** Own picture, as in a mirror. */
  readonly mirrored?: boolean
  /** Whole picture in sight, for a shared screen. */
  readonly whole?: boolean
}

/** Whether a camera looks away from the person: its picture is not shown as in a mirror. */
export const looksAway = (track: MediaStreamTrack): boolean =>
  track.getSettings?.().facingMode === 'environment'

/** Whether a camera knows which way it looks: those of phones and tablets do. */
export const hasFacing = (track: MediaStreamTrack | null): boolean =>
  track?.getSettings?.().facingMode !== undefined

/** A moving picture. The element stays the same when the track changes, so nothing flickers. */
export function VideoView({ track, label, mirrored, whole }: VideoViewProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = track ? new MediaStream([track]) : null
    if (track) element.play()?.catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [track])
  const classes = [css.video, mirrored && css.mirrored, whole && css.whole].filter(Boolean).join(' ')
  return <video ref={video} className={classes} aria-label={label} autoPlay playsInline muted />
}
