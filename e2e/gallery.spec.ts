import { expect, test } from '@playwright/test'
import { judged } from './gallery/look.ts'
import { openStage } from './gallery/stage.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

for (const language of ['en', 'ar-XB'] as const)
  test(`no scene of the gallery is rejected on a small phone in ${language}`, async () => {
    test.setTimeout(900_000)
    const stage = await openStage()
    const reading = { language, text: 100 }
    for (const [group, scenes] of Object.entries(stage.groups))
      for (const scene of scenes) {
        await stage.page.setViewportSize({ width: 360, height: 640 })
        await stage.show(scene, reading)
        const found = await judged(stage.page, reading, group)
        await stage.page.setViewportSize({ width: 320, height: 640 })
        const narrow = (await judged(stage.page, reading, group)).filter((word) => word.startsWith('scrolls'))
        expect.soft([...found, ...narrow], `${scene} in ${language}`).toEqual([])
      }
    await stage.close()
  })
