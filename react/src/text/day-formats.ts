import { bikramSambatOf } from './bikram-sambat.ts'
import { dayWordsOf } from './day-words.ts'
import { unbroken } from './unbroken.ts'

type Instant = string | number
const dayMs = 24 * 60 * 60_000

/** Locale whose names and order of dates a language takes from the platform. */
export const tagOf = (language: string) =>
  language === 'en' ? 'en-GB' : language === 'ne' ? 'hi-IN' : language === 'hi' ? 'hi-IN' : language

/** Parts of an instant by their type, as the platform's format says them. */
export function partsOf(format: Intl.DateTimeFormat, instant: Instant) {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of format.formatToParts(new Date(instant))) parts[type] = value
  return parts
}

interface DayParts {
  readonly weekday: string
  readonly day: string
  readonly month: string
  readonly shortMonth: string
  readonly year: string
  /** The same day as Nepal counts it, where the language says it and the calendar is certain. */
  readonly nepali?: { readonly day: string; readonly month: string; readonly year: string }
}

/** Reads the calendar day of an instant in one zone, in the names and digits of one language. */
function dayReader(language: string, timeZone: string) {
  const words = dayWordsOf(language)
  const tag = tagOf(language)
  const plain = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const digits = new Intl.NumberFormat(words?.numbers ?? tag, { useGrouping: false })
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone, ...options })
  const long = named({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const short = named({ day: 'numeric', month: 'short', year: 'numeric' })
  return (instant: Instant): DayParts => {
    const [year = 0, month = 0, day = 0] = plain.format(new Date(instant)).split('-').map(Number)
    if (!words?.months || !words.weekdays) {
      const { weekday = '', day: date = '', month: name = '', year: inYear = '' } = partsOf(long, instant)
      return {
        weekday,
        day: date,
        month: name,
        shortMonth: partsOf(short, instant).month ?? name,
        year: inYear,
      }
    }
    const name = words.months[month - 1] ?? ''
    const bikramSambat = words.bikramSambatMonths && bikramSambatOf(year, month, day)
    return {
      weekday: words.weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '',
      day: digits.format(day),
      month: name,
      shortMonth: name,
      year: digits.format(year),
      ...(bikramSambat && {
        nepali: {
          day: digits.format(bikramSambat.day),
          month: words.bikramSambatMonths?.[bikramSambat.month - 1] ?? '',
          year: digits.format(bikramSambat.year),
        },
      }),
    }
  }
}

function sayDay({ weekday, day, month, year, nepali }: DayParts, withYear: boolean): string {
  const inYear = (ofDay: string, ofYear: string) => (withYear ? `${ofDay} ${ofYear}` : ofDay)
  const gregorian = inYear(unbroken(`${day} ${month}`), year)
  if (!nepali) return `${weekday} ${gregorian}`
  return `${weekday} ${inYear(unbroken(`${nepali.day} ${nepali.month}`), nepali.year)} (${gregorian})`
}

function sayDate({ day, shortMonth, year, nepali }: DayParts): string {
  const gregorian = `${unbroken(`${day} ${shortMonth}`)} ${year}`
  return nepali ? `${unbroken(`${nepali.day} ${nepali.month}`)} ${nepali.year} (${gregorian})` : gregorian
}

/** Ways to say calendar days; see `Formats` for what each promises. */
export function dayFormats(language: string, timeZone: string, now: () => number) {
  const words = dayWordsOf(language)
  const tag = tagOf(language)
  const read = dayReader(language, timeZone)
  const key = new Intl.DateTimeFormat('en-CA', { timeZone })
  const startOf = (instant: Instant) => Date.parse(`${key.format(new Date(instant))}T00:00:00Z`)
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const yearOf = (instant: Instant) => key.format(new Date(instant)).slice(0, 4)
  const nearWord = (instant: Instant) => {
    const days = Math.round((startOf(instant) - startOf(now())) / dayMs)
    return Math.abs(days) > 1 ? undefined : (words?.nearDays?.[days + 1] ?? near.format(days, 'day'))
  }
  const day = (instant: Instant) => sayDay(read(instant), yearOf(instant) !== yearOf(now()))
  const begin = (word: string) => word.charAt(0).toLocaleUpperCase(tag) + word.slice(1)
  const fullDayInside = (instant: Instant) => [nearWord(instant), day(instant)].filter(Boolean).join(', ')
  return {
    day,
    weekday: (instant: Instant) => read(instant).weekday,
    fullDay: (instant: Instant) => begin(fullDayInside(instant)),
    fullDayInside,
    nearDay(instant: Instant) {
      const word = nearWord(instant)
      return word ? begin(word) : day(instant)
    },
    nearDayInside: (instant: Instant) => nearWord(instant) ?? day(instant),
    date: (instant: Instant) => sayDate(read(instant)),
    month(instant: Instant) {
      const { month, year, nepali } = read(instant)
      return nepali ? `${nepali.month} ${nepali.year}` : `${month} ${year}`
    },
  }
}
