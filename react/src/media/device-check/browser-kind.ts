/** Keys of the steps that fit this browser. */
export type DeniedSteps = 'chromeAndroid' | 'chrome' | 'safariIos' | 'safari' | 'firefox' | 'other'
/** Keys of the steps that fit this system. */
export type BlockedSteps = 'android' | 'ios' | 'mac' | 'windows' | 'other'

/** Which instructions to show where a page was refused the device. */
export function deniedStepsFor(userAgent: string): DeniedSteps {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'safariIos'
  if (/Firefox/.test(userAgent)) return 'firefox'
  if (/Chrome|Chromium|Edg\//.test(userAgent)) return /Android/.test(userAgent) ? 'chromeAndroid' : 'chrome'
  return /Safari/.test(userAgent) ? 'safari' : 'other'
}

/** Which instructions to show where the system itself blocks the device. */
export function blockedStepsFor(userAgent: string): BlockedSteps {
  if (/Android/.test(userAgent)) return 'android'
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  if (/Mac OS X/.test(userAgent)) return 'mac'
  return /Windows/.test(userAgent) ? 'windows' : 'other'
}
