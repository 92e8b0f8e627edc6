import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBrowser, type TestBrowser } from './harness/browser.ts'
import { ClinicServer } from './harness/clinic-server.ts'
import { until } from './harness/until.ts'
import type { DevicesPage } from './pages/devices-page.ts'

declare const bed: DevicesPage

let browser: TestBrowser
let server: ClinicServer
let page: Page

beforeAll(async () => {
  browser = await startBrowser('client/test/pages/devices-page.ts', [
    '--use-fake-device-for-media-stream=device-count=2',
  ])
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = new ClinicServer(browser.script)
  page = await browser.open(await server.start())
})
afterEach(async () => {
  await page.close()
  await server.stop()
})

const open = (microphone: 'real' | 'silent' | 'hanging' = 'real') =>
  page.evaluate(([id, which]) => bed.open('patient', id, which), [server.sessionId, microphone] as const)
const state = () => page.evaluate(() => bed.state())

describe('the device check in a browser', () => {
  it('shows both devices open, hears the microphone, rings the bell and names the line', async () => {
    await open()
    await until(state, (now) => now.microphone.open && now.camera.open)
    await until(state, (now) => now.wasHeard === true && (now.level ?? 0) >= 0)
    await page.evaluate(() => bed.bell())
    expect((await state()).sound).toBe('rung')
    await until(state, (now) => now.connection === 'good')
  })

  it('notices a microphone that is on and brings no sound', async () => {
    await open('silent')
    const found = await until(state, (now) => now.microphone.trouble != null, 15_000)
    expect(found.microphone).toMatchObject({ open: true, trouble: 'silent_microphone' })
  })

  it('says within 9 s that a device does not answer, while the other works', async () => {
    await open('hanging')
    const found = await until(state, (now) => now.microphone.trouble != null, 10_000)
    expect(['no_answer', 'prompt_unanswered']).toContain(found.microphone.trouble)
    await until(state, (now) => now.camera.open, 12_000)
  })

  it('lists the cameras by name and changes to the other one', async () => {
    await open()
    await until(state, (now) => now.camera.open)
    const cameras = await page.evaluate(() => bed.cameras())
    expect(cameras).toHaveLength(2)
    const other = cameras[1]
    await page.evaluate((id) => bed.use(id), other?.deviceId ?? '')
    await until(
      () => page.evaluate(() => bed.cameraLabel()),
      (label) => label === other?.label,
    )
  })

  it('opens a camera again that went away, once, and then waits for the person', async () => {
    await open()
    await until(state, (now) => now.camera.open)
    await page.evaluate(() => bed.unplugCamera())
    await until(state, (now) => now.camera.open)
    await page.evaluate(() => bed.unplugCamera())
    expect((await state()).camera).toMatchObject({ open: false, trouble: 'in_use' })
  })
})
