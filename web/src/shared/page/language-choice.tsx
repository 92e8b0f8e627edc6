import type { Language } from '@bedside/contract'
import { chooseLanguage, directionOf, type TextLanguage, TextProvider } from '@bedside/react'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { frontTexts } from '../../text/front-texts.ts'
import { useApi } from '../api/api-context.tsx'
import { useSession } from '../session/use-session.ts'
import { serverNow } from '../time/clock.ts'

const key = 'bedside:language'
const catalogues = [frontTexts]

function kept(): string[] {
  try {
    const found = localStorage.getItem(key)
    return found ? [found] : []
  } catch {
    return []
  }
}

interface Choice {
  readonly language: TextLanguage
  choose(language: Language): void
}

const ChoiceContext = createContext<Choice | null>(null)

/**
 * The language of this device, else of the account, else of the browser; a choice is kept in both places.
 * `language` overrules them all.
 */
export function LanguageProvider(props: { language?: TextLanguage; children: ReactNode }) {
  const call = useApi()
  const { me } = useSession({ ask: false })
  const [chosen, setChosen] = useState(() => kept()[0])
  const found = chooseLanguage([
    ...(chosen ? [chosen] : []),
    ...(me ? [me.language] : []),
    ...navigator.languages,
  ])
  const language = props.language ?? found
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  }, [language])
  const choose = (next: Language) => {
    setChosen(next)
    try {
      localStorage.setItem(key, next)
    } catch {
      // Storage refused: the choice lives as long as the page.
    }
    if (me) call('updateMe', { body: { language: next } }).catch(() => undefined)
  }
  return (
    <ChoiceContext.Provider value={{ language, choose }}>
      <TextProvider
        language={language}
        catalogues={catalogues}
        now={serverNow}
        {...(me ? { timeZone: me.timeZone } : {})}
      >
        {props.children}
      </TextProvider>
    </ChoiceContext.Provider>
  )
}

/** The chosen language and the way to choose another. */
export function useLanguageChoice() {
  const choice = useContext(ChoiceContext)
  if (!choice) throw new Error('Wrap this in <LanguageProvider>')
  return choice
}
