import { defineTexts, type TextKey, type Translate, useCatalogue } from '@bedside/react'
import { frontEnglish } from './en/front.ts'

/** The words of the first screen and of the frame; small, because every phone fetches them before anything else. */
export const frontTexts = defineTexts({
  namespace: 'front',
  english: frontEnglish,
  translations: {
    ne: async () => (await import('./ne/front.ts')).frontNepali,
    hi: async () => (await import('./hi/front.ts')).frontHindi,
  },
})

export type FrontTextKey = TextKey<typeof frontEnglish>
export type FrontTranslate = Translate<typeof frontEnglish>

/** The `t` of the frame and of the pages strangers may open. */
export const useFrontWords = () => useCatalogue(frontTexts)
