import type { Visit } from '@bedside/client'
import { useEffect, useState } from 'react'

/** Seconds of the visit so far by the server's clock, drawn anew each second. */
export function useElapsed(visit: Visit): number {
  const [seconds, setSeconds] = useState(() => visit.elapsedSeconds())
  useEffect(() => {
    const draw = () => setSeconds(visit.elapsedSeconds())
    draw()
    const timer = setInterval(draw, 500)
    return () => clearInterval(timer)
  }, [visit])
  return seconds
}
