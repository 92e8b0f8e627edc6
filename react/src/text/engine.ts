import { createInstance, type i18n } from 'i18next'
import { dayWordsOf } from './day-words.ts'
import { pseudoLanguage, type TextLanguage } from './languages.ts'
import type { Messages, TextCatalogue, Translate } from './messages.ts'

/** An engine of our own; a host app hands in its own i18next to change our words or add languages. */
export function createTextEngine(): i18n {
  const engine = createInstance()
  engine
    .init({
      lng: 'en',
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      showSupportNotice: false,
      resources: {},
      interpolation: { escapeValue: false },
    } as Parameters<i18n['init']>[0])
    .catch(() => undefined)
  return engine
}

/** Texts a host already put in stay: ours only fill what is missing. */
function fill(engine: i18n, language: string, namespace: string, messages: Messages): void {
  engine.addResourceBundle(language, namespace, messages, true, false)
}

/** Whether every catalogue is at hand in that language. */
export function hasLanguage(
  engine: i18n,
  catalogues: readonly TextCatalogue<Messages>[],
  language: TextLanguage,
): boolean {
  for (const { namespace, english } of catalogues) {
    if (!engine.hasResourceBundle('en', namespace)) fill(engine, 'en', namespace, english)
  }
  return (
    catalogues.every(({ namespace }) => loadedFlags(engine).has(`${language} ${namespace}`)) ||
    language === 'en'
  )
}

const loaded = new WeakMap<i18n, Set<string>>()

function loadedFlags(engine: i18n): Set<string> {
  const known = loaded.get(engine) ?? new Set<string>()
  loaded.set(engine, known)
  return known
}

/** Fetches what is missing of a language; English is always at hand underneath. */
export async function loadLanguage(
  engine: i18n,
  catalogues: readonly TextCatalogue<Messages>[],
  language: TextLanguage,
): Promise<void> {
  await Promise.all(
    catalogues.map(async ({ namespace, english, translations }) => {
      fill(engine, 'en', namespace, english)
      if (language === 'en') return
      const messages =
        language === pseudoLanguage
          ? (await import('./pseudo.ts')).pseudoOf(english)
          : await translations[language]()
      fill(engine, language, namespace, messages)
      loadedFlags(engine).add(`${language} ${namespace}`)
    }),
  )
}

/** Hebrew, Arabic and their neighbours: letters that read from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A name in letters that read from the right does not turn the words around it. */
const apart = (value: unknown) =>
  typeof value === 'string' && fromTheRight.test(value) ? `\u2068${value}\u2069` : value

/** The `t` of one catalogue in one language. */
export function translatorOf<English extends Messages>(
  engine: i18n,
  catalogue: TextCatalogue<English>,
  language: TextLanguage,
): Translate<English> {
  const fixed = engine.getFixedT(language, catalogue.namespace)
  const digits = new Intl.NumberFormat(dayWordsOf(language)?.numbers ?? language, { useGrouping: false })
  return (key, ...[values]) => {
    const shown: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(values ?? {})) {
      shown[name] = typeof value === 'number' ? digits.format(value) : apart(value)
    }
    const count = (values as { count?: unknown } | undefined)?.count
    if (typeof count !== 'number') return fixed(key, shown)
    // `count` chooses the form; `replace` is what gets written.
    return fixed(key, { count, replace: { ...shown } })
  }
}
