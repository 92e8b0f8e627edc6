import { useMemo } from 'react'
import { dayFormats, partsOf, tagOf } from './day-formats.ts'
import { dayWordsOf, zoneWordOf } from './day-words.ts'
import { deviceTimeZone, useLanguage } from './text-provider.tsx'
import { unbroken } from './unbroken.ts'
import { canonicalZone } from './zones.ts'

type Instant = string | number

/**
 * Ways to say instants, lengths and amounts in one language and zone. In Nepali each day is said in Bikram Sambat with the
 * Gregorian day in brackets. Today is the server's: a phone whose clock is wrong still says the right day.
 */
export interface Formats {
  /** `2:30 pm`, with the zone's name when it is not the device's own. No line ends within the time itself. */
  time(instant: Instant): string
  /** `Saturday 21 November`, and the year where it is not this one. No line ends between day and month. */
  day(instant: Instant): string
  /** `Saturday`. */
  weekday(instant: Instant): string
  /** `Today, Saturday 21 November`; for the day of a visit. */
  fullDay(instant: Instant): string
  /** The same in the middle of a line: `today, Saturday 21 November`. */
  fullDayInside(instant: Instant): string
  /** `Yesterday`, `Today` or `Tomorrow` when it is, else {@link Formats.day}; for the day of what happened. */
  nearDay(instant: Instant): string
  /** The same in the middle of a sentence: `today`. */
  nearDayInside(instant: Instant): string
  /** `21 Nov 2026`. No line ends between day and month. */
  date(instant: Instant): string
  /** `November 2026`; in Nepali the month of Bikram Sambat. */
  month(instant: Instant): string
  /** `12:05` or `1:02:05`, for a running clock. */
  clock(seconds: number): string
  /** In the digits and groups of the language. */
  number(value: number): string
  /** An amount as the wire carries it, with its currency. */
  money(amount: string, currency: string): string
}

/** Builds the formats of a language; screens use {@link useFormats}. `here` is the zone the device is set to. */
export function formatsOf(
  language: string,
  timeZone: string,
  { here = deviceTimeZone(), now = Date.now }: { here?: string; now?: () => number } = {},
): Formats {
  const numbers = dayWordsOf(language)?.numbers ?? tagOf(language)
  const plain = new Intl.NumberFormat(numbers)
  return {
    ...dayFormats(language, timeZone, now),
    time: timeFormat(language, timeZone, canonicalZone(timeZone) !== canonicalZone(here)),
    number: (value) => plain.format(value),
    money: (amount, currency) => moneyIn(numbers, language, Number(amount), currency),
    clock: clockFormat(numbers),
  }
}

type Say = (instant: Instant) => string

function timeFormat(language: string, timeZone: string, withZone: boolean): Say {
  const say = hourFormat(language, timeZone)
  if (!withZone) return say
  const zone = zoneWordOf(language, canonicalZone(timeZone)) ?? distance(language, timeZone)
  return (instant) => `${say(instant)} ${typeof zone === 'string' ? zone : zone(instant)}`
}

/** `GMT+5:45`, in the digits of the language; it moves with summer time, so each instant has its own. */
function distance(language: string, timeZone: string): Say {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', timeZoneName: 'shortOffset' })
  const digits = new Intl.NumberFormat(dayWordsOf(language)?.numbers ?? 'en')
  return (instant) =>
    (partsOf(format, instant).timeZoneName ?? '')
      .replace(/[+-]0$/, '')
      .replace(/\d/g, (digit) => digits.format(Number(digit)))
}

function hourFormat(language: string, timeZone: string): Say {
  const words = dayWordsOf(language)
  const options: Intl.DateTimeFormatOptions = { timeZone, hour: 'numeric', minute: '2-digit' }
  if (!words) {
    const format = new Intl.DateTimeFormat(tagOf(language), { ...options, hourCycle: 'h12' })
    return (instant) => unbroken(format.format(new Date(instant)))
  }
  const format = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' })
  const digits = new Intl.NumberFormat(words.numbers)
  const pair = new Intl.NumberFormat(words.numbers, { minimumIntegerDigits: 2 })
  return (instant) => {
    const parts = partsOf(format, instant)
    const hour = Number(parts.hour)
    return unbroken(
      `${words.hourWord(hour)} ${digits.format(hour % 12 || 12)}:${pair.format(Number(parts.minute))}`,
    )
  }
}

function clockFormat(numbers: string) {
  const plain = new Intl.NumberFormat(numbers)
  const pair = new Intl.NumberFormat(numbers, { minimumIntegerDigits: 2, useGrouping: false })
  return (seconds: number) => {
    const whole = Math.max(0, Math.floor(seconds))
    const hours = Math.floor(whole / 3600)
    const minutes = Math.floor((whole % 3600) / 60)
    const rest = pair.format(whole % 60)
    return hours > 0
      ? `${plain.format(hours)}:${pair.format(minutes)}:${rest}`
      : `${plain.format(minutes)}:${rest}`
  }
}

function moneyIn(numbers: string, language: string, amount: number, currency: string): string {
  const text = new Intl.NumberFormat(numbers, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(amount)
  // Nepali rupees under their own sign; platforms write Latin letters even in Devanagari.
  return currency === 'NPR' && language !== 'en' ? text.replace(/Rs|NPR|नेरू/u, 'रु') : text
}

/** The formats of the language and zone spoken here. */
export function useFormats(): Formats {
  const { language, timeZone, now } = useLanguage()
  return useMemo(() => formatsOf(language, timeZone, { now }), [language, timeZone, now])
}
