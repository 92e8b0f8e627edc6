import { expect, test } from '@playwright/test'
import { openStage } from './gallery/stage.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

test('on a phone the desk has its list in the upper half, under status, lateness and groups that are all in reach', async () => {
  const stage = await openStage()
  const { page } = stage
  await page.setViewportSize({ width: 360, height: 640 })
  for (const language of ['en', 'ne', 'hi']) {
    await stage.show('desk', { language, text: 100 })
    const first = await page.locator('tr[aria-selected]').first().boundingBox()
    expect(first?.y, language).toBeLessThan(320)
    const status = page.getByRole('group').getByRole('button')
    await expect(status).toHaveCount(3)
    const rows = await page
      .locator('main button[aria-pressed], main button[aria-expanded]')
      .evaluateAll((all) => new Set(all.slice(0, 4).map((one) => one.getBoundingClientRect().top)).size)
    expect(rows, `rows of status and lateness in ${language}`).toBe(1)
  }
  await stage.close()
})
