/**
 * Why a device does not work, one word for each row of the trouble table that screens show.
 * `prompt_unanswered` and `no_answer` may still turn into a working device while they are shown.
 */
export const deviceTroubles = [
  'prompt_unanswered',
  'dismissed',
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
/** One of {@link deviceTroubles}. */
export type DeviceTrouble = (typeof deviceTroubles)[number]

/** The two kinds of device that are opened for a call. */
export type CaptureKind = 'microphone' | 'camera'

/** Names of errors that `getUserMedia` rejects with (W3C mediacapture-main, 10.2.1). */
export function troubleOf(error: unknown): DeviceTrouble {
  const { name = '', message = '' } = (error ?? {}) as { name?: string; message?: string }
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // Chromium's own words; Firefox and Safari say "the user agent or the platform" of every refusal.
      if (/dismissed/i.test(message)) return 'dismissed'
      return /by system|os level/i.test(message) ? 'blocked_by_system' : 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none_found'
    default:
      return 'in_use'
  }
}

/** Trouble that can be seen without asking for the device; `insist` asks even where another app's browser is suspected. */
export function troubleBeforeAsking(kind: CaptureKind, insist = false): DeviceTrouble | null {
  if (!globalThis.isSecureContext) return 'not_secure'
  if (!navigator.mediaDevices?.getUserMedia) return 'in_app_browser'
  if (!insist && isInAppBrowser(navigator.userAgent, globalThis)) return 'in_app_browser'
  return allowedHere(kind) ? null : 'frame_not_allowed'
}

/** What apps put into the pages they show in a browser of their own. */
const bridges = ['ReactNativeWebView', 'flutter_inappwebview', 'TelegramWebviewProxy', 'WeixinJSBridge']

/**
 * Browsers inside other apps, which show no camera prompt or swallow its answer. Seen by the bridge the app puts
 * into the page; where an app leaves none, only its name tells.
 */
export function isInAppBrowser(userAgent: string, page: object = {}): boolean {
  if (bridges.some((bridge) => bridge in page)) return true
  const { standalone } = (page as { navigator?: { standalone?: boolean } }).navigator ?? {}
  if (/iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent) && !standalone) return true
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
