import { useEffect, useState } from 'react'
import { useBedside } from './bedside-provider.tsx'

/** Now by the server's clock in epoch milliseconds, told again every `everyMs`; a phone that is hours wrong shows it right. */
export function useServerNow(everyMs = 10_000): number {
  const { client } = useBedside()
  const { clock } = client.realtime
  const [nowMs, setNowMs] = useState(() => clock.now())
  useEffect(() => {
    const tell = () => setNowMs(clock.now())
    tell()
    const stop = clock.offsetMs.subscribe(tell)
    const timer = setInterval(tell, everyMs)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [clock, everyMs])
  return nowMs
}
