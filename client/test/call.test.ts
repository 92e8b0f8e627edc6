import type { Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { doctor, patient } from './harness/clinic-people.ts'
import { until } from './harness/until.ts'
import { becomes, callState, expectFlow, visitInBrowsers } from './harness/visit-in-browsers.ts'
import type { VisitPage } from './pages/visit-page.ts'

declare const bed: VisitPage

const visit = visitInBrowsers()

const mediaSaid = (role: string) =>
  visit.server.heard.flatMap(({ person, frame }) =>
    person === role && frame.type === 'MEDIA_STATE' ? [frame.payload] : [],
  )

describe('a call between two browsers', () => {
  it('builds nothing before admission, runs dark after it, and connects by the tap', async () => {
    visit.server.isPatientAdmitted = false
    const [mine, theirs] = [await visit.openAs('patient'), await visit.openAs('doctor')]
    await theirs.evaluate(() => bed.join())
    await mine.evaluate(() => bed.enter())
    await becomes(mine, 'waiting')
    expect(await mine.evaluate(() => bed.waiting())).toMatchObject({ place: 0 })
    expect((await callState(mine)).people).toEqual([])
    expect(
      visit.server.heard.filter(({ person, frame }) => person === 'PATIENT' && frame.type === 'SIGNAL'),
    ).toEqual([])

    visit.server.admitPatient()
    await becomes(mine, 'dark')
    await until(
      () => callState(mine),
      (now) => now.people[0]?.path === 'up',
    )
    expect(mediaSaid('PATIENT')).toEqual([])
    expect((await callState(theirs)).phase).toBe('joining')
    expect((await callState(theirs)).people).toMatchObject([{ name: patient.name, isLive: false }])

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
    visit.server.isPatientAdmitted = false
    const mine = await visit.openAs('patient')
    await mine.evaluate(() => bed.enter())
    await becomes(mine, 'waiting')
    const asked = () => visit.server.calls.filter((call) => call.endsWith('/join')).length
    const before = asked()
    visit.server.status = 'NO_SHOW'
    visit.server.dropSockets()
    await becomes(mine, 'ended')
    await until(
      () => visit.server.openSockets,
      (open) => open === 1,
    )
    expect(asked()).toBe(before)
  })

  it('asks for the place again when the line is back only where it was lost', async () => {
    visit.server.isPatientAdmitted = false
    const mine = await visit.openAs('patient')
    await mine.evaluate(() => bed.enter())
    await becomes(mine, 'waiting')
    const count = (what: RegExp) => visit.server.calls.filter((call) => what.test(call)).length
    /** The line is lost and back, and what is then read has been read. */
    const comeBack = async () => {
      const before = count(/^GET [^/]+$/)
      visit.server.dropSockets()
      await until(
        () => count(/^GET [^/]+$/),
        (now) => now > before,
      )
    }
    // The second time is there to show that nothing was asked on the grounds of the first.
    await comeBack()
    await comeBack()
    expect(count(/join$/)).toBe(1)
    visit.server.isPlaceLost = true
    await comeBack()
    await until(
      () => count(/join$/),
      (now) => now > 1,
    )
  })

  it('comes in by itself after admission when the person asked for that', async () => {
    visit.server.isPatientAdmitted = false
    const [mine, theirs] = [await visit.openAs('patient'), await visit.openAs('doctor')]
    await theirs.evaluate(() => bed.join())
    await mine.evaluate(() => bed.join())
    await becomes(mine, 'waiting')
    visit.server.admitPatient()
    await Promise.all([becomes(mine, 'connected'), becomes(theirs, 'connected')])
  })

  it('shows the others what is muted and off, and brings it back', async () => {
    const [mine, theirs] = await visit.inCall()
    await mine.evaluate(() => bed.microphone(false))
    await mine.evaluate(() => bed.camera(false))
    await until(
      () => callState(theirs),
      ({ people }) => people[0]?.microphoneOn === false && !people[0].cameraOn,
    )
    expect(await callState(mine)).toMatchObject({
      camera: { isOn: false, open: false },
      microphone: { open: true },
    })
    await mine.evaluate(() => bed.camera(true))
    await mine.evaluate(() => bed.microphone(true))
    await until(
      () => callState(theirs),
      ({ people }) => people[0]?.microphoneOn === true && people[0].cameraOn,
    )
    await expectFlow(theirs)
  })

  it('holds and resumes on both sides', async () => {
    const [mine, theirs] = await visit.inCall()
    await theirs.evaluate(() => bed.pause())
    await Promise.all([becomes(mine, 'on_hold'), becomes(theirs, 'on_hold')])
    expect(mediaSaid('PATIENT').at(-1)?.media).toBe('down')
    await theirs.evaluate(() => bed.resume())
    await Promise.all([becomes(mine, 'connected'), becomes(theirs, 'connected')])
    await expectFlow(mine, theirs)
  })

  it('lets a person leave, closing the devices, and come back', async () => {
    const [mine, theirs] = await visit.inCall()
    await mine.evaluate(() => bed.leave())
    expect(await callState(mine)).toMatchObject({
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
    const both = await visit.inCall()
    const reloaded = both[side] as Page
    await reloaded.reload()
    await reloaded.waitForFunction('window.bed !== undefined')
    const token = side === 0 ? 'patient' : 'doctor'
    await reloaded.evaluate(([who, id]) => bed.open(who, id), [token, visit.server.sessionId] as const)
    await reloaded.evaluate(() => bed.join())
    for (const page of both) await becomes(page, 'connected')
    await expectFlow(...both)
    const person = side === 0 ? patient : doctor
    const devices = visit.server.heard.flatMap(({ person: role, frame }) =>
      frame.type === 'SUBSCRIBE' && role === person.role ? [frame.payload.deviceId] : [],
    )
    expect(new Set(devices).size).toBe(1)
  })

  it('goes on while the socket is gone, and chat catches up', async () => {
    const [mine, theirs] = await visit.inCall()
    visit.server.dropSockets()
    visit.server.write(doctor, 'while away')
    await until(
      () => mine.evaluate(() => bed.texts()),
      (texts) => texts.includes('while away'),
    )
    await expectFlow(mine, theirs)
    await until(
      () => visit.server.openSockets,
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
    visit.server.tokenLifeMs = 92_000
    const [mine, theirs] = await visit.inCall()
    const renewals = () => visit.server.heard.filter(({ frame }) => frame.type === 'RENEW_TOKEN').length
    await until(renewals, (count) => count >= 2)
    await expectFlow(mine, theirs)
  })

  it('moves to another device of the same person and says so here; chat stays', async () => {
    const [mine] = await visit.inCall()
    visit.server.moveMedia(`${patient.userId}:another-device`)
    await becomes(mine, 'moved')
    expect((await callState(mine)).camera.open).toBe(false)
    visit.server.write(doctor, 'still here')
    await until(
      () => mine.evaluate(() => bed.texts()),
      (texts) => texts.includes('still here'),
    )
    await mine.evaluate(() => bed.join(true))
    await becomes(mine, 'connected')
  })

  it('ends for both when the visit is over, and leaves no device open', async () => {
    const both = await visit.inCall()
    visit.server.become('COMPLETED')
    for (const page of both) {
      await becomes(page, 'ended')
      expect(await callState(page)).toMatchObject({
        camera: { open: false },
        microphone: { open: false },
        people: [],
      })
    }
  })

  it('never asks for a camera in a voice visit', async () => {
    visit.server.mode = 'AUDIO'
    const both = await visit.inCall()
    for (const page of both) expect(await page.evaluate(() => bed.asked())).toEqual(['audio'])
    expect(mediaSaid('PATIENT').at(-1)).toMatchObject({ media: 'up', audio: true, video: false })
  })

  it('asks for no device at all in a chat visit', async () => {
    visit.server.mode = 'CHAT'
    const both = await visit.inCall()
    for (const page of both) expect(await page.evaluate(() => bed.asked())).toEqual([])
    expect(mediaSaid('PATIENT').at(-1)).toMatchObject({ media: 'up', audio: false, video: false })
  })

  it.each([
    // The test's browser allows this site everything: then it is the system that refuses.
    ['NotAllowedError', 'blocked_by_system'],
    ['NotFoundError', 'none_found'],
    ['NotReadableError', 'in_use'],
  ])('goes on with sound alone when the camera answers %s', async (error, trouble) => {
    const mine = await visit.openAs('patient', async (page) => {
      await page.addInitScript((name) => Object.assign(window, { refuseCapture: { video: name } }), error)
    })
    const theirs = await visit.openAs('doctor')
    for (const page of [mine, theirs]) await page.evaluate(() => bed.join())
    for (const page of [mine, theirs]) await becomes(page, 'connected')
    expect((await callState(mine)).camera).toMatchObject({ isOn: true, open: false, trouble })
    await until(
      () => callState(theirs),
      ({ people }) => people[0]?.cameraOn === false && people[0].microphoneOn,
    )
  })

  it('says that it failed, with the code, when the server refuses, and can be tried again', async () => {
    const mine = await visit.openAs('patient')
    visit.server.failing = 'join'
    await mine.evaluate(() => bed.join())
    expect(await becomes(mine, 'failed')).toMatchObject({ failure: 'unavailable', camera: { open: false } })
    visit.errors.splice(0)
    visit.server.failing = null
    await mine.evaluate(() => bed.join())
    await becomes(mine, 'joining')
  })

  it('ends everything with the last release of its visit', async () => {
    const [mine, theirs] = await visit.inCall()
    await mine.evaluate(() => bed.release())
    expect((await callState(mine)).camera.open).toBe(false)
    await becomes(theirs, 'joining')
  })
})
