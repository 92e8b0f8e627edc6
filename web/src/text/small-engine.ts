type Bundle = Record<string, string>
interface Values {
  readonly count?: number
  readonly replace?: Readonly<Record<string, unknown>>
  readonly [name: string]: unknown
}

const fallback = 'en'

/** Forms of a plural key in the order they are looked for; `_zero` is for a count of none in any language. */
function candidates(key: string, language: string, count: number | undefined) {
  if (typeof count !== 'number') return [key]
  const form = new Intl.PluralRules(language).select(count)
  return [...(count === 0 ? [`${key}_zero`] : []), `${key}_${form}`, `${key}_other`, key]
}

const fill = (text: string, values: Readonly<Record<string, unknown>>) =>
  text.replaceAll(/\{\{\s*([^\s}]+)\s*\}\}/g, (whole, name: string) =>
    values[name] === undefined || values[name] === null ? whole : String(values[name]),
  )

/**
 * The part of i18next that `@bedside/react` uses (flat keys, plural forms, `{{values}}`, English underneath), in 1 kB instead of 16.
 * vite.config.ts puts it in i18next's place for our own pages; apps that embed the package keep the real one.
 */
export function createInstance() {
  const bundles = new Map<string, Bundle>()
  const nameOf = (language: string, namespace: string) => `${language} ${namespace}`
  return {
    init: () => Promise.resolve(),
    hasResourceBundle: (language: string, namespace: string) => bundles.has(nameOf(language, namespace)),
    addResourceBundle(language: string, namespace: string, messages: Bundle) {
      const name = nameOf(language, namespace)
      bundles.set(name, { ...messages, ...bundles.get(name) })
    },
    getFixedT:
      (language: string, namespace: string) =>
      (key: string, values: Values = {}) => {
        for (const tongue of [language, fallback]) {
          const bundle = bundles.get(nameOf(tongue, namespace)) ?? {}
          const found = candidates(key, tongue, values.count).find((each) => bundle[each] !== undefined)
          if (found !== undefined) return fill(bundle[found] ?? '', values.replace ?? values)
        }
        return key
      },
  }
}
