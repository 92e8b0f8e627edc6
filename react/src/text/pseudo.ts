import type { Messages, Translation } from './messages.ts'

const letters: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  c: 'ç',
}
const arabicForms = ['zero', 'one', 'two', 'few', 'many'] as const

function disguisePart(part: string): string {
  if (part === '' || part === '\n') return part
  if (part.startsWith('{{')) return `\u2068${part}\u2069`
  return `\u202e${part.replace(/[aeiouAEIOUnc]/g, (letter) => letters[letter] ?? letter)}\u202c`
}

/** What is put into a text keeps its own direction: a phone number or a name is read as it is written. */
const disguise = (text: string) =>
  text
    .split(/(\{\{[^}]*\}\}|\n)/)
    .map(disguisePart)
    .join('')

/** English made strange and right to left, to find text that never went through a catalogue. */
export function pseudoOf<English extends Messages>(english: English): Translation<English> {
  const strange: Record<string, string> = {}
  for (const [key, text] of Object.entries(english)) {
    strange[key] = disguise(text)
    if (!key.endsWith('_other')) continue
    const stem = key.slice(0, -'other'.length)
    for (const form of arabicForms) strange[stem + form] = disguise(text)
  }
  return strange as Translation<English>
}
