import { expect, test } from '@playwright/test'
import { openStage } from './gallery/stage.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

test('a real browser offers to read the summary aloud exactly where a voice of its language is on the device', async () => {
  const stage = await openStage()
  try {
    const { page } = stage
    for (const language of ['en', 'ne', 'hi']) {
      await stage.show('summary-long', { language, text: 100 })
      // The voices of a device may come late, to us as to the page.
      await expect(async () => {
        const voices = await page.evaluate(() =>
          speechSynthesis.getVoices().map(({ lang, localService }) => ({ lang, localService })),
        )
        const hasVoice = voices.some(({ lang, localService }) => localService && lang.startsWith(language))
        expect(await page.getByRole('button', { name: /^(Listen|सुन्नुहोस्|सुनें)$/ }).count()).toBe(
          hasVoice ? 1 : 0,
        )
      }).toPass({ timeout: 20_000 })
    }
    // The words of the scene that stands in for it are found by that very pattern.
    await stage.show('summary-listen', { language: 'en', text: 100 })
    await expect(page.getByRole('button', { name: /^(Listen|सुन्नुहोस्|सुनें)$/ })).toHaveCount(1)
  } finally {
    await stage.close()
  }
})
