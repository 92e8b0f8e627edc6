import { canonicalZone, zoneName } from '@bedside/react'

/** A zone under its own name in the language of the page. */
export interface ZoneChoice {
  readonly zone: string
  readonly name: string
}

/**
 * Time zones to choose from: the ones in use first, then, where `isWhole`, all this browser knows by their names; each once. To name
 * all of them takes a slow phone a while: they are asked for as the list is opened.
 */
export function zoneChoices(language: string, first: readonly string[], isWhole: boolean): ZoneChoice[] {
  const inUse = [...first, 'Asia/Kathmandu', 'Asia/Kolkata', 'UTC']
  const known =
    isWhole && typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  const byZone = new Map<string, ZoneChoice>()
  const add = (zones: readonly string[]) => {
    for (const zone of zones) {
      const canonical = canonicalZone(zone)
      if (!byZone.has(canonical)) byZone.set(canonical, { zone, name: zoneName(language, zone) })
    }
  }
  add(inUse)
  const own = [...byZone.values()]
  add(known)
  const { compare } = new Intl.Collator(language)
  return [...own, ...[...byZone.values()].slice(own.length).sort((a, b) => compare(a.name, b.name))]
}
