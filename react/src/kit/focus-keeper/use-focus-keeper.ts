import { type RefObject, useEffect } from 'react'

const places = 'section, article, form, fieldset, main, dialog'

function pathTo(root: Element, from: EventTarget | null): Element[] {
  const path: Element[] = []
  for (let each = from instanceof Element ? from : null; each && each !== root; each = each.parentElement)
    path.push(each)
  return path
}

/** The heading of the nearest place that is still there; null while none of them has one. */
function headingNear(root: Element, path: readonly Element[]): HTMLElement | null {
  const around = path.filter((each) => each.isConnected && each.matches(places))
  for (const place of [...around, root]) {
    const heading = place.querySelector<HTMLElement>('h1, h2, h3')
    if (heading) return heading
  }
  return null
}

function focusedIn(root: Element): Element | null {
  const home = root.getRootNode() as Document | ShadowRoot
  return home.activeElement === document.body ? null : home.activeElement
}

/**
 * Keeps the keyboard's place inside `root`: when the thing that had the focus is taken away and nothing else asked for
 * it, the heading of what stands there now gets it, so that nobody is thrown back to the top of the page in silence.
 */
export function useFocusKeeper(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current
    if (!element) return
    let path: Element[] = []
    let frame = 0
    const isLost = () => path[0] !== undefined && !path[0].isConnected && !focusedIn(element)
    const restore = () => {
      const heading = isLost() ? headingNear(element, path) : null
      if (!heading) return
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1
      heading.focus()
    }
    // After the frame: whatever asks for the focus itself, a dialog or the next page, has had it by then.
    const later = () => {
      cancelAnimationFrame(frame)
      if (isLost()) frame = requestAnimationFrame(() => setTimeout(restore))
    }
    const came = (event: FocusEvent) => {
      path = pathTo(element, event.target)
    }
    // A tap beside everything lets go on purpose; what is taken away is gone by the end of this turn.
    const went = (event: FocusEvent) => {
      if (event.relatedTarget) return
      queueMicrotask(() => {
        if (path[0]?.isConnected && !focusedIn(element)) path = []
      })
    }
    const observer = new MutationObserver(later)
    observer.observe(element, { childList: true, subtree: true })
    element.addEventListener('focusin', came)
    element.addEventListener('focusout', went)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      element.removeEventListener('focusin', came)
      element.removeEventListener('focusout', went)
    }
  }, [root])
}
