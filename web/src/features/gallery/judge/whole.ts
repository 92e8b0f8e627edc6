import { isForTheEar, type Judged, nameOf, type OnScreen, ownTexts } from './on-screen.ts'

/** Where a text may break: at spaces, and where a word is joined; an e-mail address stands in its parts. */
const wordParts = /[^\s\-‐–—/]+/gu

/** No word of the texts has as many letters, only a name: in the column of a table it may break. */
const mostLetters = 30

/** The longest words (names of eighty letters) fit nowhere; any other finds a line of its own. */
const fitsAnywhere = (width: number) => width < document.documentElement.clientWidth * 0.6

function rectsOf(node: Node, from?: number, to?: number): DOMRect[] {
  const range = document.createRange()
  range.selectNodeContents(node)
  if (from !== undefined && to !== undefined) {
    range.setStart(node, from)
    range.setEnd(node, to)
  }
  return [...range.getClientRects()].filter(({ width }) => width > 0.5)
}

function isBroken(node: Node, from: number, to: number): boolean {
  const rects = rectsOf(node, from, to)
  const [first] = rects
  if (!first || rects.every(({ top }) => Math.abs(top - first.top) < first.height * 0.6)) return false
  return fitsAnywhere(rects.reduce((sum, { width }) => sum + width, 0))
}

/** Words that break within themselves because they were given too little room. */
export function brokenWords({ shown }: OnScreen): string[] {
  const found: string[] = []
  for (const element of shown.filter((each) => !isForTheEar(each) && !each.closest('[dir=auto], code')))
    for (const node of ownTexts(element))
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(wordParts))
        if (word.length <= mostLetters && isBroken(node, index, index + word.length))
          found.push(`“${word}” breaks within the word: ${nameOf(element)}`)
  return found
}

/** Words that stand out of the box of their button or answer, over its neighbours. */
export function outOfTheBox({ shown }: OnScreen): string[] {
  return shown
    .filter((element) => element.matches('button, label, nav a, [class*=button]') && !isForTheEar(element))
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return [element, ...element.querySelectorAll('span')]
        .filter((each) => !isForTheEar(each))
        .flatMap(ownTexts)
        .flatMap((node) => rectsOf(node))
        .some((rect) => rect.left < left - 1.5 || rect.right > right + 1.5)
    })
    .map((element) => `words out of their box: ${nameOf(element)}`)
}

const isPinned = (element: Element | null) =>
  element !== null && ['sticky', 'fixed'].includes(getComputedStyle(element).position)

function pinnedAround(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) if (isPinned(at)) return at
  return null
}

function isCovered(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return [top + 3, bottom - 3]
    .filter((y) => y > 0 && y < innerHeight)
    .map((y) => document.elementFromPoint((left + right) / 2, y))
    .some((over) => over && !element.contains(over) && !over.contains(element))
}

/** The part that it is pinned within has not begun on this screen, or only just: it still passes below the foot. */
function isNotThereYet(pinned: Element): boolean {
  const { position, bottom } = getComputedStyle(pinned)
  const gap = Number.parseFloat(bottom)
  return position === 'sticky' && pinned.getBoundingClientRect().bottom > innerHeight - gap + 1
}

/** Words of the room that the own picture lies over; a plate above the picture is none. */
function underOwnPicture({ shown }: OnScreen): string[] {
  const tile = document.querySelector('[data-corner]')
  if (!tile) return []
  const over = tile.getBoundingClientRect()
  return shown
    .filter((element) => !tile.contains(element) && !isForTheEar(element))
    .filter((element) =>
      ownTexts(element)
        .flatMap((node) => rectsOf(node))
        .some((rect) => {
          const x = (Math.max(rect.left, over.left) + Math.min(rect.right, over.right)) / 2
          const y = (Math.max(rect.top, over.top) + Math.min(rect.bottom, over.bottom)) / 2
          const isUnder = rect.left < over.right && rect.right > over.left
          return (
            isUnder &&
            rect.top < over.bottom &&
            rect.bottom > over.top &&
            tile.contains(document.elementFromPoint(x, y))
          )
        }),
    )
    .map((element) => `under the own picture: ${nameOf(element)}`)
}

/**
 * What is pinned to an edge lies under something else that is pinned there. Looked at with the page halfway down: above,
 * the part that it is pinned within may not have begun.
 */
export function covered(screen: OnScreen): string[] {
  const { shown } = screen
  const before = scrollY
  scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2)
  const found = shown
    .filter((element) => element.matches('a[href], button') && !isForTheEar(element))
    .filter((element) => {
      const pinned = pinnedAround(element)
      if (!pinned || isNotThereYet(pinned)) return false
      // What scrolls within what is pinned is judged where it can be brought to.
      const { scrollTop } = pinned
      if (pinned.scrollHeight > pinned.clientHeight) element.scrollIntoView({ block: 'nearest' })
      const is = isCovered(element)
      pinned.scrollTop = scrollTop
      return is
    })
  scrollTo(0, before)
  return [...found.map((element) => `pinned, and covered: ${nameOf(element)}`), ...underOwnPicture(screen)]
}

/** Letters that differ in width in every face; boxes are all alike. */
const devanagari = ['क', 'र', 'श', 'झ', 'ण']

/**
 * The faces of a page in Nepali or Hindi hold no Devanagari: its words are rows of boxes. A page in English fetches none
 * for a name; there the device's own serves.
 */
export function boxes({ shown }: OnScreen, { language }: Judged): string[] {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas || !['ne', 'hi'].includes(language) || document.fonts.status === 'loading') return []
  const faces = shown
    .filter((element) => ownTexts(element).some(({ textContent }) => /[ऀ-ॿ]/.test(textContent ?? '')))
    .map((element) => getComputedStyle(element).fontFamily)
  return [...new Set(faces)]
    .filter((face) => {
      canvas.font = `32px ${face}`
      return new Set(devanagari.map((letter) => canvas.measureText(letter).width)).size === 1
    })
    .map((face) => `boxes in place of Devanagari: ${face.slice(0, 60)}`)
}
