// @vitest-environment happy-dom
import { type DeviceTrouble, deviceTroubles, type OwnDevice } from '@bedside/client'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Button } from '../../kit/button/button.tsx'
import { TextProvider } from '../../text/text-provider.tsx'
import { blockedStepsFor, deniedStepsFor } from './browser-kind.ts'
import { DeviceCheck } from './device-check.tsx'
import { TroubleHelp } from './trouble-help.tsx'

afterEach(cleanup)
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
  const help = screen.getAllByRole('status').find((one) => one.textContent?.match(/camera/i))
  expect(help?.textContent).not.toContain(trouble)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(actions.setOn).toHaveBeenCalledWith('camera', true)
  await user.click(screen.getByRole('button', { name: 'Continue with voice' }))
  expect(actions.setOn).toHaveBeenCalledWith('camera', false)
  expect(screen.getByRole('button', { name: 'Ask for a phone call' })).toBeDefined()
})

test('a refused camera is tried again when the person comes back from the settings', () => {
  const onRetry = vi.fn()
  render(
    <TextProvider language="en">
      <TroubleHelp kind="camera" trouble="denied" onRetry={onRetry} />
    </TextProvider>,
  )
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(1)
  window.dispatchEvent(new Event('focus'))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('while the browser asks, nothing but that is said', () => {
  check({ microphone: { ...off, trouble: 'prompt_unanswered' } })
  expect(screen.getByText('Your phone is asking. Tap Allow.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('a website that embeds us without permission is told what to write', () => {
  check({ camera: { ...off, trouble: 'frame_not_allowed' } })
  expect(screen.getByText(/allow="camera; microphone/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Open in a new tab' })).toBeDefined()
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

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    'chromeAndroid',
    'android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'safariIos',
    'ios',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 'safari', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox', 'windows'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36', 'chrome', 'windows'],
])('%s gets the steps %s and %s', (agent, denied, blocked) => {
  expect(deniedStepsFor(agent)).toBe(denied)
  expect(blockedStepsFor(agent)).toBe(blocked)
})
