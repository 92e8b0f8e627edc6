import { feedback } from './en/feedback.ts'
import { defineTexts } from './messages.ts'

/** The words of feedback; they travel with the first screen that asks or shows it, which none on the way to the call does. */
export const feedbackTexts = defineTexts({
  namespace: 'bedside-feedback',
  english: feedback,
  translations: {
    ne: async () => (await import('./ne/feedback.ts')).feedback,
    hi: async () => (await import('./hi/feedback.ts')).feedback,
  },
})
