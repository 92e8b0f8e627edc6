import { useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { useText } from '../../text/text-provider.tsx'
import { VideoView } from '../stream-view/video-view.tsx'
import css from './stage.module.css'

const steps = [1, 1.5, 2, 3] as const

/** Another person's screen, whole at first; larger by buttons, then scrolled. */
export function SharedScreen({ track, name }: { readonly track: MediaStreamTrack; readonly name: string }) {
  const t = useText()
  const [step, setStep] = useState(0)
  const zoom = steps[step] ?? 1
  return (
    <div className={css.shared}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: an enlarged picture is scrolled by keyboard */}
      <section className={css.sharedView} tabIndex={0} aria-label={t('room.screenOf', { name })}>
        <div style={{ inlineSize: `${zoom * 100}%`, blockSize: `${zoom * 100}%` }}>
          <VideoView track={track} label={t('room.screenOf', { name })} whole />
        </div>
      </section>
      <div className={css.zoom}>
        <Button kind="room" onClick={() => setStep(Math.max(0, step - 1))}>
          {t('room.zoomOut')}
        </Button>
        <Button kind="room" onClick={() => setStep(Math.min(steps.length - 1, step + 1))}>
          {t('room.zoomIn')}
        </Button>
        <Button kind="room" onClick={() => setStep(0)}>
          {t('room.zoomReset')}
        </Button>
      </div>
    </div>
  )
}
