import { expect } from '@playwright/test'
import { phone, test } from './harness/journey.ts'
import { expectMediaArrives } from './harness/media-flow.ts'
import { expectInRoom, people } from './harness/people.ts'
import { listenToVoices, tellVoices } from './harness/untouched.ts'
import { meet } from './harness/visit.ts'

test('a voice that the browser holds back in a page nobody touched is heard after one tap', async ({
  server,
  openBrowser,
}) => {
  const { patient, doctor } = await meet({ server, openBrowser }, 'VIDEO', {
    patient: { viewport: phone, sound: 'held', prepare: tellVoices },
  })
  const voices = listenToVoices(patient)
  const visit = patient.url()
  // Opened anew, as by a restored tab: the room is there again, and nobody has touched it.
  await patient.goto('about:blank')
  voices.forget()
  await patient.goto(visit)
  await expect
    .poll(() => voices.seen(), { timeout: 40_000 })
    .toMatchObject({
      wasTouched: false,
      voices: [{ isPaused: true, playedSeconds: 0 }],
      tap: { name: `Tap to hear ${people.doctor.name}` },
    })
  await expectMediaArrives(doctor, { video: true })
  // Pressed by place alone: where it was is where it is only once the page has come to rest.
  let tap = voices.seen()?.tap
  await expect
    .poll(
      () => {
        const before = tap
        tap = voices.seen()?.tap
        return tap && tap.x === before?.x && tap.y === before.y
      },
      { intervals: [500] },
    )
    .toBe(true)
  await patient.mouse.click(tap?.x ?? 0, tap?.y ?? 0)
  await expect
    .poll(() => voices.seen()?.voices.every((one) => !one.isPaused && one.playedSeconds > 1))
    .toBe(true)
  await expect(patient.getByRole('button', { name: /^Tap to hear/ })).toHaveCount(0)
  await expectMediaArrives(patient, { video: true })
  await expectInRoom(patient, doctor)
})
