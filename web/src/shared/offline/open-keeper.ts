import { openKeeper } from './keeper.ts'
import { keptStore } from './kept-store.ts'

/** The keeper of this device; in a module of its own so that the first call does not wait for it. */
export const openDeviceKeeper = () => openKeeper(keptStore)
