import { describe, expect, it } from 'vitest'
import { readingOf } from './connection-check.ts'
import { loudnessOf } from './level-meter.ts'
import { isInAppBrowser, troubleOf } from './trouble.ts'

describe('why a device does not work', () => {
  it.each([
    ['NotAllowedError', 'Permission denied', 'denied'],
    ['NotAllowedError', 'Permission denied by system', 'blocked_by_system'],
    ['NotAllowedError', 'Permission dismissed', 'dismissed'],
    [
      'NotAllowedError',
      'The request is not allowed by the user agent or the platform in the current context.',
      'denied',
    ],
    ['NotFoundError', '', 'none_found'],
    ['OverconstrainedError', '', 'none_found'],
    ['NotReadableError', 'Could not start video source', 'in_use'],
    ['AbortError', '', 'in_use'],
    ['SecurityError', '', 'denied'],
  ])('%s (%s) is %s', (name, message, trouble) => {
    expect(troubleOf({ name, message })).toBe(trouble)
  })

  it.each([
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/440.0]', true],
    ['Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36', true],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Instagram 300.0', true],
    ['Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36', false],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1', false],
  ])('knows whether %s is a browser inside another app', (agent, isInside) => {
    expect(isInAppBrowser(agent)).toBe(isInside)
  })

  it('knows an app by the bridge it puts into its pages, whatever the browser calls itself', () => {
    const chrome = 'Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36'
    expect(isInAppBrowser(chrome, { ReactNativeWebView: {} })).toBe(true)
    expect(isInAppBrowser(chrome, { navigator: {} })).toBe(false)
  })

  it('takes a page on the home screen of an iPhone for what it is', () => {
    const bare = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148'
    expect(isInAppBrowser(bare, { navigator: {} })).toBe(true)
    expect(isInAppBrowser(bare, { navigator: { standalone: true } })).toBe(false)
  })
})

describe('the device check', () => {
  it('measures loudness from silence to full', () => {
    expect(loudnessOf(new Uint8Array(64).fill(128))).toBe(0)
    expect(loudnessOf(new Uint8Array(64).map((_, place) => (place % 2 ? 255 : 0)))).toBe(1)
  })

  it.each([
    [[40, 60, 50], 'good', 50],
    [[40, 700, 900], 'weak', 700],
    [[40, 50], 'weak', 50],
    [[], 'lost', null],
  ] as const)('calls a line that answered in %o ms %s', (times, level, roundTripMs) => {
    expect(readingOf(times, 3)).toEqual({ level, roundTripMs })
  })
})
