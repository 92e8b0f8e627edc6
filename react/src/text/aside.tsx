import type { ReactNode } from 'react'
import { asideTexts } from './aside-texts.ts'
import { TextProvider, useCatalogue, useLanguage } from './text-provider.tsx'

const catalogues = [asideTexts]

/** Brings the words that stand beside the way to the call to everything inside. */
export function Aside({ children }: { readonly children: ReactNode }) {
  const { language, timeZone, now } = useLanguage()
  return (
    <TextProvider language={language} timeZone={timeZone} now={now} catalogues={catalogues}>
      {children}
    </TextProvider>
  )
}

/** The `t` of those words; inside an {@link Aside}. */
export const useAsideText = () => useCatalogue(asideTexts)
