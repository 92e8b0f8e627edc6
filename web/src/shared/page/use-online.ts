import { useSyncExternalStore } from 'react'

function watch(tell: () => void) {
  for (const name of ['online', 'offline']) addEventListener(name, tell)
  return () => {
    for (const name of ['online', 'offline']) removeEventListener(name, tell)
  }
}

/** Whether the device believes it has a line. */
export const useOnline = () =>
  useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  )
