import { useMemo } from 'react'
import { deviceTimeZone, useLanguage } from './text-provider.tsx'

const dayMs = 24 * 60 * 60_000
const tags: Readonly<Record<string, string>> = { en: 'en-GB', ne: 'ne-NP', hi: 'hi-IN' }

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

/** One name per zone: browsers still say `Asia/Katmandu` for `Asia/Kathmandu`. */
const canonical = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone

/** Builds the formats of a language; screens use {@link useFormats}. */
export function formatsOf(language: string, timeZone: string, here: string = deviceTimeZone()): Formats {
  const tag = tags[language] ?? language
  const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options })
  const zone: Intl.DateTimeFormatOptions =
    canonical(timeZone) === canonical(here) ? {} : { timeZoneName: 'short' }
  const timeFormat = as({ hour: 'numeric', minute: '2-digit', hour12: true, ...zone })
  const dayFormat = as({ weekday: 'long', day: 'numeric', month: 'long' })
  const dateFormat = as({ day: 'numeric', month: 'short', year: 'numeric' })
  const monthFormat = as({ month: 'long', year: 'numeric' })
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone })
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const plain = new Intl.NumberFormat(tag)
  const pair = new Intl.NumberFormat(tag, { minimumIntegerDigits: 2, useGrouping: false })
  const at = (instant: string | number) => new Date(instant)
  const day = (instant: string | number) => dayFormat.format(at(instant))
  return {
    time: (instant) => timeFormat.format(at(instant)),
    day,
    date: (instant) => dateFormat.format(at(instant)),
    month: (instant) => monthFormat.format(at(instant)),
    number: (value) => plain.format(value),
    money: (amount, currency) =>
      new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
        Number(amount),
      ),
    nearDay(instant, nowMs) {
      const startOf = (moment: Date) => Date.parse(`${dayKey.format(moment)}T00:00:00Z`)
      const days = Math.round((startOf(at(instant)) - startOf(at(nowMs))) / dayMs)
      if (Math.abs(days) > 1) return day(instant)
      const word = near.format(days, 'day')
      return word.charAt(0).toLocaleUpperCase(tag) + word.slice(1)
    },
    clock(seconds) {
      const whole = Math.max(0, Math.floor(seconds))
      const hours = Math.floor(whole / 3600)
      const minutes = Math.floor((whole % 3600) / 60)
      const rest = pair.format(whole % 60)
      return hours > 0
        ? `${plain.format(hours)}:${pair.format(minutes)}:${rest}`
        : `${plain.format(minutes)}:${rest}`
    },
  }
}

/** The formats of the language and zone spoken here. */
export function useFormats(): Formats {
  const { language, timeZone } = useLanguage()
  return useMemo(() => formatsOf(language, timeZone), [language, timeZone])
}
