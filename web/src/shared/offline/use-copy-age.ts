import { useSyncExternalStore } from 'react'
import { copyAge } from './copy-age.ts'

/** Since when the pages show this device's copy; null while they show the server's answers. */
export const useCopyAge = () => useSyncExternalStore(copyAge.subscribe, copyAge.get, copyAge.get)
