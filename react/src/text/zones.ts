import { partsOf, tagOf } from './day-formats.ts'
import { zoneWordOf } from './day-words.ts'

const newerNames: Readonly<Record<string, string>> = {
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Calcutta': 'Asia/Kolkata',
}

/** One IANA name per zone: browsers still say `Asia/Katmandu` where accounts say `Asia/Kathmandu`. */
export function canonicalZone(timeZone: string): string {
  const { timeZone: name } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions()
  return newerNames[name] ?? name
}

/**
 * What people call the time of a zone, for a line or a list: `Nepal time`; elsewhere the platform's name of it and the city, which
 * tells two of one name apart: `Central European Time, Berlin`.
 */
export function zoneName(language: string, timeZone: string): string {
  const zone = canonicalZone(timeZone)
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  const own = zoneWordOf(language, zone)
  if (own || city === zone) return own ?? zone
  const named = new Intl.DateTimeFormat(tagOf(language), { timeZone, timeZoneName: 'longGeneric' })
  return [partsOf(named, Date.now()).timeZoneName, city].filter(Boolean).join(', ')
}
