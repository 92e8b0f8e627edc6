/** A calendar day, wherever it is; months count from 1. */
export interface LocalDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day on which an instant falls in an IANA time zone. */
export function localDateOf(instant: Date, timeZone: string): LocalDate {
  return dateOf(instant.getTime() + offsetMs(instant.getTime(), timeZone))
}

/** The day `days` later. */
export function addDays({ year, month, day }: LocalDate, days: number): LocalDate {
  return dateOf(Date.UTC(year, month - 1, day) + days * dayMs)
}

/** 0 = Sunday. */
export function weekdayOf({ year, month, day }: LocalDate) {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/**
 * The instant of a wall-clock time in an IANA time zone. A time that the clocks show twice is its first
 * showing; a time they skip is as much later as was skipped (RFC 5545 section 3.3.5).
 * @param minutes since midnight; 1440 is the next day's midnight
 */
export function instantAt({ year, month, day }: LocalDate, minutes: number, timeZone: string) {
  const wall = Date.UTC(year, month - 1, day, 0, minutes)
  const before = offsetMs(wall - dayMs, timeZone)
  const after = offsetMs(wall + dayMs, timeZone)
  const [first, second] = [wall - before, wall - after]
  // A change within these two days may lie on either side of the asked time.
  if (offsetMs(first, timeZone) === before) return new Date(first)
  if (offsetMs(second, timeZone) === after) return new Date(second)
  return new Date(first)
}

function dateOf(wallMs: number): LocalDate {
  const date = new Date(wallMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** What the wall clock is ahead of UTC at an instant. */
function offsetMs(instantMs: number, timeZone: string) {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(instantMs)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  return wall - Math.floor(instantMs / 1000) * 1000
}

function formatOf(timeZone: string) {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
