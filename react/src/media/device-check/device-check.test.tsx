// @vitest-environment happy-dom
import type { DeviceTrouble, OwnDevice } from '@bedside/client'
import { deviceTroubles } from '@bedside/client/devices'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Button } from '../../kit/button/button.tsx'
import { TextProvider } from '../../text/text-provider.tsx'
import {
  type BrowserFacts,
  blockedStepsFor,
  chromeAddress,
  deniedStepsFor,
  promptSideOf,
} from './browser-kind.ts'
import { DeviceCheck } from './device-check.tsx'
import { TroubleHelp } from './trouble-help.tsx'
import '../../../test/patience.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
beforeEach(() => {
  vi.stubGlobal('isSecureContext', true)
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: vi.fn() } })
})
const user = userEvent.setup()
const off: OwnDevice = { isOn: true, track: null, trouble: null }

function check(part: Partial<Parameters<typeof DeviceCheck>[0]> = {}) {
  const actions = { setOn: vi.fn(), choose: vi.fn() }
  render(
    <TextProvider language="en">
      <DeviceCheck
        microphone={off}
        camera={off}
        connection="good"
        actions={actions}
        next={<Button>Go to the waiting room</Button>}
        phone={<Button>Ask for a phone call</Button>}
        {...part}
      />
    </TextProvider>,
  )
  return actions
}

test('one tap asks for camera and microphone; before it nothing is asked for', async () => {
  const actions = check()
  expect(actions.setOn).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Turn on camera and microphone' }))
  expect(actions.setOn.mock.calls).toEqual([
    ['microphone', true],
    ['camera', true],
  ])
})

test('a voice visit never speaks of a camera', () => {
  check({ camera: null })
  expect(screen.queryByText(/camera/i)).toBeNull()
})

test.each(
  deviceTroubles.filter(
    (trouble) => !['prompt_unanswered', 'silent_microphone', 'sound_blocked'].includes(trouble),
  ),
)('camera trouble %s says what happened and offers three ways on', async (trouble: DeviceTrouble) => {
  const actions = check({ camera: { ...off, trouble } })
  await screen.findByRole('button', { name: 'Continue with voice' })
  const help = screen.getAllByRole('status').find((one) => one.textContent?.match(/camera/i))
  expect(help?.textContent).not.toContain(trouble)
  if (trouble !== 'frame_not_allowed') {
    await user.click(screen.getByRole('button', { name: /^Try (again|here all the same)$/ }))
    expect(actions.setOn).toHaveBeenCalledWith('camera', true)
  }
  await user.click(screen.getByRole('button', { name: 'Continue with voice' }))
  expect(actions.setOn).toHaveBeenCalledWith('camera', false)
  expect(screen.getByRole('button', { name: 'Ask for a phone call' })).toBeDefined()
})

test('a refused camera is tried again when the person comes back from the settings', async () => {
  const onRetry = vi.fn()
  render(
    <TextProvider language="en">
      <TroubleHelp kind="camera" trouble="denied" onRetry={onRetry} />
    </TextProvider>,
  )
  expect((await screen.findAllByRole('listitem')).length).toBeGreaterThan(1)
  window.dispatchEvent(new Event('focus'))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('while the browser asks, nothing but that is said', async () => {
  check({ microphone: { ...off, trouble: 'prompt_unanswered' } })
  expect(await screen.findByText('Your phone is asking. Tap Allow.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('a website that embeds us without permission is told what to write', async () => {
  check({ camera: { ...off, trouble: 'frame_not_allowed' } })
  expect(await screen.findByText(/allow="camera; microphone/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Open in a new tab' })).toBeDefined()
})

test('what the visit costs in data is said before, and a small picture can be chosen and taken back', async () => {
  localStorage.clear()
  check({ camera: off })
  expect(
    await screen.findByText(/Ten minutes use up to 85 MB, with a small picture up to 35 MB/),
  ).toBeDefined()
  const save = screen.getByRole<HTMLInputElement>('checkbox', { name: /Save data/ })
  await user.click(save)
  expect(localStorage.getItem('bedside:small-picture')).not.toBeNull()
  cleanup()
  check({ camera: off })
  const again = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Save data/ })
  expect(again.checked).toBe(true)
  await user.click(screen.getByRole('checkbox', { name: /Save data/ }))
  expect(localStorage.getItem('bedside:small-picture')).toBeNull()
})

test('a voice visit has no picture to make small', async () => {
  check({ camera: null })
  expect(await screen.findByText('Ten minutes use about 10 MB.')).toBeDefined()
  expect(screen.queryByRole('checkbox', { name: /Save data/ })).toBeNull()
})

test('a browser that refuses storage is not offered what it could not keep', async () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  check({ camera: off })
  await user.click(await screen.findByRole('checkbox', { name: /Save data/ }))
  expect(screen.queryByRole('checkbox', { name: /Save data/ })).toBeNull()
})

test('the bell is only called heard when the person says so', async () => {
  check()
  await user.click(screen.getByRole('button', { name: 'Play the bell' }))
  await user.click(screen.getByRole('button', { name: 'No' }))
  expect(screen.getByText(/Turn the volume up/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Play the bell' }))
  await user.click(screen.getByRole('button', { name: 'Yes' }))
  expect(screen.getByText('You hear the bell')).toBeDefined()
})

/** A browser known by what it says of itself, as a style engine and by its brands. */
const facts = (agent: string, knows = '', brands: string[] = [], platform = ''): BrowserFacts => ({
  agent,
  brands,
  platform,
  supports: (property) => property === knows,
})
const touch = '-webkit-touch-callout'

test.each([
  [
    'Chrome on Android',
    facts('Linux; Android 14', '', ['Chromium'], 'Android'),
    'chromeAndroid',
    'android',
    'middle',
  ],
  [
    'Samsung Internet',
    facts('Linux', '', ['Chromium', 'Samsung Internet'], 'Android'),
    'samsung',
    'android',
    'middle',
  ],
  [
    'Firefox on Android',
    facts('Android 14; Mobile', '-moz-appearance'),
    'firefoxAndroid',
    'android',
    'bottom',
  ],
  ['Safari on an iPhone', facts('iPhone; Version/18.0 Safari/604.1', touch), 'safariIos', 'ios', 'middle'],
  [
    'an iPad that calls itself a Mac',
    facts('Macintosh; Intel Mac OS X Safari/605', touch),
    'safariIos',
    'ios',
    'middle',
  ],
  ['Chrome on an iPhone', facts('iPhone; CriOS/140 Safari/604.1', touch), 'chromeIos', 'ios', 'middle'],
  [
    'Safari on a Mac',
    facts('Macintosh; Intel Mac OS X Version/18.0 Safari/605.1'),
    'safari',
    'mac',
    'middle',
  ],
  [
    'Firefox on Windows',
    facts('Windows NT 10.0; Firefox/145.0', '-moz-appearance'),
    'firefox',
    'windows',
    'top',
  ],
  [
    'Chrome on Windows',
    facts('Windows NT 10.0 Chrome/140', '', ['Chromium'], 'Windows'),
    'chrome',
    'windows',
    'top',
  ],
] as const)('%s gets its own steps and the arrow to its question', (_, browser, denied, blocked, side) => {
  expect(deniedStepsFor(browser)).toBe(denied)
  expect(blockedStepsFor(browser)).toBe(blocked)
  expect(promptSideOf(browser)).toBe(side)
})

test('an app on Android gets a link that opens Chrome; nobody else does', () => {
  const link = 'https://clinic.test/visits/1'
  expect(chromeAddress(facts('', '', [], 'Android'), link)).toBe(
    'intent://clinic.test/visits/1#Intent;scheme=https;package=com.android.chrome;end',
  )
  expect(chromeAddress(facts('iPhone'), link)).toBeNull()
})

const inLanguage = (language: 'en' | 'ne' | 'hi', trouble: DeviceTrouble) => (
  <TextProvider language={language}>
    <TroubleHelp kind="camera" trouble={trouble} onRetry={vi.fn()} phone={<Button>phone</Button>} />
  </TextProvider>
)

test.each(['ne', 'hi'] as const)('every trouble is said in %s, with steps', async (language) => {
  const { rerender } = render(inLanguage(language, 'denied'))
  await waitFor(() => expect(document.body.textContent).toMatch(/[\u0900-\u097f]/))
  for (const trouble of deviceTroubles) {
    rerender(inLanguage(language, trouble))
    const words = screen
      .getAllByRole('status')
      .map((one) => one.textContent)
      .join(' ')
    expect(words, trouble).toMatch(/[\u0900-\u097f]/)
    expect(words, trouble).not.toMatch(/trouble\.|steps\.|prompt\.|The doctor|Try again/)
    expect(screen.getByRole('button', { name: 'phone' })).toBeDefined()
  }
})

const named = (agent: string) => vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent)

test("an app's own browser is told to open a real one before anything is asked; trying here stays possible", async () => {
  const agent = named('Mozilla/5.0 (Linux; Android 13; wv) Chrome/120 Mobile Safari/537.36')
  const actions = check()
  expect(
    await screen.findByText('Open this link in Chrome (or Safari) so the camera can work.'),
  ).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Turn on camera and microphone' })).toBeNull()
  expect(actions.setOn).not.toHaveBeenCalled()
  await user.click(await screen.findByRole('button', { name: 'Copy link' }))
  expect(await screen.findByRole('button', { name: 'Link copied' })).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Try here all the same' }))
  expect(actions.setOn).toHaveBeenCalledWith('camera', true)
  agent.mockRestore()
})

test('a clipboard that refuses leaves the link to be copied by hand', async () => {
  const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
  check({ camera: { ...off, trouble: 'no_answer' } })
  await user.click(await screen.findByRole('button', { name: 'Copy link' }))
  expect(((await screen.findByLabelText('Link of this visit')) as HTMLInputElement).value).toBe(location.href)
  clipboard.mockRestore()
})

test('a loudspeaker is only chosen where the browser can', async () => {
  const prototype = HTMLMediaElement.prototype as { setSinkId?: unknown }
  const kept = prototype.setSinkId
  delete prototype.setSinkId
  check()
  expect(screen.getByText(/Sound comes from the phone or the headset/)).toBeDefined()
  cleanup()
  prototype.setSinkId = () => Promise.resolve()
  check()
  expect(screen.queryByText(/Sound comes from the phone or the headset/)).toBeNull()
  prototype.setSinkId = kept
})

test('a device that was put aside can be turned on again', async () => {
  const actions = check({ microphone: { ...off, isOn: false, trouble: 'denied' } })
  await user.click(screen.getByRole('button', { name: 'Turn on microphone' }))
  expect(actions.setOn).toHaveBeenCalledWith('microphone', true)
})
