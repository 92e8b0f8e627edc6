import { isForTheEar, type Judged, linesOf, nameOf, type OnScreen, ownTexts } from './on-screen.ts'

/** The page can be pushed sideways. */
export function sideways({ shown }: OnScreen): string[] {
  const over = document.documentElement.scrollWidth - innerWidth
  if (over <= 1) return []
  const wide = shown.filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    return right > innerWidth + 1 || left < -1
  })
  return [`scrolls sideways by ${over}px: ${wide.slice(-2).map(nameOf).join(', ')}`]
}

const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'

function isCut(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element)
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element
  return (
    (hides(overflowY) && clientHeight > 0 && scrollHeight > clientHeight + 2) ||
    (hides(overflowX) && clientWidth > 0 && scrollWidth > clientWidth + 2)
  )
}

/** A row of the desk is one line: what it shortens stands whole in its title, and beside the list once it is chosen. */
const isShortened = (element: Element) =>
  getComputedStyle(element).textOverflow === 'ellipsis' && element.hasAttribute('title')

function aboutText(element: Element, { text, isDesk }: Judged): string[] {
  const found: string[] = []
  const { fontSize, textAlign } = getComputedStyle(element)
  if (Number.parseFloat(fontSize) < 13.9) found.push(`text of ${fontSize}: ${nameOf(element)}`)
  if (isCut(element) && !(isDesk && isShortened(element))) found.push(`text is cut: ${nameOf(element)}`)
  if (!element.matches('p, li, dd')) return found
  const lines = linesOf(element)
  const perLine = Math.round((element.textContent ?? '').length / Math.max(lines, 1))
  if (textAlign === 'center' && lines > 2) found.push(`a centred paragraph: ${nameOf(element)}`)
  if (text === 100 && lines > 1 && perLine > 90) found.push(`lines of ${perLine} letters: ${nameOf(element)}`)
  return found
}

/** Text that is too small, cut, centred over lines, or set too wide. */
export function texts({ shown }: OnScreen, judged: Judged): string[] {
  return shown
    .filter((element) => ownTexts(element).length > 0 && !isForTheEar(element))
    .flatMap((element) => aboutText(element, judged))
}

const tops = (element: Element, from: number) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const found: number[] = []
  for (let at = 0; texts.nextNode(); ) {
    const { textContent } = texts.currentNode
    for (const { 0: letter, index } of (textContent ?? '').matchAll(/\S/gu)) {
      if (Math.abs(at - from) <= 1) {
        range.setStart(texts.currentNode, index)
        range.setEnd(texts.currentNode, index + letter.length)
        found.push(Math.round(range.getBoundingClientRect().top))
      }
      at += 1
    }
  }
  return found
}

/** A middle dot that joins two things, and has but one of them on its line. */
export function danglingDots({ shown }: OnScreen): string[] {
  return shown
    .filter((element) => ownTexts(element).some(({ textContent }) => textContent?.includes('·')))
    .filter((element) => {
      const letters = (element.textContent ?? '').replace(/\s/gu, '')
      return [...letters.matchAll(/·/gu)].some(({ index }) => {
        const [before, dot, after] = tops(element, [...letters.slice(0, index)].length)
        return after === undefined || before !== dot || dot !== after
      })
    })
    .map((element) => `a line begins or ends with “·”: ${nameOf(element)}`)
}

/** Squeezed to no width between its neighbours: nobody sees it, though it takes height. */
const isSqueezed = (element: Element) => {
  const { width, height } = element.getBoundingClientRect()
  const hasLetters = ownTexts(element).some(({ textContent }) => /[\p{L}\p{N}]/u.test(textContent ?? ''))
  return width <= 1 && height > 1 && hasLetters && !isForTheEar(element)
}

/** A table of which a part is seen only after pushing it sideways. */
const isBeyond = (table: Element) => {
  for (let at = table.parentElement; at && at !== document.body; at = at.parentElement)
    if (getComputedStyle(at).overflowX !== 'visible' && at.scrollWidth > at.clientWidth + 2) return true
  return false
}

/** Text that has no room at all, and tables wider than their place. */
export function room({ all, shown }: OnScreen): string[] {
  return [
    ...all.filter(isSqueezed).map((element) => `words without room: ${nameOf(element)}`),
    ...shown
      .filter((element) => element.matches('table') && isBeyond(element))
      .map((table) => `a table wider than its place: ${nameOf(table)}`),
  ]
}

/** More than one slip, cream elsewhere, and headings of the first rank other than one. */
export function onlyOnes({ shown }: OnScreen): string[] {
  const found: string[] = []
  const slips = shown.filter((element) => element.matches('article[data-stub]'))
  if (slips.length > 1) found.push(`${slips.length} slips`)
  for (const element of shown)
    if (getComputedStyle(element).backgroundColor === 'rgb(255, 249, 227)' && !element.closest('[data-stub]'))
      found.push(`cream outside the slip: ${nameOf(element)}`)
  const headings = document.querySelectorAll('h1').length
  if (headings !== 1) found.push(`${headings} headings of the first rank`)
  return found
}

/** The page broke while it was shown. */
export const broken = (): string[] =>
  document.querySelector('[data-bs-broken]') ? ['the page stopped working'] : []

/** The page does not say which language it is in and which way it reads. */
export function tongue({ language }: Judged): string[] {
  const { lang, dir } = document.documentElement
  return [
    ...(lang === language ? [] : [`lang is “${lang}”`]),
    ...(dir === (language.startsWith('ar') ? 'rtl' : 'ltr') ? [] : [`dir is “${dir}”`]),
  ]
}
