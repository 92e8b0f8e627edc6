import type { Language } from '@bedside/contract'
import { chooseLanguage, directionOf, type TextLanguage, TextProvider } from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { frontTexts } from '../../text/front-texts.ts'
import { useApi } from '../api/api-context.tsx'
import { useSession } from '../session/use-session.ts'
import { serverNow } from '../time/clock.ts'

const key = 'bedside:language'
const catalogues = [frontTexts]

const onDevice = {
  read: () => {
    try {
      return localStorage.getItem(key) ?? undefined
    } catch {
      return undefined
    }
  },
  write: (language: Language) => {
    try {
      localStorage.setItem(key, language)
    } catch {
      // Storage refused: the choice lives as long as the page.
    }
  },
}

interface Choice {
  readonly language: TextLanguage
  choose(language: Language): void
}

const ChoiceContext = createContext<Choice | null>(null)

/** Brings account and device to one language: what was chosen here goes to the account, what the account says stays here. */
function useKeepInStep(chosen: Language | undefined) {
  const call = useApi()
  const queries = useQueryClient()
  const { me } = useSession({ ask: false })
  const told = useRef('')
  useEffect(() => {
    if (!me) return
    onDevice.write(chosen ?? me.language)
    const news = `${me.id} ${chosen}`
    if (!chosen || chosen === me.language || told.current === news) return
    told.current = news
    call('updateMe', { body: { language: chosen } })
      .then((changed) => queries.setQueryData(['getMe', {}], changed))
      .catch(() => undefined)
  }, [call, queries, me, chosen])
}

/**
 * The language chosen on this page, else the account's, else the one last spoken on this device, else the browser's.
 * `language` overrules them all.
 */
export function LanguageProvider(props: { language?: TextLanguage; children: ReactNode }) {
  const { me } = useSession({ ask: false })
  const [chosen, setChosen] = useState<Language>()
  const [before] = useState(onDevice.read)
  useKeepInStep(chosen)
  const wanted = [chosen, me?.language, before, ...navigator.languages]
  const language = props.language ?? chooseLanguage(wanted.filter((each) => each !== undefined))
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  }, [language])
  const choose = (next: Language) => {
    setChosen(next)
    onDevice.write(next)
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
