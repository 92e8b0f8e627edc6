import regular from '@fontsource/mukta/files/mukta-devanagari-400-normal.woff2?url'
import bold from '@fontsource/mukta/files/mukta-devanagari-600-normal.woff2?url'

const unicodeRange =
  'U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+20A8, U+20B9, U+20F0, U+25CC, U+A830-A839, U+A8E0-A8FF'

/**
 * Offers Mukta's Devanagari, 100 kB a weight, to the browser, which fetches it only once such letters stand on the page.
 * Not at all for people who asked to save data: their phones bring a Devanagari of their own.
 */
export function offerDevanagari() {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (connection?.saveData) return
  for (const [url, weight] of [
    [regular, '400'],
    [bold, '600 700'],
  ] as const)
    document.fonts.add(
      new FontFace('Mukta', `url("${url}") format("woff2")`, { weight, unicodeRange, display: 'swap' }),
    )
}
