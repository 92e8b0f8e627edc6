import { aside } from './en/aside.ts'
import { defineTexts } from './messages.ts'

/** The words that stand beside the way to the call; they travel with the first screen that says one of them. */
export const asideTexts = defineTexts({
  namespace: 'bedside-aside',
  english: aside,
  translations: {
    ne: async () => (await import('./ne/aside.ts')).aside,
    hi: async () => (await import('./hi/aside.ts')).aside,
  },
})
