const isLine = (element: HTMLElement): element is HTMLInputElement =>
  element.matches('input:not([type=radio], [type=checkbox])')

/** Writes as a person would, so that the page hears of it. */
function fill(box: HTMLInputElement | HTMLTextAreaElement) {
  const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  const value = Object.getOwnPropertyDescriptor(kind.prototype, 'value')
  value?.set?.call(box, box.type === 'password' ? 'not-the-password' : 'ram.thapa@demo.test')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Before a selector: writes into the box of several lines that it finds. */
const writes = 'write '

/** Takes the last choice of a list. */
function chooseLast(list: HTMLSelectElement) {
  list.selectedIndex = list.options.length - 1
  list.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The page itself has arrived, with its heading; until then something only stands in for it. */
const pageStands = 'main h1'

/**
 * Presses what each selector finds, writes something into it or chooses from it, one after the other, as soon as it is there; gives the
 * way to stop.
 */
export function press(selectors: readonly string[], onDone: () => void): () => void {
  let next = 0
  let frame = 0
  const look = () => {
    const selector = selectors[next] ?? pageStands
    const found = document.querySelector<HTMLElement>(selector.replace(writes, ''))
    if (found && next === selectors.length) return onDone()
    if (found) {
      next += 1
      if (isLine(found)) fill(found)
      else if (found instanceof HTMLTextAreaElement && selector.startsWith(writes)) fill(found)
      else if (found instanceof HTMLSelectElement) chooseLast(found)
      else found.click()
    }
    frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}
