import { TextProvider, useLanguage } from '@bedside/react'
import type { ReactNode } from 'react'
import { frontTexts } from './front-texts.ts'
import { webTexts } from './web-texts.ts'

const catalogues = [frontTexts, webTexts]

/** Brings the words of the pages behind the sign-in; fetched with the first of them. */
export function Inside({ children }: { children: ReactNode }) {
  const { language, timeZone, now } = useLanguage()
  return (
    <TextProvider language={language} timeZone={timeZone} now={now} catalogues={catalogues}>
      {children}
    </TextProvider>
  )
}
