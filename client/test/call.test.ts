import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBrowser, type TestBrowser } from './harness/browser.ts'
import { doctor, patient } from './harness/clinic-people.ts'
import { ClinicServer } from './harness/clinic-server.ts'
import { until } from './harness/until.ts'
import type { VisitPage } from './pages/visit-page.ts'

declare const bed: VisitPage

let browser: TestBrowser
let server: ClinicServer
let origin: string
let pages: Page[] = []

beforeAll(async () => {
  browser = await startBrowser('client/test/pages/visit-page.ts')
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = new ClinicServer(browser.script)
  origin = await server.start()
})
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  pages = []
  await server.stop()
  expect(browser.errors.splice(0)).toEqual([])
})

async function openAs(token: 'patient' | 'doctor', prepare?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await browser.open(origin, prepare)
  pages.push(page)
  await page.evaluate(([who, id]) => bed.open(who, id), [token, server.sessionId] as const)
  await until(
    () => page.evaluate(() => bed.session()),
    (status) => status !== null,
  )
  await until(
    () => server.openSockets,
    (open) => open >= pages.length,
  )
  return page
}

const state = (page: Page) => page.evaluate(() => bed.state())
const becomes = (page: Page, phase: string, timeoutMs?: number) =>
  until(
    () => state(page),
    (now) => now.phase === phase,
    timeoutMs,
  )
/** Something to wait for, opened by hand. */
function aGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

const mediaSaid = (role: string) =>
  server.heard.flatMap(({ person, frame }) =>
    person === role && frame.type === 'MEDIA_STATE' ? [frame.payload] : [],
  )

async function inCall(): Promise<[patient: Page, doctor: Page]> {
  const both: [Page, Page] = [await openAs('patient'), await openAs('doctor')]
  for (const page of both) await page.evaluate(() => bed.join())
  for (const page of both) await becomes(page, 'connected')
  return both
}

const expectFlow = async (...those: Page[]) => {
  await expectPictures(...those)
  await expectSound(...those)
}

const firstStats = async (page: Page) => (await page.evaluate(() => bed.stats()))[0]

async function expectPictures(...those: Page[]) {
  for (const page of those) {
    const before = await firstStats(page)
    await until(
      () => firstStats(page),
      (now) => (now?.framesDecoded ?? 0) > (before?.framesDecoded ?? 0) + 3,
    )
  }
}

async function expectSound(...those: Page[]) {
  for (const page of those) {
    const read = () => firstStats(page)
    const before = await read()
    await until(read, (now) => (now?.audioEnergy ?? 0) > (before?.audioEnergy ?? 0) + 1e-5)
  }
}

describe('a call between two browsers', () => {
  it('builds nothing before admission, runs dark after it, and connects by the tap', async () => {
    server.isPatientAdmitted = false
    const [mine, theirs] = [await openAs('patient'), await openAs('doctor')]
    await theirs.evaluate(() => bed.join())
    await mine.evaluate(() => bed.enter())
    await becomes(mine, 'waiting')
    expect(await mine.evaluate(() => bed.waiting())).toMatchObject({ place: 0 })
    expect((await state(mine)).people).toEqual([])
    expect(
      server.heard.filter(({ person, frame }) => person === 'PATIENT' && frame.type === 'SIGNAL'),
    ).toEqual([])

    server.admitPatient()
    await becomes(mine, 'dark')
    await until(
      () => state(mine),
      (now) => now.people[0]?.path === 'up',
    )
    expect(mediaSaid('PATIENT')).toEqual([])
    expect((await state(theirs)).phase).toBe('joining')
    expect((await state(theirs)).people).toMatchObject([{ name: patient.name, isLive: false }])

    await mine.evaluate(() => bed.join())
    await Promise.all([becomes(mine, 'connected'), becomes(theirs, 'connected')])
    await expectFlow(mine, theirs)
    for (const role of ['PATIENT', 'DOCTOR'])
      await until(
        () => mediaSaid(role).at(-1),
        (said) => said?.media === 'up' && said.audio && said.video === true,
      )
  })

  it('does not ask to come into a visit that ended while the line was away', async () => {
    server.isPatientAdmitted = false
    const mine = await openAs('patient')
    await mine.evaluate(() => bed.enter())
    await becomes(mine, 'waiting')
    const asked = () => server.calls.filter((call) => call.endsWith('/join')).length
    const before = asked()
    server.status = 'NO_SHOW'
    server.dropSockets()
    await becomes(mine, 'ended')
    await until(
      () => server.openSockets,
      (open) => open === 1,
    )
    expect(asked()).toBe(before)
  })

  it('comes in by itself after admission when the person asked for that', async () => {
    server.isPatientAdmitted = false
    const [mine, theirs] = [await openAs('patient'), await openAs('doctor')]
    await theirs.evaluate(() => bed.join())
    await mine.evaluate(() => bed.join())
    await becomes(mine, 'waiting')
    server.admitPatient()
    await Promise.all([becomes(mine, 'connected'), becomes(theirs, 'connected')])
  })

  it('shows the others what is muted and off, and brings it back', async () => {
    const [mine, theirs] = await inCall()
    await mine.evaluate(() => bed.microphone(false))
    await mine.evaluate(() => bed.camera(false))
    await until(
      () => state(theirs),
      ({ people }) => people[0]?.microphoneOn === false && !people[0].cameraOn,
    )
    expect(await state(mine)).toMatchObject({
      camera: { isOn: false, open: false },
      microphone: { open: true },
    })
    await mine.evaluate(() => bed.camera(true))
    await mine.evaluate(() => bed.microphone(true))
    await until(
      () => state(theirs),
      ({ people }) => people[0]?.microphoneOn === true && people[0].cameraOn,
    )
    await expectFlow(theirs)
  })

  it('holds and resumes on both sides', async () => {
    const [mine, theirs] = await inCall()
    await theirs.evaluate(() => bed.pause())
    await Promise.all([becomes(mine, 'on_hold'), becomes(theirs, 'on_hold')])
    expect(mediaSaid('PATIENT').at(-1)?.media).toBe('down')
    await theirs.evaluate(() => bed.resume())
    await Promise.all([becomes(mine, 'connected'), becomes(theirs, 'connected')])
    await expectFlow(mine, theirs)
  })

  it('lets a person leave, closing the devices, and come back', async () => {
    const [mine, theirs] = await inCall()
    await mine.evaluate(() => bed.leave())
    expect(await state(mine)).toMatchObject({
      phase: 'idle',
      camera: { open: false },
      microphone: { open: false },
    })
    await becomes(theirs, 'joining')
    await mine.evaluate(() => bed.join())
    await Promise.all([becomes(mine, 'connected'), becomes(theirs, 'connected')])
    await expectFlow(mine, theirs)
  })

  it.each([0, 1])('survives a reload of side %i as the same device', async (side) => {
    const both = await inCall()
    const reloaded = both[side] as Page
    await reloaded.reload()
    await reloaded.waitForFunction('window.bed !== undefined')
    const token = side === 0 ? 'patient' : 'doctor'
    await reloaded.evaluate(([who, id]) => bed.open(who, id), [token, server.sessionId] as const)
    await reloaded.evaluate(() => bed.join())
    for (const page of both) await becomes(page, 'connected')
    await expectFlow(...both)
    const person = side === 0 ? patient : doctor
    const devices = server.heard.flatMap(({ person: role, frame }) =>
      frame.type === 'SUBSCRIBE' && role === person.role ? [frame.payload.deviceId] : [],
    )
    expect(new Set(devices).size).toBe(1)
  })

  it('goes on while the socket is gone, and chat catches up', async () => {
    const [mine, theirs] = await inCall()
    server.dropSockets()
    server.write(doctor, 'while away')
    await until(
      () => mine.evaluate(() => bed.texts()),
      (texts) => texts.includes('while away'),
    )
    await expectFlow(mine, theirs)
    await until(
      () => server.openSockets,
      (open) => open === 2,
    )
    await expectFlow(mine, theirs)
    for (const page of [mine, theirs])
      expect(await page.evaluate(() => bed.phases())).toEqual([
        'idle',
        'preparing',
        'dark',
        'joining',
        'connected',
      ])
  })

  it('renews its credentials over the socket while it runs', async () => {
    server.tokenLifeMs = 92_000
    const [mine, theirs] = await inCall()
    const renewals = () => server.heard.filter(({ frame }) => frame.type === 'RENEW_TOKEN').length
    await until(renewals, (count) => count >= 2)
    await expectFlow(mine, theirs)
  })

  it('moves to another device of the same person and says so here; chat stays', async () => {
    const [mine] = await inCall()
    server.moveMedia(`${patient.userId}:another-device`)
    await becomes(mine, 'moved')
    expect((await state(mine)).camera.open).toBe(false)
    server.write(doctor, 'still here')
    await until(
      () => mine.evaluate(() => bed.texts()),
      (texts) => texts.includes('still here'),
    )
    await mine.evaluate(() => bed.join(true))
    await becomes(mine, 'connected')
  })

  it('ends for both when the visit is over, and leaves no device open', async () => {
    const both = await inCall()
    server.become('COMPLETED')
    for (const page of both) {
      await becomes(page, 'ended')
      expect(await state(page)).toMatchObject({
        camera: { open: false },
        microphone: { open: false },
        people: [],
      })
    }
  })

  it('never asks for a camera in a voice visit', async () => {
    server.mode = 'AUDIO'
    const both = await inCall()
    for (const page of both) expect(await page.evaluate(() => bed.asked())).toEqual(['audio'])
    expect(mediaSaid('PATIENT').at(-1)).toMatchObject({ media: 'up', audio: true, video: false })
  })

  it('asks for no device at all in a chat visit', async () => {
    server.mode = 'CHAT'
    const both = await inCall()
    for (const page of both) expect(await page.evaluate(() => bed.asked())).toEqual([])
    expect(mediaSaid('PATIENT').at(-1)).toMatchObject({ media: 'up', audio: false, video: false })
  })

  it.each([
    // The test's browser allows this site everything: then it is the system that refuses.
    ['NotAllowedError', 'blocked_by_system'],
    ['NotFoundError', 'none_found'],
    ['NotReadableError', 'in_use'],
  ])('goes on with sound alone when the camera answers %s', async (error, trouble) => {
    const mine = await openAs('patient', async (page) => {
      await page.addInitScript((name) => Object.assign(window, { refuseCapture: { video: name } }), error)
    })
    const theirs = await openAs('doctor')
    for (const page of [mine, theirs]) await page.evaluate(() => bed.join())
    for (const page of [mine, theirs]) await becomes(page, 'connected')
    expect((await state(mine)).camera).toMatchObject({ isOn: true, open: false, trouble })
    await until(
      () => state(theirs),
      ({ people }) => people[0]?.cameraOn === false && people[0].microphoneOn,
    )
  })

  it('goes from chat to voice to video by both, and down again by one, devices following', async () => {
    server.mode = 'CHAT'
    const [mine, theirs] = await inCall()
    await mine.evaluate(() => bed.askForMode('AUDIO'))
    await until(
      () => theirs.evaluate(() => bed.modeAsk()),
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
      expect(await state(page)).toMatchObject({ phase: 'connected', camera: { isOn: true, open: true } })
    expect((await state(mine)).microphone.isOn).toBe(false)
    await until(
      () => state(theirs),
      ({ people }) => people[0]?.microphoneOn === false && people[0].cameraOn,
    )

    server.changeMode('AUDIO')
    for (const page of [mine, theirs])
      await until(
        () => state(page),
        ({ camera, people }) => !camera.open && people[0]?.cameraOn === false,
      )
    await expectSound(mine)
    expect(await mine.evaluate(() => bed.phases())).not.toContain('reconnecting')

    server.changeMode('CHAT')
    for (const page of [mine, theirs])
      await until(
        () => state(page),
        ({ phase, microphone, people }) => phase === 'connected' && !microphone.open && people.length === 0,
      )
  })

  it('stays as it is when the other says not now', async () => {
    server.mode = 'AUDIO'
    const [mine, theirs] = await inCall()
    await mine.evaluate(() => bed.askForMode('VIDEO'))
    await until(
      () => theirs.evaluate(() => bed.modeAsk()),
      (ask) => ask !== null,
    )
    await theirs.evaluate(() => bed.declineMode())
    await until(
      () => mine.evaluate(() => bed.modeAsk()),
      (ask) => ask === null,
    )
    await expectSound(mine, theirs)
    for (const page of [mine, theirs]) expect(await page.evaluate(() => bed.asked())).toEqual(['audio'])
  })

  it('that changed while the line was away is found and followed', async () => {
    server.mode = 'CHAT'
    const both = await inCall()
    server.dropSockets()
    server.changeMode('VIDEO')
    await expectFlow(...both)
    for (const page of both) await becomes(page, 'connected')
  })

  it('opens no device of a guest, who agreed to nothing', async () => {
    server.mode = 'CHAT'
    server.patientRole = 'CAREGIVER'
    const [guest, theirs] = await inCall()
    server.changeMode('AUDIO')
    for (const page of [guest, theirs]) await becomes(page, 'connected')
    await expectSound(guest)
    server.changeMode('VIDEO')
    await expectPictures(guest)
    expect(await guest.evaluate(() => bed.asked())).toEqual([])
    expect(await state(guest)).toMatchObject({ microphone: { isOn: false }, camera: { isOn: false } })
  })

  it('is not turned back by an answer that was overtaken on its way', async () => {
    server.mode = 'CHAT'
    const [mine, theirs] = await inCall()
    await theirs.evaluate(() => bed.askForMode('AUDIO'))
    await until(
      () => mine.evaluate(() => bed.modeAsk()),
      (ask) => ask !== null,
    )
    const [read, release] = [aGate(), aGate()]
    await mine.route(
      (url) => url.pathname.endsWith(server.sessionId),
      async (route) => {
        const response = await route.fetch()
        read.open()
        await release.opened
        await route.fulfill({ response })
      },
      { times: 1 },
    )
    server.say('check_in.saved', patient.userId, {})
    await read.opened
    await mine.evaluate(() => bed.askForMode('AUDIO'))
    await until(
      () => state(mine),
      ({ microphone }) => microphone.open,
    )
    release.open()
    await expectSound(mine, theirs)
    expect(await mine.evaluate(() => bed.asked())).toEqual(['audio'])
    expect(await mine.evaluate(() => bed.phases().slice(-2))).toEqual(['joining', 'connected'])
  })

  it('says that it failed, with the code, when the server refuses, and can be tried again', async () => {
    const mine = await openAs('patient')
    server.failing = 'join'
    await mine.evaluate(() => bed.join())
    expect(await becomes(mine, 'failed')).toMatchObject({ failure: 'unavailable', camera: { open: false } })
    browser.errors.splice(0)
    server.failing = null
    await mine.evaluate(() => bed.join())
    await becomes(mine, 'joining')
  })

  it('ends everything with the last release of its visit', async () => {
    const [mine, theirs] = await inCall()
    await mine.evaluate(() => bed.release())
    expect((await state(mine)).camera.open).toBe(false)
    await becomes(theirs, 'joining')
  })
})
