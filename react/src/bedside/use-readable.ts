import type { Readable } from '@bedside/client'
import { useSyncExternalStore } from 'react'

/** The present value of one of the client's stores, and every later one. */
export function useReadable<Value>(readable: Readable<Value>): Value {
  return useSyncExternalStore(readable.subscribe, readable.getSnapshot, readable.getSnapshot)
}

const nothing: Readable<null> = { getSnapshot: () => null, subscribe: () => () => undefined }

/** The same where the store may not be there yet. */
export function useMaybeReadable<Value>(readable: Readable<Value> | null | undefined): Value | null {
  return useReadable<Value | null>(readable ?? nothing)
}
