import { useEffect } from 'react'

/** Keeps the screen awake while `active`; taken again on every return to the page. Where it is refused nobody is told. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    const { wakeLock } = navigator as Partial<Navigator>
    if (!active || !wakeLock) return
    let held: WakeLockSentinel | null = null
    let isOver = false
    const take = async () => {
      if (document.hidden || (held && !held.released)) return
      try {
        held = await wakeLock.request('screen')
        if (isOver) await held.release()
      } catch {
        // Battery saving or no permission: the screen goes dark as usual.
      }
    }
    const onReturn = () => void take()
    document.addEventListener('visibilitychange', onReturn)
    void take()
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', onReturn)
      held?.release().catch(() => undefined)
    }
  }, [active])
}
