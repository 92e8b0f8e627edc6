import type { OwnDevice } from '@bedside/client'
import { type PointerEvent, useRef, useState } from 'react'
import { Icon } from '../../kit/icon/icon.tsx'
import { useText } from '../../text/text-provider.tsx'
import { isMissing } from '../own-device/is-missing.ts'
import { looksAway, VideoView } from '../stream-view/video-view.tsx'
import css from './stage.module.css'

const corners = ['bottom-end', 'bottom-start', 'top-start', 'top-end'] as const
type Corner = (typeof corners)[number]

/** The corner nearest to a point of the stage; `rtl` turns start and end round. */
export function nearestCorner(x: number, y: number, box: DOMRect, rtl: boolean): Corner {
  const isLeft = x < box.left + box.width / 2
  const isTop = y < box.top + box.height / 2
  const side = isLeft === rtl ? 'end' : 'start'
  return `${isTop ? 'top' : 'bottom'}-${side}`
}

/** What {@link OwnTile} takes. */
export interface OwnTileProps {
  readonly camera: OwnDevice
  readonly microphone: OwnDevice
}

function useDrag(setCorner: (corner: Corner) => void) {
  const tile = useRef<HTMLDivElement>(null)
  const from = useRef<{ x: number; y: number } | null>(null)
  const move = (x: number, y: number) => {
    if (tile.current) tile.current.style.translate = x === 0 && y === 0 ? '' : `${x}px ${y}px`
  }
  return {
    tile,
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if ((event.target as Element).closest('button')) return
      from.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture?.(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      if (from.current) move(event.clientX - from.current.x, event.clientY - from.current.y)
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const stage = tile.current?.parentElement
      if (!from.current || !stage) return
      from.current = null
      move(0, 0)
      const rtl = getComputedStyle(stage).direction === 'rtl'
      setCorner(nearestCorner(event.clientX, event.clientY, stage.getBoundingClientRect(), rtl))
    },
    onPointerCancel() {
      from.current = null
      move(0, 0)
    },
  }
}

/** The own picture in a corner: dragged by pointer or moved by its button, so it never has to cover a face. */
export function OwnTile({ camera, microphone }: OwnTileProps) {
  const t = useText()
  const [corner, setCorner] = useState<Corner>('bottom-end')
  const isHeard = microphone.isOn && !isMissing(microphone)
  const { tile, ...drag } = useDrag(setCorner)
  const next = corners[(corners.indexOf(corner) + 1) % corners.length] ?? 'bottom-end'
  return (
    <div ref={tile} className={css.own} data-corner={corner} {...drag}>
      <div className={css.ownView}>
        {camera.track && camera.isOn ? (
          <VideoView track={camera.track} label={t('room.yourCamera')} mirrored={!looksAway(camera.track)} />
        ) : (
          <p className={css.ownOff}>
            <Icon name="cameraOff" /> {isMissing(camera) ? t('room.noCamera') : t('check.cameraOff')}
          </p>
        )}
      </div>
      <div className={css.ownFoot}>
        <span className={css.ownState}>
          <Icon name={isHeard ? 'mic' : 'micOff'} size="1.2em" />
          {isMissing(microphone) ? t('room.noMic') : isHeard ? t('room.you') : t('room.muted')}
        </span>
        <button
          type="button"
          className={css.move}
          onClick={() => setCorner(next)}
          aria-label={t('room.moveTile')}
        >
          <Icon name="corner" size="1.2em" />
          <span>{t('room.move')}</span>
        </button>
      </div>
    </div>
  )
}
