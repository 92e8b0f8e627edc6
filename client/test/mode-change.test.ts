import type { Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { patient } from './harness/clinic-people.ts'
import { until } from './harness/until.ts'
import {
  becomes,
  callState,
  expectFlow,
  expectPictures,
  expectSound,
  visitInBrowsers,
} from './harness/visit-in-browsers.ts'
import type { VisitPage } from './pages/visit-page.ts'

declare const bed: VisitPage

const visit = visitInBrowsers()

/** Something to wait for, opened by hand. */
function aGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

const modeAsk = (page: Page) => page.evaluate(() => bed.modeAsk())
const asked = (page: Page) =>
  until(
    () => modeAsk(page),
    (ask) => ask !== null,
  )
const unasked = (page: Page) =>
  until(
    () => modeAsk(page),
    (ask) => ask === null,
  )

describe('a call whose mode changes', () => {
  it('goes from chat to voice to video by both, and down again by one, devices following', async () => {
    visit.server.mode = 'CHAT'
    const [mine, theirs] = await visit.inCall()
    await mine.evaluate(() => bed.askForMode('AUDIO'))
    await until(
      () => modeAsk(theirs),
      (ask) => ask?.consultationMode === 'AUDIO' && ask.userId === patient.userId,
    )
    for (const page of [mine, theirs]) expect(await page.evaluate(() => bed.asked())).toEqual([])
    await theirs.evaluate(() => bed.askForMode('AUDIO'))
    await expectSound(mine, theirs)
    for (const page of [mine, theirs]) {
      await becomes(page, 'connected')
      expect(await page.evaluate(() => bed.asked())).toEqual(['audio'])
    }
    await mine.evaluate(() => bed.microphone(false))

    await theirs.evaluate(() => bed.askForMode('VIDEO'))
    await mine.evaluate(() => bed.askForMode('VIDEO'))
    await expectPictures(mine, theirs)
    for (const page of [mine, theirs])
      expect(await callState(page)).toMatchObject({ phase: 'connected', camera: { isOn: true, open: true } })
    expect((await callState(mine)).microphone.isOn).toBe(false)
    await until(
      () => callState(theirs),
      ({ people }) => people[0]?.microphoneOn === false && people[0].cameraOn,
    )

    visit.server.changeMode('AUDIO')
    for (const page of [mine, theirs])
      await until(
        () => callState(page),
        ({ camera, people }) => !camera.open && people[0]?.cameraOn === false,
      )
    await expectSound(mine)
    expect(await mine.evaluate(() => bed.phases())).not.toContain('reconnecting')

    visit.server.changeMode('CHAT')
    for (const page of [mine, theirs])
      await until(
        () => callState(page),
        ({ phase, microphone, people }) => phase === 'connected' && !microphone.open && people.length === 0,
      )
  })

  it('stays as it is when the other says not now', async () => {
    visit.server.mode = 'AUDIO'
    const [mine, theirs] = await visit.inCall()
    await mine.evaluate(() => bed.askForMode('VIDEO'))
    await asked(theirs)
    await theirs.evaluate(() => bed.declineMode())
    await unasked(mine)
    await expectSound(mine, theirs)
    for (const page of [mine, theirs]) expect(await page.evaluate(() => bed.asked())).toEqual(['audio'])
  })

  it('that changed while the line was away is found and followed', async () => {
    visit.server.mode = 'CHAT'
    const both = await visit.inCall()
    visit.server.dropSockets()
    visit.server.changeMode('VIDEO')
    await expectFlow(...both)
    for (const page of both) await becomes(page, 'connected')
  })

  it('opens no device of a guest, who agreed to nothing', async () => {
    visit.server.mode = 'CHAT'
    visit.server.patientRole = 'CAREGIVER'
    const [guest, theirs] = await visit.inCall()
    visit.server.changeMode('AUDIO')
    for (const page of [guest, theirs]) await becomes(page, 'connected')
    await expectSound(guest)
    visit.server.changeMode('VIDEO')
    await expectPictures(guest)
    expect(await guest.evaluate(() => bed.asked())).toEqual([])
    expect(await callState(guest)).toMatchObject({ microphone: { isOn: false }, camera: { isOn: false } })
  })

  it('is on every device again once it is a chat, and nobody’s device opens for that', async () => {
    visit.server.mode = 'AUDIO'
    const [mine, theirs] = await visit.inCall()
    visit.server.moveMedia(`${patient.userId}:another-device`)
    await becomes(mine, 'moved')
    visit.server.changeMode('CHAT')
    for (const page of [mine, theirs]) await becomes(page, 'connected')
    expect(await callState(mine)).toMatchObject({ microphone: { open: false }, camera: { open: false } })
  })

  it('is not turned back by an answer that was overtaken on its way', async () => {
    visit.server.mode = 'CHAT'
    const [mine, theirs] = await visit.inCall()
    await theirs.evaluate(() => bed.askForMode('AUDIO'))
    await asked(mine)
    const [read, release] = [aGate(), aGate()]
    await mine.route(
      (url) => url.pathname.endsWith(visit.server.sessionId),
      async (route) => {
        const response = await route.fetch()
        read.open()
        await release.opened
        await route.fulfill({ response })
      },
      { times: 1 },
    )
    visit.server.say('check_in.saved', patient.userId, {})
    await read.opened
    await mine.evaluate(() => bed.askForMode('AUDIO'))
    await until(
      () => callState(mine),
      ({ microphone }) => microphone.open,
    )
    release.open()
    await expectSound(mine, theirs)
    expect(await mine.evaluate(() => bed.asked())).toEqual(['audio'])
    expect(await mine.evaluate(() => bed.phases().slice(-2))).toEqual(['joining', 'connected'])
  })
})
