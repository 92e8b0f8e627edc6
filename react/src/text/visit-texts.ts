import { english } from './en/index.ts'
import { defineTexts, type TextKey, type Translate } from './messages.ts'

/** All words of the embeddable package. */
export const visitTexts = defineTexts({
  namespace: 'bedside',
  english,
  translations: {
    ne: async () => (await import('./ne/index.ts')).nepali,
    hi: async () => (await import('./hi/index.ts')).hindi,
  },
})

/** A key of the package's own texts. */
export type VisitTextKey = TextKey<typeof english>

/** Says one of the package's own texts. */
export type VisitTranslate = Translate<typeof english>
