import { expect, type Locator, type Page } from '@playwright/test'
import type { Driver, Target } from './whole-visit.ts'

const mostTabs = 150

/** Runs in the page, as often as one likes: what is wrong with what has the focus now, out of sight, covered, without a ring, or before what had it last. */
function judgeFocus(): string[] {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return []
  const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.innerText ?? '').slice(0, 40)}"`
  const faults: string[] = []
  if (element.tabIndex > 0) faults.push(`${name} jumps the order with tabindex ${element.tabIndex}`)
  const box = element.getBoundingClientRect()
  const isTall = box.height > innerHeight * 0.6
  const inset = 3
  const points = [
    [box.left + box.width / 2, box.top + box.height / 2],
    [box.left + inset, box.top + inset],
    [box.right - inset, box.top + inset],
    [box.left + inset, box.bottom - inset],
    [box.right - inset, box.bottom - inset],
  ] as const
  const isSeen = ([x, y]: readonly [number, number]) => {
    const top = document.elementFromPoint(x, y)
    return top !== null && (element.contains(top) || top.contains(element))
  }
  const seen = points.filter(isSeen).length
  if (box.width < 1 || box.height < 1) faults.push(`${name} has the focus and no size`)
  else if (seen < (isTall ? 1 : points.length))
    faults.push(`${name} is covered or out of sight (${seen} of 5)`)
  const isRinged = (each: Element | null) =>
    each !== null &&
    [undefined, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
  const carriers = [element, element.closest('label, tr'), element.parentElement, element.nextElementSibling]
  // A heading that takes the focus is a place to read from, not a control.
  if (!/^H\d$/.test(element.tagName) && !carriers.some(isRinged)) faults.push(`${name} shows no focus ring`)
  const kept = window as unknown as { focused?: HTMLElement; lastFocused?: HTMLElement | undefined }
  if (kept.focused !== element) kept.lastFocused = kept.focused
  kept.focused = element
  const last = kept.lastFocused
  const place = 'section, form, nav, ul, ol, dialog, header, footer'
  if (
    last?.isConnected &&
    last.closest(place) === element.closest(place) &&
    (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    box.bottom < last.getBoundingClientRect().top - 1
  )
    faults.push(`${name} stands above what the focus came from`)
  return faults
}

/** Asserts that the focus can be seen where it is now, once what brought it there has come to rest. */
export async function expectFocusSeen(page: Page) {
  await expect.poll(() => page.evaluate(judgeFocus), { message: 'the focus' }).toEqual([])
}

const isFocused = (things: Locator) =>
  things.evaluateAll((elements) => elements.some((element) => element === document.activeElement))

/** Uses the page by its keyboard alone; every stop of the focus on the way is looked at. */
export function byKeyboard(page: Page): Driver & { goTo(target: Target): Promise<void> } {
  const all = ({ role, name }: Target) =>
    // A password field has no role of its own.
    role === 'textbox' ? page.getByLabel(name) : page.getByRole(role, { name })
  const tab = async () => {
    await page.keyboard.press('Tab')
    await expectFocusSeen(page)
  }
  const goTo = async (target: Target) => {
    await expect(all(target).first(), `${target.role} ${target.name}`).toBeVisible()
    for (let count = 0; count < mostTabs; count += 1) {
      if (await isFocused(all(target))) return expectFocusSeen(page)
      await tab()
    }
    throw new Error(`the keyboard does not come to ${target.role} ${target.name}`)
  }
  const isInGroup = (radio: Locator) =>
    radio.evaluate((element: HTMLInputElement) => {
      const now = document.activeElement
      return now instanceof HTMLInputElement && now.type === 'radio' && now.name === element.name
    })
  return {
    goTo,
    press: async (target) => {
      await goTo(target)
      await page.keyboard.press('Enter')
    },
    choose: async (target) => {
      if (target.role === 'checkbox') {
        await goTo(target)
        if (!(await all(target).first().isChecked())) await page.keyboard.press('Space')
        return
      }
      const radio = all(target).first()
      await expect(radio).toBeVisible()
      for (let count = 0; count < mostTabs && !(await isInGroup(radio)); count += 1) await tab()
      for (let count = 0; count < 12 && !(await isFocused(radio)); count += 1) {
        await page.keyboard.press('ArrowDown')
        await expectFocusSeen(page)
      }
      if (!(await radio.isChecked())) await page.keyboard.press('Space')
      await expect(radio).toBeChecked()
    },
    write: async (target, text) => {
      await goTo(target)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    finds: (target) => expect(all(target).first()).toBeVisible(),
    reads: (words) => expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible(),
    isThere: (target) => all(target).first().isVisible(),
    heading: () => page.getByRole('heading', { level: 1 }).first().innerText(),
  }
}
