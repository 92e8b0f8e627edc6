import { isForTheEar, type Judged, linesOf, nameOf, type OnScreen } from './on-screen.ts'

const isMain = (element: Element) =>
  element.matches('a, button') && /(?:^|\s)_?main(?:_|\s|$)/.test(element.className)

/** What a finger meets: the label of a box, or the whole row that a link is spread over. */
function asWhole(element: Element): Element {
  const isSpread = getComputedStyle(element, '::after').position === 'absolute'
  const row = isSpread && element instanceof HTMLElement ? element.offsetParent : null
  return row ?? element.closest('label') ?? element
}

function aboutTarget(element: Element, { isDesk, text }: Judged): string[] {
  const found: string[] = []
  const { width, height } = asWhole(element).getBoundingClientRect()
  const isInLine = element.localName === 'a' && getComputedStyle(element).display === 'inline'
  const least = !isDesk && isMain(element) ? 47.5 : isInLine ? 20 : 23.5
  if (Math.min(width, height) < least)
    found.push(`a target of ${Math.round(width)}x${Math.round(height)}: ${nameOf(element)}`)
  if (element.matches(':disabled')) found.push(`switched off without a reason: ${nameOf(element)}`)
  if (!element.matches('a, button')) return found
  if (element.querySelector('svg') && !(element as HTMLElement).innerText.trim())
    found.push(`an icon without its word: ${nameOf(element)}`)
  // A row's own name, long as it may be, stands whole where one opens the row.
  const isButton =
    !element.closest('th') && (element.localName === 'button' || /button/.test(element.className))
  const lines = Math.max(...[element, ...element.querySelectorAll('span')].map(linesOf))
  if (isButton && text === 100 && lines > 2 && !element.querySelector('p, div, h2, h3'))
    found.push(`a button of ${lines} lines: ${nameOf(element)}`)
  return found
}

/**
 * A form of many boxes has its button after them, and one that begins further down is not the next step; anything else
 * is reached without scrolling on a small phone.
 */
function belowTheFold(main: Element): string[] {
  const form = main.closest('form')
  if (form && form.getBoundingClientRect().top > innerHeight * 0.75) return []
  const boxes = form?.querySelectorAll('input, textarea, select').length ?? 0
  const below = Math.round(main.getBoundingClientRect().bottom - innerHeight)
  return boxes <= 2 && below > 1 ? [`the main button is ${below}px below the fold`] : []
}

/** Targets too small, icons without words, buttons of three lines, two main buttons or one out of sight. */
export function controls({ shown }: OnScreen, judged: Judged): string[] {
  const touched = shown.filter(
    (element) =>
      element.matches(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]',
      ) &&
      !isForTheEar(asWhole(element)) &&
      asWhole(element).getBoundingClientRect().bottom > 0,
  )
  const found = touched.flatMap((element) => aboutTarget(element, judged))
  const mains = touched.filter(isMain)
  if (mains.length > 1) found.push(`${mains.length} main buttons: ${mains.map(nameOf).join(', ')}`)
  const [main] = mains
  const isSmallPhone = innerHeight === 640 && judged.text === 100 && !judged.isDesk
  return main && isSmallPhone ? [...found, ...belowTheFold(main)] : found
}
