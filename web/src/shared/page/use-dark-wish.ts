import { useSyncExternalStore } from 'react'

const dark = () => globalThis.matchMedia?.('(prefers-color-scheme: dark)')

function follow(onChange: () => void) {
  const query = dark()
  query?.addEventListener('change', onChange)
  return () => query?.removeEventListener('change', onChange)
}

/** Whether this device asks for dark pages. The desk follows it; what patients read stays on its pale wall. */
export const useDarkWish = () => useSyncExternalStore(follow, () => dark()?.matches ?? false)
