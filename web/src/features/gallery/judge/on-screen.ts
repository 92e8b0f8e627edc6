/** What the judge knows beside the page itself. */
export interface Judged {
  readonly language: string
  /** Size of text in percent. */
  readonly text: number
  /** The desk has smaller targets than a patient's screen. */
  readonly isDesk: boolean
}

/** The elements of the page as it stands, or of the dialog over it. */
export interface OnScreen {
  readonly all: readonly Element[]
  readonly shown: readonly Element[]
}

const isShown = (element: Element) => {
  const { width, height } = element.getBoundingClientRect()
  return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden'
}

/** Reads the page once; drawings are left out. */
export function readScreen(): OnScreen {
  const within = document.querySelector('dialog[open]') ?? document.body
  const all = [...within.querySelectorAll('*')].filter((element) => !element.closest('svg, script, noscript'))
  return { all, shown: all.filter(isShown) }
}

/** Whether it is there for screen readers alone. */
export function isForTheEar(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (getComputedStyle(at).clipPath === 'inset(50%)') return true
  return false
}

/** An element as a complaint names it. */
export const nameOf = (element: Element) =>
  `<${element.localName}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`

/** The text that stands in an element itself, not in its children. */
export const ownTexts = (element: Element) =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())

/** How many lines its text takes; an icon over a word is none. */
export function linesOf(element: Element): number {
  const tops: number[] = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode)
    for (const { top, height, width } of range.getClientRects())
      if (width > 1 && height > 6 && !tops.some((known) => Math.abs(known - top) < height * 0.6))
        tops.push(top)
  }
  return tops.length
}
