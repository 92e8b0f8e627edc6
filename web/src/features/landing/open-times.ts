import type { Clinic } from '@bedside/contract'
import type { Formats } from '@bedside/react'

type OpenTime = NonNullable<Clinic['openTimes']>[number]

/** Whether the clinic is open at an instant, and what comes next; null where that is not known (any more). */
export type Opening =
  | { readonly isOpen: true; readonly until: string | null }
  | { readonly isOpen: false; readonly opensAt: string }

const dayMs = 24 * 60 * 60_000

/** Reads the clinic's open times at an instant; pure. `until` is null while it is open for a day and longer. */
export function openingAt(openTimes: readonly OpenTime[], nowMs: number): Opening | null {
  const ahead = openTimes.filter(({ endTime }) => Date.parse(endTime) > nowMs)
  const [first] = ahead
  if (!first) return null
  if (Date.parse(first.startTime) > nowMs) return { isOpen: false, opensAt: first.startTime }
  let until = first.endTime
  for (const { startTime, endTime } of ahead) if (Date.parse(startTime) === Date.parse(until)) until = endTime
  return { isOpen: true, until: Date.parse(until) - nowMs < dayMs ? until : null }
}

/** Days of the week one after the other with the same hours. */
export interface OpenDays {
  readonly first: string
  /** The same as `first` for a single day. */
  readonly last: string
  /** Spans as they are read; empty: closed. Both ends null: day and night. */
  readonly spans: readonly { readonly from: string | null; readonly until: string | null }[]
}

/**
 * The week from tomorrow on in the words of a language, neighbours with the same hours together; pure. `opens` and
 * `closes` are of the clinic's zone, `closes` with its name where it is not the reader's; `dayNames` of UTC.
 */
export function weekOf(
  openTimes: readonly OpenTime[],
  {
    timeZone,
    nowMs,
    opens,
    closes,
    dayNames,
  }: {
    timeZone: string
    nowMs: number
    opens: Formats
    closes: Formats
    dayNames: Formats
  },
): OpenDays[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const today = Date.parse(dayOf.format(nowMs))
  const week: OpenDays[] = []
  for (let days = 1; days <= 7; days++) {
    const key = new Date(today + days * dayMs).toISOString().slice(0, 10)
    const spans = openTimes
      .filter(({ startTime }) => dayOf.format(new Date(startTime)) === key)
      .map(({ startTime, endTime }) => {
        const from = opens.time(startTime)
        const isWhole = from === opens.time(endTime)
        return isWhole ? { from: null, until: null } : { from, until: closes.time(endTime) }
      })
    const name = dayNames.weekday(today + days * dayMs)
    const before = week.at(-1)
    if (before && JSON.stringify(before.spans) === JSON.stringify(spans))
      week[week.length - 1] = { ...before, last: name }
    else week.push({ first: name, last: name, spans })
  }
  return week
}
