import { expect, type Page } from '@playwright/test'
import { phone, test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import {
  comeTogether,
  goToDeviceCheck,
  passDeviceCheck,
  people,
  prepareVisit,
  signInQuietly,
} from './harness/people.ts'

const overMs = 8_000

/** kbit/s of picture that arrive at a page, over eight seconds. */
async function pictureKbps(page: Page) {
  const read = () =>
    page.evaluate(async () => {
      let bytes = 0
      for (const peer of window.bedsidePeers ?? [])
        for (const report of (await peer.getStats()).values())
          if (report.type === 'inbound-rtp' && report.kind === 'video') bytes += report.bytesReceived ?? 0
      return { bytes, atMs: performance.now() }
    })
  const first = await read()
  let last = first
  await expect
    .poll(
      async () => {
        last = await read()
        return last.atMs - first.atMs
      },
      { intervals: [1_000] },
    )
    .toBeGreaterThan(overMs)
  return ((last.bytes - first.bytes) * 8) / (last.atMs - first.atMs)
}

for (const [choice, most] of [
  ['a small picture', 190],
  ['the standard picture', 580],
] as const)
  test(`${choice} uses both ways what the check said`, async ({ server, openBrowser }) => {
    await prepareVisit(server, 'VIDEO')
    const [patient, doctor] = await Promise.all([openBrowser({ viewport: phone }), openBrowser()])
    await signInQuietly(patient, server, people.patient)
    await signInQuietly(doctor, server, people.doctor)
    await goToDeviceCheck(patient)
    await expect(
      patient.getByText('Ten minutes use up to 85 MB, with a small picture up to 35 MB.'),
    ).toBeVisible()
    if (choice === 'a small picture') await patient.getByRole('checkbox', { name: /Save data/ }).check()
    await passDeviceCheck(patient, 'VIDEO')
    await comeTogether(patient, doctor, 'VIDEO')
    await expectMediaBothWays(patient, doctor, { video: true })
    const rates = await Promise.all([pictureKbps(patient), pictureKbps(doctor)])
    for (const rate of rates) {
      expect(rate).toBeGreaterThan(20)
      expect(rate).toBeLessThan(most)
    }
  })
