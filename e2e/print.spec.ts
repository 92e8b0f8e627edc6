import { expect } from '@playwright/test'
import { desktop, test } from './harness/journey.ts'
import { endVisit, expectFinished, people } from './harness/people.ts'
import { meet } from './harness/visit.ts'

/** An A4 sheet at 96 points an inch, without its margins. */
const sheet = { width: 680, height: 1000 }

test('the summary prints as a sheet of paper: the slip on top, nothing that is only for screens', async ({
  server,
  openBrowser,
}, testInfo) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'CHAT', {
    patient: { viewport: desktop },
  })
  await endVisit(doctor)
  await expectFinished(patient)
  await patient.goto(`/history/${visit.sessionId}/summary`)
  await expect(patient.getByRole('heading', { name: people.doctor.name })).toBeVisible()
  await patient.setViewportSize(sheet)
  await patient.emulateMedia({ media: 'print' })
  const seen = (role: 'navigation' | 'button') => patient.getByRole(role).filter({ visible: true })
  await expect(patient.getByRole('heading', { name: people.doctor.name })).toBeVisible()
  await expect(patient.getByText(/Registration|NMC/).first()).toBeVisible()
  for (const role of ['navigation', 'button'] as const) await expect(seen(role), role).toHaveCount(0)
  const ink = () =>
    patient.evaluate(() => {
      const dark = (color: string) => {
        const [red = 255, green = 255, blue = 255, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
        return alpha > 0.5 && (red + green + blue) / 3 < 110
      }
      return [...document.querySelectorAll('body, body *')]
        .filter((element) => element.checkVisibility() && dark(getComputedStyle(element).backgroundColor))
        .map((element) => {
          const { width, height } = element.getBoundingClientRect()
          return width * height
        })
        .filter((area) => area > 4_000)
    })
  await expect.poll(ink, { message: 'areas flooded with dark ink' }).toEqual([])
  const isWide = () => patient.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)
  await expect.poll(isWide, { message: 'wider than the sheet' }).toBe(false)
  await patient.screenshot({ path: testInfo.outputPath('summary-on-paper.png'), fullPage: true })
  const paper = await patient.pdf({ format: 'A4' })
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
})
