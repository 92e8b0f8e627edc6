import { afterEach, beforeEach, vi } from 'vitest'
import { plugInDevices } from './fake-devices.ts'
import { clearAway } from './render-visit.tsx'

/**
 * Called once at the top of a test file: each test begins on a device with camera and microphone that has kept nothing, and leaves
 * nothing of it behind. Its `getUserMedia` is the running test's spy on what was asked for, to make it answer otherwise.
 */
export function onFreshDevice() {
  let getUserMedia: ReturnType<typeof plugInDevices>
  beforeEach(() => {
    getUserMedia = plugInDevices()
    localStorage.clear()
    sessionStorage.clear()
  })
  afterEach(() => {
    clearAway()
    vi.unstubAllGlobals()
  })
  return {
    get getUserMedia() {
      return getUserMedia
    },
  }
}
