import { useMemo } from 'react'
import { dayWordsOf } from './day-words.ts'
import { deviceTimeZone, useLanguage } from './text-provider.tsx'

const dayMs = 24 * 60 * 60_000
const tags: Readonly<Record<string, string>> = { en: 'en-GB', ne: 'hi-IN', hi: 'hi-IN' }

/** Ways to say instants, lengths and amounts in one language and zone. */
export interface Formats {
  /** `2:30 pm`, with the zone's short name when it is not the device's own. */
  time(instant: string | number): string
  /** `Saturday 21 November`. */
  day(instant: string | number): string
  /** `Today` or `Tomorrow` when it is, else {@link Formats.day}. */
  nearDay(instant: string | number, nowMs: number): string
  /** `21 Nov 2026`. */
  date(instant: string | number): string
  /** `November 2026`. */
  month(instant: string | number): string
  /** `12:05` or `1:02:05`, for a running clock. */
  clock(seconds: number): string
  number(value: number): string
  /** An amount as the wire carries it, with its currency. */
  money(amount: string, currency: string): string
}

/** One name per zone: browsers still say `Asia/Katmandu` where accounts say `Asia/Kathmandu`. */
const canonical = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone

/** Builds the formats of a language; screens use {@link useFormats}. */
export function formatsOf(language: string, timeZone: string, here: string = deviceTimeZone()): Formats {
  const tag = tags[language] ?? language
  const numbers = dayWordsOf(language)?.numbers ?? tag
  const plain = new Intl.NumberFormat(numbers)
  return {
    ...dayFormats(language, tag, timeZone),
    time: timeFormat(language, tag, timeZone, canonical(timeZone) !== canonical(here)),
    number: (value) => plain.format(value),
    money: (amount, currency) => moneyIn(numbers, language, Number(amount), currency),
    clock: clockFormat(numbers),
  }
}

type Say = (instant: string | number) => string

function timeFormat(language: string, tag: string, timeZone: string, withZone: boolean): Say {
  const zone: Intl.DateTimeFormatOptions = withZone ? { timeZoneName: 'short' } : {}
  const words = dayWordsOf(language)
  const options: Intl.DateTimeFormatOptions = { timeZone, hour: 'numeric', minute: '2-digit', ...zone }
  if (!words) {
    const format = new Intl.DateTimeFormat(tag, { ...options, hour12: true })
    return (instant) => format.format(new Date(instant))
  }
  const format = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' })
  const digits = new Intl.NumberFormat(words.numbers)
  const pair = new Intl.NumberFormat(words.numbers, { minimumIntegerDigits: 2 })
  return (instant) => {
    const parts = partsOf(format, instant)
    const hour = Number(parts.hour)
    const time = `${words.hourWord(hour)} ${digits.format(hour % 12 || 12)}:${pair.format(Number(parts.minute))}`
    return parts.timeZoneName ? `${time} ${parts.timeZoneName}` : time
  }
}

function dayFormats(language: string, tag: string, timeZone: string) {
  const words = dayWordsOf(language)
  const as = (options: Intl.DateTimeFormatOptions): Say => {
    const format = new Intl.DateTimeFormat(tag, { timeZone, ...options })
    return (instant) => format.format(new Date(instant))
  }
  const named = words?.months ? namedDays(words.months, words.weekdays ?? [], words.numbers, timeZone) : null
  const day = named?.day ?? as({ weekday: 'long', day: 'numeric', month: 'long' })
  const key = new Intl.DateTimeFormat('en-CA', { timeZone })
  const startOf = (moment: Date) => Date.parse(`${key.format(moment)}T00:00:00Z`)
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const nearWords = [words?.yesterday, words?.today, words?.tomorrow]
  return {
    day,
    date: named?.date ?? as({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: named?.month ?? as({ month: 'long', year: 'numeric' }),
    nearDay(instant: string | number, nowMs: number) {
      const days = Math.round((startOf(new Date(instant)) - startOf(new Date(nowMs))) / dayMs)
      if (Math.abs(days) > 1) return day(instant)
      const word = nearWords[days + 1] ?? near.format(days, 'day')
      return word.charAt(0).toLocaleUpperCase(tag) + word.slice(1)
    },
  }
}

function namedDays(
  months: readonly string[],
  weekdays: readonly string[],
  numbers: string,
  timeZone: string,
) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const digits = new Intl.NumberFormat(numbers, { useGrouping: false })
  const read = (instant: string | number) => {
    const { year, month, day } = partsOf(format, instant)
    const weekday = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()
    return {
      year: digits.format(Number(year)),
      month: months[Number(month) - 1] ?? '',
      day: digits.format(Number(day)),
      weekday: weekdays[weekday] ?? '',
    }
  }
  const say =
    (compose: (parts: ReturnType<typeof read>) => string): Say =>
    (instant) =>
      compose(read(instant))
  return {
    day: say((parts) => `${parts.weekday}, ${parts.day} ${parts.month}`),
    date: say((parts) => `${parts.day} ${parts.month} ${parts.year}`),
    month: say((parts) => `${parts.month} ${parts.year}`),
  }
}

function partsOf(format: Intl.DateTimeFormat, instant: string | number) {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of format.formatToParts(new Date(instant))) parts[type] = value
  return parts
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
  const { language, timeZone } = useLanguage()
  return useMemo(() => formatsOf(language, timeZone), [language, timeZone])
}
