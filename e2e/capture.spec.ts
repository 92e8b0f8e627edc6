import { expect, type Page } from '@playwright/test'
import { phone, test } from './harness/journey.ts'
import { expectMediaArrives, expectMediaBothWays } from './harness/media-flow.ts'
import { meet } from './harness/visit.ts'

declare global {
  interface Window {
    bedsideCaptured?: MediaStreamTrack[]
  }
}

/** Init script: a phone's two cameras, told apart by where they look, on two of the browser's own; every captured track is kept. */
function phoneWithTwoCameras() {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const kept: MediaStreamTrack[] = []
  window.bedsideCaptured = kept
  const [ask, list] = [
    mediaDevices.getUserMedia.bind(mediaDevices),
    mediaDevices.enumerateDevices.bind(mediaDevices),
  ]
  const cameras = async () => {
    const [front, , back] = (await list()).filter(({ kind }) => kind === 'videoinput')
    return [front, back].map((camera) => camera?.deviceId ?? '')
  }
  const looks = ['user', 'environment']
  mediaDevices.enumerateDevices = async () => {
    const shown = await cameras()
    return (await list()).filter(({ kind, deviceId }) => kind !== 'videoinput' || shown.includes(deviceId))
  }
  mediaDevices.getUserMedia = async (wanted) => {
    let asked = wanted
    if (typeof wanted?.video === 'object' && wanted.video.facingMode) {
      const { facingMode, ...rest } = wanted.video
      const deviceId = { exact: (await cameras())[looks.indexOf(String(facingMode))] ?? '' }
      asked = { ...wanted, video: { ...rest, deviceId } }
    }
    const stream = await ask(asked)
    const ids = await cameras()
    for (const track of stream.getTracks()) {
      kept.push(track)
      if (track.kind !== 'video') continue
      const settings = track.getSettings.bind(track)
      track.getSettings = () => ({
        ...settings(),
        facingMode: looks[ids.indexOf(settings().deviceId ?? '')] ?? 'user',
      })
    }
    return stream
  }
}

/** Which camera the own picture comes from, and whether it is shown as in a mirror. */
const ownPicture = (page: Page) =>
  page.getByLabel('Your camera').evaluate((video: HTMLVideoElement) => {
    // Between two cameras it has none.
    const [track] = (video.srcObject as MediaStream | null)?.getVideoTracks() ?? []
    return {
      camera: track?.getSettings().deviceId,
      isLive: track?.readyState === 'live',
      isMirrored: video.className.includes('mirrored'),
    }
  })

/** In the room, the patient by a phone with two cameras; both see and hear each other. */
async function meetFromPhone(world: Parameters<typeof meet>[0]) {
  const arranged = await meet(world, 'VIDEO', {
    patient: { viewport: phone, devices: 'two', prepare: phoneWithTwoCameras },
  })
  await expectMediaBothWays(arranged.patient, arranged.doctor, { video: true })
  return arranged
}

test('a phone turns its camera round in the call: the other side sees the other camera, and back', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await meetFromPhone({ server, openBrowser })
  await expect.poll(() => ownPicture(patient)).toMatchObject({ isLive: true, isMirrored: true })
  const front = await ownPicture(patient)
  for (const turned of [true, false]) {
    await patient.getByRole('button', { name: 'More' }).click()
    await patient.getByRole('button', { name: 'Turn camera round' }).click()
    await expect
      .poll(async () => {
        const { camera, ...seen } = await ownPicture(patient)
        return { isFront: camera === front.camera, ...seen }
      })
      .toEqual({ isFront: !turned, isLive: true, isMirrored: !turned })
    await expectMediaArrives(doctor, { video: true })
  }
  // Only the camera in use is open.
  const open = () =>
    patient.evaluate(
      () =>
        window.bedsideCaptured?.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live')
          .length,
    )
  await expect.poll(open).toBe(1)
})

/** As when a phone call takes microphone and camera for good: the tracks end without anybody having stopped them. */
const takeAway = (page: Page) =>
  page.evaluate(() => {
    for (const track of window.bedsideCaptured?.splice(0) ?? []) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })

test('camera and microphone that a phone call took are opened again, and heard and seen on the other side', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await meetFromPhone({ server, openBrowser })
  await takeAway(patient)
  await expect
    .poll(() => patient.evaluate(() => window.bedsideCaptured?.map(({ kind }) => kind).sort()))
    .toEqual(['audio', 'video'])
  await expectMediaBothWays(patient, doctor, { video: true })
  await expect(patient.getByRole('button', { name: 'Mute' })).toBeVisible()
})

test('a capture that only fell silent for a phone call is opened anew on coming back to the page', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await meetFromPhone({ server, openBrowser })
  // The system mutes the track and never gives it back; the page hears of both only by its events.
  await patient.evaluate(() => {
    for (const track of window.bedsideCaptured?.splice(0) ?? []) {
      Object.defineProperty(track, 'muted', { value: true })
      track.dispatchEvent(new Event('mute'))
    }
    window.dispatchEvent(new Event('focus'))
  })
  await expect
    .poll(() => patient.evaluate(() => window.bedsideCaptured?.map(({ kind }) => kind).sort()))
    .toEqual(['audio', 'video'])
  await expectMediaBothWays(patient, doctor, { video: true })
  await expect(patient.getByText('We hear nothing from your microphone.')).toHaveCount(0)
})
