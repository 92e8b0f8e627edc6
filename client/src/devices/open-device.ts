import { Scope } from '../scope.ts'
import { type CaptureKind, type DeviceTrouble, troubleBeforeAsking, troubleOf } from './trouble.ts'

export type OpenedDevice =
  | { readonly track: MediaStreamTrack; readonly trouble: null }
  | { readonly track: null; readonly trouble: DeviceTrouble }

interface Asking {
  readonly deviceId?: string | undefined
  /** Told while the answer is outstanding; the device may still come. */
  readonly onStall?: (trouble: 'prompt_unanswered' | 'no_answer') => void
}

const PROMPT_HINT_MS = 1_200
const NO_ANSWER_MS = 8_000

/** Asks the browser for one microphone or camera. Never throws. The caller owns the track and stops it. */
export async function openDevice(kind: CaptureKind, asking: Asking = {}): Promise<OpenedDevice> {
  const before = troubleBeforeAsking(kind)
  if (before) return { track: null, trouble: before }
  const scope = new Scope()
  watchStall(kind, scope, asking.onStall)
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraintsOf(kind, asking.deviceId))
    const [track] = stream.getTracks()
    return track ? { track, trouble: null } : { track: null, trouble: 'none_found' }
  } catch (error) {
    if (asking.deviceId && troubleOf(error) === 'none_found')
      return openDevice(kind, { ...asking, deviceId: undefined })
    return { track: null, trouble: troubleOf(error) }
  } finally {
    scope.end()
  }
}

/** What the browser would answer without asking the person; null where it will not say. */
export async function permissionOf(kind: CaptureKind): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: kind as PermissionName })).state
  } catch {
    return null
  }
}

function constraintsOf(kind: CaptureKind, deviceId: string | undefined): MediaStreamConstraints {
  const chosen = deviceId ? { deviceId: { exact: deviceId } } : {}
  return kind === 'microphone'
    ? { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...chosen } }
    : {
        video: {
          width: { ideal: 1280 },
          height: { ideal: 720 },
          frameRate: { ideal: 30, max: 30 },
          ...chosen,
        },
      }
}

function watchStall(kind: CaptureKind, scope: Scope, onStall: Asking['onStall']): void {
  if (!onStall) return
  const check = async (isLast: boolean) => {
    const state = await permissionOf(kind)
    if (scope.isEnded) return
    if (state === 'prompt') onStall('prompt_unanswered')
    else if (isLast) onStall('no_answer')
  }
  scope.after(PROMPT_HINT_MS, () => void check(false))
  scope.after(NO_ANSWER_MS, () => void check(true))
}
