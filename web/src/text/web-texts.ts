import { defineTexts, type TextKey, type Translate, useCatalogue } from '@bedside/react'
import { english } from './en/index.ts'

/** All words of the product's own pages; the visit's own words travel with `@bedside/react`. */
export const webTexts = defineTexts({
  namespace: 'web',
  english,
  translations: {
    ne: async () => (await import('./ne/index.ts')).nepali,
    hi: async () => (await import('./hi/index.ts')).hindi,
  },
})

export type WebTextKey = TextKey<typeof english>
export type WebTranslate = Translate<typeof english>

/** The `t` of the pages' own texts. */
export const useWords = () => useCatalogue(webTexts)
