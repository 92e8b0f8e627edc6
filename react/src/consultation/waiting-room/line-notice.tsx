import type { Line } from '@bedside/client'
import type { Waiting } from '@bedside/contract'
import { timings } from '@bedside/contract/facts'
import { useEffect, useRef, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { useServerNow } from '../../bedside/use-server-now.ts'
import { Notice } from '../../kit/notice/notice.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'

/** What {@link LineNotice} takes. */
export interface LineNoticeProps {
  readonly line: Line
  readonly waiting: Waiting | null
}

const saidForMs = 60_000
const isThere = (line: Line) => line === 'live' || line === 'polling'

/**
 * From when this page lost its line, and, once it is back, what place it had before. The server keeps a place at least
 * its grace long from the drop, so the page may promise that much without asking.
 */
function useAbsence(line: Line, waiting: Waiting | null) {
  const { clock } = useBedside().client.realtime
  const [lostAtMs, setLostAtMs] = useState<number | null>(null)
  const [before, setBefore] = useState<{ readonly place: number | null } | null>(null)
  const wasThere = useRef(false)
  const place = useRef<number | null>(null)
  useEffect(() => {
    if (isThere(line)) {
      if (lostAtMs === null) {
        wasThere.current = true
        place.current = waiting?.place ?? place.current
        return
      }
      setLostAtMs(null)
      setBefore({ place: place.current })
      return
    }
    if (wasThere.current && lostAtMs === null) setLostAtMs(clock.now())
  }, [line, lostAtMs, waiting, clock])
  useEffect(() => {
    if (!before) return
    const timer = setTimeout(() => setBefore(null), saidForMs)
    return () => clearTimeout(timer)
  }, [before])
  return { lostAtMs, before }
}

/** How the line of a waiting person stands: blocked, gone and until when the place is safe, or back. */
export function LineNotice({ line, waiting }: LineNoticeProps) {
  const t = useText()
  const formats = useFormats()
  const nowMs = useServerNow(1_000)
  const { lostAtMs, before } = useAbsence(line, waiting)
  if (lostAtMs !== null) {
    const keptUntilMs = lostAtMs + timings.leaveGraceMs
    return (
      <Notice kind="late" live>
        {nowMs < keptUntilMs
          ? t('waiting.placeKept', { time: formats.time(new Date(keptUntilMs).toISOString()) })
          : t('waiting.offlineLong')}
      </Notice>
    )
  }
  if (before) {
    const isKept = before.place === null || (waiting?.place ?? 0) <= before.place
    return (
      <Notice kind={isKept ? 'done' : 'late'} live>
        {t(isKept ? 'waiting.backKept' : 'waiting.backMoved')}
      </Notice>
    )
  }
  if (line === 'polling') return <Notice kind="info">{t('room.polling')}</Notice>
  return line === 'offline' ? <Notice kind="late">{t('waiting.offline')}</Notice> : null
}
