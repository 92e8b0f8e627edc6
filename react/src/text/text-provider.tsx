import type { i18n } from 'i18next'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createTextEngine, hasLanguage, loadLanguage, translatorOf } from './engine.ts'
import { directionOf, type TextLanguage } from './languages.ts'
import type { Messages, TextCatalogue, Translate } from './messages.ts'
import { visitTexts } from './visit-texts.ts'

interface TextContextValue {
  readonly engine: i18n
  readonly language: TextLanguage
  /** IANA zone in which times are said. */
  readonly timeZone: string
  /** The time by which days are today or tomorrow. */
  now(): number
}

const TextContext = createContext<TextContextValue | null>(null)
const noCatalogues: readonly TextCatalogue<Messages>[] = []

/** What {@link TextProvider} takes. */
export interface TextProviderProps {
  readonly language: TextLanguage
  /** IANA zone in which times are said; the device's own when absent. */
  readonly timeZone?: string
  /** Catalogues beside the package's own; keep the array the same between renders. */
  readonly catalogues?: readonly TextCatalogue<Messages>[]
  /** Now in epoch milliseconds, by the server's clock where it is known; keep it the same between renders. */
  readonly now?: () => number
  /** The host's own i18next instance: texts it holds under our keys win. */
  readonly engine?: i18n
  readonly children: ReactNode
}

/** The zone this device is set to. */
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC'
}

/**
 * Gives everything below it words in one language. A language that is still on its way leaves
 * the former one on screen, so that nobody sees keys or a half-translated page.
 */
export function TextProvider({
  language,
  timeZone,
  catalogues = noCatalogues,
  now = Date.now,
  engine,
  children,
}: TextProviderProps) {
  // One inside another speaks with the same engine, a host's own included.
  const outer = useContext(TextContext)?.engine
  const own = useMemo(() => engine ?? outer ?? createTextEngine(), [engine, outer])
  const all = useMemo(() => [visitTexts as TextCatalogue<Messages>, ...catalogues], [catalogues])
  const atHand = hasLanguage(own, all, language)
  const [shown, setShown] = useState<TextLanguage | null>(atHand ? language : null)
  useEffect(() => {
    if (hasLanguage(own, all, language)) {
      setShown(language)
      return
    }
    let current = true
    loadLanguage(own, all, language)
      .then(() => current && setShown(language))
      .catch(() => current && setShown((before) => before ?? 'en'))
    return () => {
      current = false
    }
  }, [own, all, language])
  const speaking = atHand ? language : shown
  const value = useMemo(
    () => speaking && { engine: own, language: speaking, timeZone: timeZone ?? deviceTimeZone(), now },
    [own, speaking, timeZone, now],
  )
  if (!value) return null
  return <TextContext.Provider value={value}>{children}</TextContext.Provider>
}

/** The language spoken here, its direction, the zone for times, and what time it is. */
export function useLanguage() {
  const context = useContext(TextContext)
  if (!context) throw new Error('Wrap this in <BedsideProvider> or <TextProvider>')
  const { language, timeZone, now } = context
  return { language, timeZone, now, direction: directionOf(language) }
}

/** The `t` of a catalogue; `web` makes its own hook of it for its own texts. */
export function useCatalogue<English extends Messages>(
  catalogue: TextCatalogue<English>,
): Translate<English> {
  const context = useContext(TextContext)
  if (!context) throw new Error('Wrap this in <BedsideProvider> or <TextProvider>')
  const { engine, language } = context
  return useMemo(() => translatorOf(engine, catalogue, language), [engine, catalogue, language])
}

/** The `t` of the package's own texts. */
export function useText() {
  return useCatalogue(visitTexts)
}
