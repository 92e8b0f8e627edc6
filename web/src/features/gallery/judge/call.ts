import { isForTheEar, type Judged, nameOf, type OnScreen, ownTexts } from './on-screen.ts'

const bar = '[data-bs-controls]'

/** The room's menu lies over what its header says. */
function menuOverHeader({ shown }: OnScreen, { text }: Judged): string[] {
  const menu = shown.find((element) => element.matches(`${bar} section`))
  // Very large text on a phone leaves the menu no other place.
  if (!menu || (text > 100 && innerWidth < 500)) return []
  const { top } = menu.getBoundingClientRect()
  return shown
    .filter((element) => element.matches('header *') && ownTexts(element).length > 0 && !isForTheEar(element))
    .filter((element) => element.parentElement?.closest('header')?.parentElement?.querySelector(bar))
    .filter((element) => element.getBoundingClientRect().bottom > top + 1)
    .map((element) => `the menu lies over the header: ${nameOf(element)}`)
}

/** With text of the usual size each button of the room's bar is in sight, whole, without scrolling. */
function outOfTheBar({ shown }: OnScreen, { text }: Judged): string[] {
  const row = document.querySelector(bar)
  if (!row || text > 100 || document.querySelector('dialog[open]')) return []
  const edge = row.getBoundingClientRect()
  return shown
    .filter(
      (element) => element.matches('button') && row.contains(element) && !element.closest(`${bar} section`),
    )
    .filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      if (left < edge.left - 1 || right > edge.right + 1) return true
      return [left + 3, right - 3].some((x) => {
        const at = document.elementFromPoint(x, (top + bottom) / 2)
        return at && row.contains(at) && !element.contains(at) && !at.contains(element)
      })
    })
    .map((element) => `not whole in the bar: ${nameOf(element)}`)
}

const wordsOf = (element: Element) => (element.textContent ?? '').trim()

/** A notice of the room says what the thread in sight says as well. */
function toldTwice({ shown }: OnScreen): string[] {
  if (!document.querySelector(bar)) return []
  const inThread = shown
    .filter((element) => element.matches('[role=log] *') && ownTexts(element).length > 0)
    .map(wordsOf)
  return shown
    .filter((element) => element.matches('[role=status] p') && !isForTheEar(element))
    .filter(
      (element) => wordsOf(element) !== '' && inThread.some((line) => line.startsWith(wordsOf(element))),
    )
    .map((element) => `told twice: ${nameOf(element)}`)
}

/** The bar of the room with its menu, and what the room tells. */
export const call = (screen: OnScreen, judged: Judged): string[] => [
  ...menuOverHeader(screen, judged),
  ...outOfTheBar(screen, judged),
  ...toldTwice(screen),
]
