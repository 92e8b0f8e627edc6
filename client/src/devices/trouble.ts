/**
 * Why a device does not work, one word for each row of the trouble table that screens show.
 * `prompt_unanswered` and `no_answer` may still turn into a working device while they are shown.
 */
export const deviceTroubles = [
  'prompt_unanswered',
  'denied',
  'blocked_by_system',
  'in_use',
  'none_found',
  'in_app_browser',
  'no_answer',
  'frame_not_allowed',
  'not_secure',
  'silent_microphone',
  'sound_blocked',
] as const
export type DeviceTrouble = (typeof deviceTroubles)[number]

export type CaptureKind = 'microphone' | 'camera'

/** Names of errors that `getUserMedia` rejects with (W3C mediacapture-main, 10.2.1). */
export function troubleOf(error: unknown): DeviceTrouble {
  const { name = '', message = '' } = (error ?? {}) as { name?: string; message?: string }
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return /system|os level|platform/i.test(message) ? 'blocked_by_system' : 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none_found'
    default:
      return 'in_use'
  }
}

/** Trouble that can be seen without asking for the device. */
export function troubleBeforeAsking(kind: CaptureKind): DeviceTrouble | null {
  if (isInAppBrowser(navigator.userAgent)) return 'in_app_browser'
  if (!globalThis.isSecureContext) return 'not_secure'
  if (!navigator.mediaDevices?.getUserMedia) return 'in_app_browser'
  return allowedHere(kind) ? null : 'frame_not_allowed'
}

/** Browsers inside other apps, which show no camera prompt or swallow its answer. */
export function isInAppBrowser(userAgent: string): boolean {
  return /\bFBA[NV]\b|Instagram|\bLine\/|WhatsApp|MicroMessenger|Snapchat|TikTok|musical_ly|; wv\)|GSA\//.test(
    userAgent,
  )
}

interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean }
  permissionsPolicy?: { allowsFeature(feature: string): boolean }
}

/** Whether the page around this one, if any, lets it use the device (W3C Permissions Policy). */
function allowedHere(kind: CaptureKind): boolean {
  const { featurePolicy, permissionsPolicy } = document as PolicyDocument
  const policy = permissionsPolicy ?? featurePolicy
  return policy?.allowsFeature(kind) ?? true
}
