/** Document Picture-in-Picture (WICG); Chromium on a desk has it, and TypeScript's library does not know it yet. */
interface DocumentPictureInPicture {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>
}

const size = { width: 360, height: 400 } as const

const windows = () =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture

/** How this browser keeps a picture over other pages: with buttons in it, the picture alone, or not at all. */
export function smallWindowWay(): 'document' | 'video' | null {
  if (windows()) return 'document'
  return document.pictureInPictureEnabled ? 'video' : null
}

/** A small window over everything, and the place in it that looks as ours do. */
export interface PictureWindow {
  readonly window: Window
  readonly ground: HTMLElement
}

/** Opens it; rejects where the browser wants a press first or the person said no. */
export async function openPictureWindow(from: Element): Promise<PictureWindow> {
  const opened = await windows()?.requestWindow(size)
  if (!opened) throw new DOMException('No such window here', 'NotSupportedError')
  return { window: opened, ground: dress(opened.document, from) }
}

const kept = 'link[rel~="stylesheet"], style'

/** The styles where `from` stands: the page's own, and those of a shadow tree around it. */
function stylesAround(from: Element) {
  const tree = from.getRootNode()
  const places = tree instanceof ShadowRoot ? [from.ownerDocument, tree] : [from.ownerDocument]
  return places.flatMap((place) => [...place.querySelectorAll<HTMLElement>(kept)])
}

/** Gives an empty document our styles, language and theme; hidden until they are there, so that nothing is seen bare. */
export function dress(page: Document, from: Element): HTMLElement {
  const coming = stylesAround(from).map((style) => {
    const copy = page.importNode(style, true)
    // The new document has no address that a relative one could begin from.
    if (style instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = style.href
    const arrived = new Promise((resolve) => {
      if (!(style instanceof HTMLLinkElement)) return resolve(null)
      copy.addEventListener('load', resolve)
      copy.addEventListener('error', resolve)
    })
    page.head.append(copy)
    return arrived
  })
  const { lang, dir } = from.ownerDocument.documentElement
  Object.assign(page.documentElement, { lang, dir })
  page.documentElement.style.colorScheme = 'dark'
  page.body.style.margin = '0'
  let ground: HTMLElement = page.body
  for (const root of rootsAround(from)) {
    const copy = page.importNode(root, false)
    ground.append(copy)
    ground = copy
  }
  page.body.hidden = true
  void Promise.all(coming).then(() => {
    page.body.hidden = false
  })
  return ground
}

/** Our roots around an element, outermost first: they carry the theme, a clinic's hue and a person's own choices. */
function rootsAround(from: Element): HTMLElement[] {
  const root = from.closest<HTMLElement>('[data-bs-root]')
  return root ? [...(root.parentElement ? rootsAround(root.parentElement) : []), root] : []
}
