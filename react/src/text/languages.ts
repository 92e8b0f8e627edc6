import type { Language } from '@bedside/contract'
import { languages } from '@bedside/contract/facts'

/** The made-up right-to-left language in which layouts are tested; never offered to people. */
export const pseudoLanguage = 'ar-XB'

/** A language a screen can be shown in. */
export type TextLanguage = Language | typeof pseudoLanguage

/** Each language under its own name, in the order it is offered. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ne: 'नेपाली', hi: 'हिन्दी' }

/** The writing direction of a language, for `dir`. */
export function directionOf(language: TextLanguage): 'ltr' | 'rtl' {
  return language === pseudoLanguage ? 'rtl' : 'ltr'
}

/** The first of the wanted BCP 47 tags that the product speaks, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0]
    const known = languages.find((language) => language === primary)
    if (known) return known
  }
  return 'en'
}
