import type { ReactNode } from 'react'
import { feedbackTexts } from '../text/feedback-texts.ts'
import { TextProvider, useCatalogue, useLanguage } from '../text/text-provider.tsx'

const catalogues = [feedbackTexts]

/** Brings the words of feedback to everything inside. */
export function FeedbackWords({ children }: { readonly children: ReactNode }) {
  const { language, timeZone, now } = useLanguage()
  return (
    <TextProvider language={language} timeZone={timeZone} now={now} catalogues={catalogues}>
      {children}
    </TextProvider>
  )
}

/** The `t` of those words; inside {@link FeedbackWords}. */
export const useFeedbackText = () => useCatalogue(feedbackTexts)
