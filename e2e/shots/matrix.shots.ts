import { fileURLToPath } from 'node:url'
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { axeAgainst, judged } from '../gallery/look.ts'
import { openStage, type Reading, type SceneNames, type Stage } from '../gallery/stage.ts'
import { type Cell, layContactSheet } from './contact-sheet.ts'
import { readMatrix } from './matrix.ts'

const folder = fileURLToPath(new URL('../../shots/out', import.meta.url))
const matrix = readMatrix()
/** Screens taken of one page, from the top down. */
const mostScreens = 2

const sizeOf = (size: string) => {
  const [width = 0, height = 0] = size.split('x').map(Number)
  return { width, height }
}

function wanted(groups: SceneNames): [string, string[]][] {
  const isWanted = (name: string) => matrix.only?.some((part) => name.includes(part)) ?? true
  return Object.entries(groups)
    .map(([group, scenes]): [string, string[]] => [
      group,
      isWanted(group) ? [...scenes] : scenes.filter(isWanted),
    ])
    .filter(([, scenes]) => scenes.length > 0)
}

/** The page as people see it, screen by screen, small enough for a sheet. */
async function pictures(page: Page, session: CDPSession, size: string): Promise<string[]> {
  const { width, height } = sizeOf(size)
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const screens = Math.min(mostScreens, Math.ceil((whole - 40) / height))
  const taken: string[] = []
  for (let screen = 0; screen < Math.max(1, screens); screen += 1) {
    const top = await page.evaluate((to) => {
      scrollTo(0, to)
      return scrollY
    }, screen * height)
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality: 70,
      clip: { x: 0, y: top, width, height, scale: width > 500 ? 0.5 : 0.75 },
    })
    taken.push(data)
  }
  await page.evaluate(() => scrollTo(0, 0))
  return taken
}

/** So tall that the whole page is seen at once: what a pinned bar covers on a lower screen is scrolled clear of it. */
const wholePage = (size: string) => ({ ...sizeOf(size), height: 1_600 })

/** Axe is slow and sees the same elements in every language; one of each direction is enough. */
const isForAxe = ({ language, text }: Reading) => text === 100 && ['en', 'ar-XB'].includes(language)

/** One scene in one language and text size at every size of the matrix: a cell for each size. */
async function lookAt(
  stage: Stage,
  session: CDPSession,
  scene: string,
  group: string,
  reading: Reading,
): Promise<Map<string, Cell>> {
  const { page } = stage
  const cells = new Map<string, Cell>()
  await page.setViewportSize({ width: 320, height: 640 })
  await stage.show(scene, reading)
  const narrow = (await judged(page, reading, group)).filter((words) => words.startsWith('scrolls'))
  for (const size of matrix.sizes) {
    await page.setViewportSize(sizeOf(size))
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(0))))
    const found = await judged(page, reading, group)
    if (narrow.length > 0 && size === matrix.sizes[0]) found.push(`at 320 px it ${narrow[0]}`)
    cells.set(size, { scene, pictures: await pictures(page, session, size), found })
    if (!isForAxe(reading) || size !== matrix.sizes[0]) continue
    await page.setViewportSize(wholePage(size))
    found.push(...(await axeAgainst(page)))
  }
  return cells
}

/** A scene that never came to rest stands on its sheets with the reason. */
const broken = (scene: string, { message }: Error) =>
  new Map(
    matrix.sizes.map((size): [string, Cell] => [
      size,
      { scene, pictures: [], found: [message.slice(0, 200)] },
    ]),
  )

for (const language of matrix.languages)
  for (const text of matrix.texts)
    test(`contact sheets in ${language} at ${text} %`, async () => {
      test.setTimeout(1_200_000)
      const stage = await openStage()
      const sheet = await stage.page.context().newPage()
      const session = await stage.page.context().newCDPSession(stage.page)
      const reading = { language, text }
      for (const [group, scenes] of wanted(stage.groups)) {
        const looks: Map<string, Cell>[] = []
        // Laying a sheet puts the stage behind it, and a page nobody sees draws no frames to wait for.
        await stage.page.bringToFront()
        for (const scene of scenes)
          looks.push(
            await lookAt(stage, session, scene, group, reading).catch((error: Error) => broken(scene, error)),
          )
        for (const size of matrix.sizes) {
          const cells = looks.map((look) => look.get(size)).filter((cell) => cell !== undefined)
          await sheet.setViewportSize({ width: sizeOf(size).width > 500 ? 2100 : 1700, height: 800 })
          const title = `${group} ${size} ${language} ${text}`
          await layContactSheet(sheet, title, cells, `${folder}/${title.replaceAll(' ', '-')}.png`)
          for (const { scene, found } of cells) expect.soft(found, `${scene} ${title}`).toEqual([])
        }
      }
      await stage.close()
    })
