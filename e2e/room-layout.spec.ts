import { expect, type Locator, test } from '@playwright/test'
import { judged } from './gallery/look.ts'
import { openStage, type Stage } from './gallery/stage.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

let stage: Stage
test.beforeAll(async () => {
  stage = await openStage()
})
test.afterAll(() => stage.close())

const phone = { width: 360, height: 640 }

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('not on the screen')
  return box
}

async function areApart(one: Locator, other: Locator) {
  const [a, b] = await Promise.all([boxOf(one), boxOf(other)])
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
}

/** The least room, in px, between the words of each box and its edges at their sides. */
function besideWordsOf(boxes: Locator) {
  return boxes.evaluateAll((all) =>
    all.map((box) => {
      const edge = box.getBoundingClientRect()
      const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      const rooms: number[] = []
      while (texts.nextNode()) {
        const drawn = document.createRange()
        drawn.selectNodeContents(texts.currentNode)
        for (const { left, right } of drawn.getClientRects()) rooms.push(left - edge.left, edge.right - right)
      }
      return Math.min(...rooms)
    }),
  )
}

test('the room fills a phone and scrolls nowhere, in every language', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const language of ['en', 'ne', 'hi', 'ar-XB'])
    for (const scene of ['room-alone', 'room-video', 'room-doctor-hold']) {
      await stage.show(scene, { language, text: 100 })
      const { bottom, over } = await page.evaluate(() => ({
        bottom: document.querySelector('[data-bs-controls]')?.getBoundingClientRect().bottom,
        over: document.documentElement.scrollHeight - innerHeight,
      }))
      expect([bottom, over], `${scene} in ${language}`).toEqual([phone.height, 0])
    }
})

test('on a phone the buttons take two rows at most, and the picture the greater part', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const language of ['en', 'ne', 'hi'])
    for (const scene of ['room-video', 'room-doctor', 'room-doctor-voice']) {
      await stage.show(scene, { language, text: 100 })
      const rows = await page.locator('[data-bs-controls] > *').evaluateAll((all) => {
        const tops = all.map((one) => Math.round(one.getBoundingClientRect().top))
        return new Set(tops.filter((top) => top > 0)).size
      })
      expect(rows, `${scene} in ${language}`).toBeLessThanOrEqual(2)
      const { height } = await boxOf(page.locator('section[data-mode]'))
      expect(height, `${scene} in ${language}`).toBeGreaterThan(phone.height * 0.55)
    }
})

test('beside an open chat the bar of a phone is one row with all its buttons in sight, also while its menu is open', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const [language, more, leave] of [
    ['en', 'More', 'Leave'],
    ['ne', 'अरू', 'बाहिर जाने'],
    ['hi', 'और', 'बाहर जाएँ'],
  ] as const) {
    await stage.show('room-sheet', { language, text: 100 })
    const bar = page.locator('[data-bs-controls]')
    const { height } = await boxOf(bar)
    expect(height, language).toBeLessThan(90)
    const last = await boxOf(bar.getByRole('button', { name: leave, exact: true }))
    expect(last.x + last.width, language).toBeLessThanOrEqual(phone.width)
    await bar.getByRole('button', { name: more, exact: true }).click()
    const menu = await boxOf(page.locator('[data-bs-controls] section'))
    expect((await boxOf(bar)).height, language).toBe(height)
    expect(menu.y, language).toBeGreaterThan(0)
    expect(menu.y + menu.height, language).toBeLessThanOrEqual((await boxOf(bar)).y)
    expect(menu.x + menu.width, language).toBeLessThanOrEqual(phone.width)
  }
})

test('beside an open sheet the doctor on a phone has every button of the bar whole in sight, in every language', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const language of ['en', 'ne', 'hi'])
    for (const scene of ['room-doctor-sheet', 'room-doctor-notes']) {
      const reading = { language, text: 100 }
      await stage.show(scene, reading)
      const bar = page.locator('[data-bs-controls]')
      await expect(bar.getByRole('button')).toHaveCount(6)
      expect((await boxOf(bar)).height, `${scene} in ${language}`).toBeLessThan(100)
      expect(await judged(page, reading, 'room'), `${scene} in ${language}`).toEqual([])
    }
})

test("with text of twice the size the list of a phone's desk begins right after the first screen, not two below", async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  await stage.show('desk', { language: 'en', text: 200 })
  const first = await page.locator('tr[aria-selected]').first().boundingBox()
  expect(first?.y).toBeLessThan(phone.height * 1.1)
})

test('in a chat visit the few buttons of the bar stand in its middle', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  await stage.show('room-chat', { language: 'en', text: 100 })
  const [first, last] = [
    page.locator('[data-bs-controls] > *').first(),
    page.locator('[data-bs-controls] > *').last(),
  ]
  const [one, other] = await Promise.all([boxOf(first), boxOf(last)])
  expect(Math.abs(one.x - (phone.width - other.x - other.width))).toBeLessThanOrEqual(2)
})

test('in a chat visit no word of the bar touches the edges of its button, in every language', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const language of ['en', 'ne', 'hi']) {
    await stage.show('room-chat', { language, text: 100 })
    const beside = await besideWordsOf(page.locator('[data-bs-controls] button'))
    expect(beside.length, language).toBe(2)
    for (const room of beside) expect(room, language).toBeGreaterThanOrEqual(6)
  }
})

test('on a wide page the ready answers of the waiting room are all whole, in every language', async () => {
  const { page } = stage
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const language of ['en', 'ne', 'hi']) {
    await stage.show('visit-waiting', { language, text: 100 })
    const answers = page.getByRole('list').filter({ has: page.getByRole('button') })
    const over = await answers.evaluateAll((all) =>
      all.map((list) => {
        const { right } = list.getBoundingClientRect()
        return [...list.querySelectorAll('button')].filter((one) => one.getBoundingClientRect().right > right)
          .length
      }),
    )
    expect(over.length, language).toBeGreaterThan(0)
    expect(over, language).toEqual(over.map(() => 0))
  }
})

test('the notes over a phone call leave a strip of the picture and most of the screen to write on', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const language of ['en', 'hi']) {
    await stage.show('room-doctor-notes', { language, text: 100 })
    expect((await boxOf(page.locator('section[data-mode]'))).height).toBe(96)
    const panel = await boxOf(page.getByRole('tabpanel').filter({ visible: true }))
    expect(panel.height, language).toBeGreaterThan(270)
  }
})

test('the own picture covers no word of the stage and nothing stands over the face in it', async () => {
  const { page } = stage
  for (const [size, text] of [
    [phone, 100],
    [{ width: 390, height: 844 }, 200],
  ] as const) {
    await page.setViewportSize(size)
    for (const scene of ['room-alone', 'room-camera-off', 'room-muted', 'room-doctor-alone']) {
      await stage.show(scene, { language: 'hi', text })
      const own = page.locator('[data-corner]')
      for (const words of await page.locator('section[data-mode] p').filter({ visible: true }).all())
        if (!(await words.evaluate((element) => element.closest('[data-corner]') !== null)))
          expect(await areApart(own, words), `${scene} ${text}: ${await words.textContent()}`).toBe(true)
      const view = own.locator('video, p').first()
      expect(await areApart(view, own.getByRole('button')), `${scene} ${text}`).toBe(true)
    }
  }
})

test('the newest message stays in sight when a keyboard takes the lower part of the phone', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  await stage.show('room-sheet', { language: 'en', text: 100 })
  await page.setViewportSize({ width: 360, height: 420 })
  const log = page.getByRole('log')
  const newest = log.getByText('38.6 last night')
  await expect.poll(async () => (await boxOf(newest)).y + (await boxOf(newest)).height).toBeLessThan(420)
  await expect(newest).toBeInViewport()
})

test('a doctor on a phone reads every group in one line each, and a chosen patient as a page', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
  for (const language of ['ne', 'hi']) {
    await stage.show('desk-crowd', { language, text: 100 })
    const heights = await page
      .locator('nav a[href*="/desk/"] > span')
      .evaluateAll((all) => all.map((one) => one.getClientRects()[0]?.height ?? 0))
    expect(Math.max(...heights), language).toBeLessThan(32)
    await stage.show('desk-open', { language, text: 100 })
    expect((await boxOf(page.locator('main section h2').first())).y, language).toBeLessThan(280)
  }
})

test('on a phone the desk has its list in the upper half, under status, lateness and groups that are all in reach', async () => {
  const { page } = stage
  await page.setViewportSize(phone)
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
})

test('six who wait are in sight on a small desk, in every language', async () => {
  const { page } = stage
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const language of ['en', 'ne', 'hi']) {
    await stage.show('desk-break', { language, text: 100 })
    const bottoms = await page
      .locator('tbody tr')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom))
    expect(bottoms.filter((bottom) => bottom <= 800).length, language).toBeGreaterThanOrEqual(6)
  }
})

test('with text of twice the size the room of a phone cuts nothing, and its answers and the box to write in are in sight', async () => {
  test.setTimeout(120_000)
  const { page } = stage
  for (const size of [phone, { width: 320, height: 640 }]) {
    await page.setViewportSize(size)
    for (const language of ['en', 'ne'])
      for (const scene of [
        'room-muted',
        'room-daughter',
        'room-reconnecting',
        'room-hold',
        'room-sheet',
        'room-mode-asked',
        'room-chat',
        'room-doctor-sheet',
        'room-doctor-chat',
        'room-doctor-mode-asked',
      ]) {
        const reading = { language, text: 200 }
        await stage.show(scene, reading)
        expect(await judged(page, reading, 'room'), `${scene} in ${language} at ${size.width}`).toEqual([])
      }
  }
})
