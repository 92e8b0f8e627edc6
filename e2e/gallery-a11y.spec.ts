import { expect, type Page, test } from '@playwright/test'
import { axeAgainst, judged } from './gallery/look.ts'
import { openStage, type Reading } from './gallery/stage.ts'
import { desktop, phone } from './harness/journey.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

/** What is found against a scene on the screen it stands on. */
type Against = (page: Page, reading: Reading, group: string) => Promise<string[]>

interface Look {
  readonly width: number
  readonly height: number
  readonly against: Against
}

/** What another language can break: names and languages, not colours. */
const namesAndLanguages = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'button-name',
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'label',
  'link-name',
  'select-name',
  'valid-lang',
]

const found =
  (matters: (group: string) => RegExp): Against =>
  async (page, reading, group) =>
    (await judged(page, reading, group)).filter((words) => matters(group).test(words))

/** What cannot be read any more: pushed off the screen or cut. A row of the desk is one line; chosen, it is told in full. */
const nothingLost = found((group) =>
  group === 'desk' ? /^scrolls sideways/ : /^(scrolls sideways|text is cut)/,
)
// The whole page at once: what a sticking bar covers now is scrolled clear of it.
const tall = 2_400
const designed: Look = { ...phone, against: judged }
const narrow: Look = { width: 320, height: tall, against: nothingLost }
const sideways: Look = { ...narrow, against: found(() => /^scrolls/) }
const violations: Look = { width: phone.width, height: tall, against: (page) => axeAgainst(page) }
const names: Look = { ...violations, against: (page) => axeAgainst(page, namesAndLanguages) }
const large: Look = { width: phone.width, height: tall, against: nothingLost }
const largeOnTablet: Look = { width: 768, height: 1_024, against: judged }
const largeOnDesktop: Look = { ...desktop, against: judged }

/** One walk over all scenes a reading: showing a scene takes longer than looking at it. */
const readings: [name: string, reading: Reading, looks: readonly Look[]][] = [
  [
    'has no violation, is not rejected on a small phone, and loses nothing at 320 px',
    { language: 'en', text: 100 },
    [violations, designed, narrow],
  ],
  [
    'loses nothing with text of 200 %, and is not rejected with it on a tablet and a desktop',
    { language: 'en', text: 200 },
    [large, largeOnTablet, largeOnDesktop],
  ],
  ['keeps its names and its width in Nepali', { language: 'ne', text: 100 }, [names, sideways]],
  ['keeps its width in Hindi', { language: 'hi', text: 100 }, [sideways]],
  ['is not rejected from right to left', { language: 'ar-XB', text: 100 }, [designed, sideways]],
]

test.describe('every scene of the gallery', () => {
  // Each walk has a browser of its own; one worker would walk them all after everything else is done.
  test.describe.configure({ mode: 'parallel' })
  for (const [name, reading, looks] of readings)
    test(name, async () => {
      test.setTimeout(900_000)
      const stage = await openStage()
      for (const [group, scenes] of Object.entries(stage.groups))
        for (const scene of scenes) {
          await stage.page.setViewportSize(sizeFor(group, looks[0] as Look))
          await stage.show(scene, reading)
          for (const look of looks) {
            await stage.resize(sizeFor(group, look))
            expect
              .soft(await look.against(stage.page, reading, group), `${scene}, ${look.width} px`)
              .toEqual([])
          }
        }
      await stage.close()
    })
})

/** The desk is a desktop's screen; it only must not break on a phone. */
const sizeFor = (group: string, { width, height }: Look) =>
  group === 'desk' && height === tall && width > 320 ? { width: desktop.width, height } : { width, height }
