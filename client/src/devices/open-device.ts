import { Scope } from '../scope.ts'
import { capture } from './capture.ts'
import { permissionOf } from './permission.ts'
import { type CaptureKind, type DeviceTrouble, troubleBeforeAsking, troubleOf } from './trouble.ts'

export type OpenedDevice =
  | { readonly track: MediaStreamTrack; readonly trouble: null }
  | { readonly track: null; readonly trouble: DeviceTrouble }

/** Which way a phone's camera looks. */
export type Facing = 'user' | 'environment'

interface Asking {
  readonly deviceId?: string | undefined
  readonly facing?: Facing | undefined
  /** The person tries all the same where another app's browser is suspected. */
  readonly insist?: boolean
  /** Told while the answer is outstanding; the device may still come. */
  readonly onStall?: (trouble: 'prompt_unanswered' | 'no_answer') => void
}

const PROMPT_HINT_MS = 1_200
const NO_ANSWER_MS = 8_000

/** Asks the browser for one microphone or camera. Never throws. The caller owns the track and stops it. */
export async function openDevice(kind: CaptureKind, asking: Asking = {}): Promise<OpenedDevice> {
  const before = troubleBeforeAsking(kind, asking.insist)
  if (before) return { track: null, trouble: before }
  const scope = new Scope()
  watchStall(kind, scope, asking.onStall)
  try {
    const track = await capture(kind, constraintsOf(kind, asking))
    return track ? { track, trouble: null } : { track: null, trouble: 'none_found' }
  } catch (error) {
    if (asking.deviceId && troubleOf(error) === 'none_found')
      return openDevice(kind, { ...asking, deviceId: undefined })
    return { track: null, trouble: await refusalOf(kind, troubleOf(error)) }
  } finally {
    scope.end()
  }
}

/** Refused although this site is allowed: then the system stands in the way. */
async function refusalOf(kind: CaptureKind, trouble: DeviceTrouble): Promise<DeviceTrouble> {
  const isAllowed = trouble === 'denied' && (await permissionOf(kind)) === 'granted'
  return isAllowed ? 'blocked_by_system' : trouble
}

function constraintsOf(kind: CaptureKind, { deviceId, facing }: Asking): MediaTrackConstraints {
  const chosen = deviceId ? { deviceId: { exact: deviceId } } : facing ? { facingMode: facing } : {}
  return kind === 'microphone'
    ? { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...chosen }
    : { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 }, ...chosen }
}

function watchStall(kind: CaptureKind, scope: Scope, onStall: Asking['onStall']): void {
  if (!onStall) return
  const check = async (isLast: boolean) => {
    const state = await permissionOf(kind)
    if (scope.isEnded) return
    // A browser that does not say is asking, most likely; after the long wait it rather never will.
    if (state === 'prompt' || (state === null && !isLast)) onStall('prompt_unanswered')
    else if (isLast) onStall('no_answer')
  }
  scope.after(PROMPT_HINT_MS, () => void check(false))
  scope.after(NO_ANSWER_MS, () => void check(true))
}
