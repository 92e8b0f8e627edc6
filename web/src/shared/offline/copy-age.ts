let since: number | null = null
const listeners = new Set<() => void>()

/** Since when what the pages show is a copy of this device; null while it comes from the server. Epoch milliseconds. */
export const copyAge = {
  get: () => since,
  /** The oldest copy on the screen counts. */
  set(next: number | null) {
    const value = next !== null && since !== null ? Math.min(next, since) : next
    if (value === since) return
    since = value
    for (const tell of listeners) tell()
  },
  subscribe(tell: () => void) {
    listeners.add(tell)
    return () => {
      listeners.delete(tell)
    }
  },
}
