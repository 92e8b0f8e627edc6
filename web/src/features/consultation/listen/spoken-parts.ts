const blocks = 'h1,h2,h3,h4,p,li,dt,dd,article,section,div'
const unsaid = 'button,a,select,input,textarea,svg,script,style,[aria-hidden="true"],[hidden]'
const mostCharacters = 200

/**
 * What is read of a page's part, in the order in which it stands there: a block a piece, buttons and what is not shown
 * left out; pure. A label and its value are one piece, long blocks are cut between sentences.
 */
export function spokenPartsOf(root: Element, isShown: (element: Element) => boolean = rendered): string[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const pieces: { block: Element; text: string }[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const block = parent?.closest(blocks)
    if (!parent || !block || parent.closest(unsaid) || !isShown(parent)) continue
    const said = node.textContent ?? ''
    const last = pieces.at(-1)
    if (last?.block === block) last.text += said
    else if (last?.block.tagName === 'DT' && block.tagName === 'DD')
      pieces[pieces.length - 1] = { block, text: `${last.text}: ${said}` }
    else pieces.push({ block, text: said })
  }
  return pieces
    .flatMap(({ text }) => cut(text.replace(/\s+/g, ' ').trim()))
    .filter((part) => /\p{L}|\p{N}/u.test(part))
}

const rendered = (element: Element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true

/** Engines stop in the middle of very long pieces. A danda ends a sentence as a full stop does. */
function cut(text: string): string[] {
  if (text.length <= mostCharacters) return [text]
  const parts: string[] = []
  for (const sentence of text.split(/(?<=[.!?।])\s+/)) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + sentence.length < mostCharacters)
      parts[parts.length - 1] = `${last} ${sentence}`
    else parts.push(sentence)
  }
  return parts
}
