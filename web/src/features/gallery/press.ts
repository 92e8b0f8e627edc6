/** Presses what each selector finds, one after the other, as soon as it is there; gives the way to stop. */
export function press(selectors: readonly string[], onDone: () => void): () => void {
  let next = 0
  let frame = 0
  const look = () => {
    const selector = selectors[next]
    if (selector === undefined) return onDone()
    const found = document.querySelector<HTMLElement>(selector)
    if (found) {
      next += 1
      found.click()
    }
    frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}
