import type { Line } from '@bedside/client'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { useText } from '../../text/text-provider.tsx'

/** Says at once that the line dropped, and politely that it is back, whatever ways it took there. */
export function useLineVoice(line: Line): void {
  const announce = useAnnounce()
  const t = useText()
  const isSaidLost = useRef(false)
  useEffect(() => {
    if (line === 'offline' && !isSaidLost.current) {
      isSaidLost.current = true
      announce(t('room.lost'), 'now')
    }
    if (line === 'live' && isSaidLost.current) {
      isSaidLost.current = false
      announce(t('room.good'))
    }
  }, [line, announce, t])
}
