import { useEffect, useState } from 'react'
import { serverNow } from './clock.ts'

/** Now by the server's clock, told again every `everyMs`; for what a page shows, not for billing. */
export function useNow(everyMs = 10_000) {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
