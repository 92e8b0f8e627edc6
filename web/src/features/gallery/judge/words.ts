import { isAnswered } from '../answered.ts'
import { type Judged, nameOf, type OnScreen, ownTexts } from './on-screen.ts'

const machineWord =
  /\b[A-Z][a-z]+\/[A-Z][a-z]\w+|undefined|\bnull\b|\bNaN\b|Invalid Date|\[object|\{\{|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|[A-Z]{2,}_[A-Z]{2,}|\b(?:SCHEDULED|WAITING|PAUSED|COMPLETED|CANCELLED|REQUESTED|CONFIRMED|DECLINED|VIDEO|AUDIO|PATIENT|DOCTOR|ONLINE)\b|lorem|John Doe/
const keyAlone = /^[a-z]+(?:\.[a-zA-Z-]+){1,4}$/
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g
const latinWord = /[A-Za-z]{4,}/
/** Addresses, and languages under their own names, are the same in every language. */
const isSameEverywhere = (text: string) => /^(?:English|\S+@\S+)$/.test(text)

interface Said {
  readonly element: Element
  readonly text: string
}

function everythingSaid({ all }: OnScreen): Said[] {
  return all.flatMap((element) => [
    ...ownTexts(element).map((node) => ({ element, text: node.textContent ?? '' })),
    ...['aria-label', 'alt', 'title', 'placeholder']
      .map((name) => element.getAttribute(name))
      .filter((text) => text !== null)
      .map((text) => ({ element, text })),
  ])
}

/** What is copied or typed letter by letter: a line for another page's source, the name of a key, an address. */
const isVerbatim = (element: Element) => element.closest('code, kbd, [translate=no]') !== null

const browserName = /^(?:Allow|Chrome|Safari|https)$/
const settingName = /^(?:Camera|Microphone|Settings)$/
/** Browsers and their buttons go by one name; their settings too, in the numbered steps that lead there. */
const isBrowserWord = (element: Element, word: string) =>
  browserName.test(word) || (settingName.test(word) && element.closest('ol') !== null)

/** English words in another language that did not come as data from the server and are no browser's own. */
function leaks({ element, text }: Said, plain: string): boolean {
  const isDisguised = text !== plain && /[\u202d\u202e]/.test(text)
  if (isDisguised || isSameEverywhere(plain) || element.matches('option') || isVerbatim(element)) return false
  return plain
    .split(/[^\p{L}\p{M}@._+-]+/u)
    .some((word) => latinWord.test(word) && !isBrowserWord(element, word) && !isAnswered(word))
}

/** Words of the machine, and English in another language, also in what only screen readers get. */
export function words(screen: OnScreen, { language }: Judged): string[] {
  return [...everythingSaid(screen), { element: document.body, text: document.title }].flatMap((said) => {
    const plain = said.text.replaceAll(directionMarks, '').trim()
    const found: string[] = []
    if (machineWord.test(plain) || keyAlone.test(plain))
      found.push(`a word of the machine: “${plain.slice(0, 60)}”`)
    if (language !== 'en' && leaks(said, plain)) found.push(`English in ${language}: “${plain.slice(0, 60)}”`)
    return found
  })
}

/** In the made-up language each text is disguised, and what is put into one is set apart: both together are a sentence of ours. */
const isOurSentence = (text: string) => text.includes('\u202e') && text.includes('\u2068')

/** Sentences of ours that would read from the other side for a name or a note put into them. */
export function turned({ shown }: OnScreen): string[] {
  return shown
    .filter((element) => element.closest('[dir=auto], bdi'))
    .filter((element) => ownTexts(element).some((node) => isOurSentence(node.textContent ?? '')))
    .map((element) => `a sentence that turns with what is put into it: ${nameOf(element)}`)
}
