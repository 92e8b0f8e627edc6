import { isForTheEar, linesOf, nameOf, type OnScreen, ownTexts } from './on-screen.ts'

const isPane = (element: Element, kinds: readonly string[]) =>
  kinds.includes(getComputedStyle(element).overflowY) && !element.matches('html, body')

/** The nearest pane around it; null where only the page scrolls. */
function paneAround(element: Element): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (isPane(at, ['auto', 'scroll', 'hidden', 'clip'])) return at
  return null
}

function isWhollyIn(pane: Element | null, { top, bottom }: DOMRect): boolean {
  const edge = pane?.getBoundingClientRect()
  return !edge || (top >= edge.top - 2 && bottom <= edge.bottom + 2)
}

function rectOf(element: Element): DOMRect {
  if (element.matches('button, textarea, input')) return element.getBoundingClientRect()
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect()
}

/** One line that ends in dots says itself that there is more. */
const isShortened = (element: Element) =>
  [element, element.parentElement, element.parentElement?.parentElement].some(
    (each) => each && getComputedStyle(each).textOverflow === 'ellipsis',
  )

/** Words and controls that their pane cuts off, and no scrolling brings back. */
function cutOff({ shown }: OnScreen): string[] {
  return shown
    .filter((element) => ownTexts(element).length > 0 || element.matches('button, textarea, input'))
    .filter((element) => !isForTheEar(element) && !isShortened(element))
    .filter((element) => {
      const pane = paneAround(element)
      // Its pane shortens it, and says so by an ellipsis.
      if (pane && getComputedStyle(pane).textOverflow === 'ellipsis') return false
      return pane && isPane(pane, ['hidden', 'clip']) && !isWhollyIn(pane, rectOf(element))
    })
    .map((element) => `cut off by its pane: ${nameOf(element)}`)
}

const answers = '[role=status] button'
const writing = 'form > textarea, form > textarea ~ button'

/**
 * In the room the answers of an ask, and where nothing is asked the box to write in, are in sight as they come: nobody
 * scrolls to find them.
 */
function outOfSight({ shown }: OnScreen): string[] {
  if (!document.querySelector('[data-bs-controls]')) return []
  const first = shown.some((element) => element.matches(answers)) ? answers : writing
  return shown
    .filter((element) => element.matches(first))
    .filter((element) => {
      const rect = element.getBoundingClientRect()
      const panes: Element[] = []
      for (let at = paneAround(element); at; at = paneAround(at)) panes.push(at)
      return rect.bottom > innerHeight + 1 || panes.some((pane) => !isWhollyIn(pane, rect))
    })
    .map((element) => `has to be scrolled to: ${nameOf(element)}`)
}

const topOf = (element: Element) => element.getBoundingClientRect().top

/** The way on is pinned above the menu, but what it is pinned within begins so low that the menu lies over half of it. */
function halfUnderMenu({ shown }: OnScreen): string[] {
  const menu = shown.find(
    (element) => element.matches('nav') && getComputedStyle(element).position === 'fixed',
  )
  if (!menu || topOf(menu) < innerHeight / 2) return []
  return shown
    .filter((element) => {
      const bar = element.matches('button') && element.parentElement
      if (!bar || getComputedStyle(bar).position !== 'sticky') return false
      return topOf(element) < topOf(menu) && element.getBoundingClientRect().bottom > topOf(menu) + 2
    })
    .map((element) => `half under the menu: ${nameOf(element)}`)
}

/** A picture shown whole is narrower than its place: a plate at its side is over nobody. */
function isBeside(plate: Element): boolean {
  const video = plate.parentElement?.querySelector('video')
  if (!video?.videoHeight || getComputedStyle(video).objectFit !== 'contain') return false
  const { left, width, height } = video.getBoundingClientRect()
  const half = Math.min(width, (height * video.videoWidth) / video.videoHeight) / 2
  const rect = plate.getBoundingClientRect()
  return rect.right <= left + width / 2 - half / 2 || rect.left >= left + width / 2 + half / 2
}

/** A name plate that takes more than a third of the picture it names lies over the face. */
function overTheFace({ shown }: OnScreen): string[] {
  return shown
    .filter((element) => element.matches('video ~ p') && linesOf(element) > 0 && !isBeside(element))
    .filter((plate) => {
      const picture = plate.parentElement?.getBoundingClientRect().height ?? 0
      return picture > 0 && plate.getBoundingClientRect().height > picture * 0.36
    })
    .map((plate) => `lies over the face: ${nameOf(plate)}`)
}

/** What cannot be brought into sight, or ought to be in sight and is not. */
export const reach = (screen: OnScreen): string[] => [
  ...cutOff(screen),
  ...outOfSight(screen),
  ...halfUnderMenu(screen),
  ...overTheFace(screen),
]
