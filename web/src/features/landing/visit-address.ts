/** Pages a link from the clinic may lead to. */
const ours = /^\/(visits|history|appointments)\/[0-9a-f-]{36}(\/[a-z]+)?$/

/**
 * The page a pasted link leads to, undefined where it is no link of this clinic. People paste whole messages: the first address in
 * the text counts.
 */
export function visitAddress(text: string, origin: string): string | undefined {
  const found = text.match(/https?:\/\/\S+/)?.[0] ?? text.trim()
  try {
    const url = new URL(found.replace(/[.,;)]+$/, ''), origin)
    return url.origin === origin && ours.test(url.pathname) ? url.pathname : undefined
  } catch {
    return undefined
  }
}
