import { addDays, instantAt, type LocalDate, localDateOf, weekdayOf } from '../platform/clock/time-zone.ts'

/** When a doctor sees patients on a weekday (0 = Sunday), in minutes since local midnight. */
export interface OpenHours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** How a doctor's days are cut. */
export interface Timetable {
  readonly timeZone: string
  readonly slotMinutes: number
  readonly hours: readonly OpenHours[]
}

/** A stretch of time, its end not counted. */
export interface Span {
  readonly start: Date
  readonly end: Date
}

/**
 * The doctor's slots that overlap a range, rising. Cut in real minutes from the wall-clock opening, so a day on
 * which the clocks change has fewer or more of them and none is doubled; where they lie never depends on the range.
 */
export function* slotsIn(timetable: Timetable, range: Span): Generator<Span> {
  if (timetable.hours.length === 0) return
  const last = localDateOf(range.end, timetable.timeZone)
  let date = addDays(localDateOf(range.start, timetable.timeZone), -1)
  for (; !isAfter(date, last); date = addDays(date, 1)) {
    for (const slot of slotsOfDay(timetable, date)) {
      if (slot.end > range.start && slot.start < range.end) yield slot
    }
  }
}

/**
 * The slots a patient may still book: begun less than their length ago or later, and not held.
 * Slots before the range are left out, but the one that is running when the range begins now stays.
 */
export function* freeSlotsIn(
  timetable: Timetable,
  range: Span,
  { busy, now }: { busy: readonly Span[]; now: Date },
): Generator<Span> {
  for (const slot of slotsIn(timetable, range)) {
    if (slot.end <= now) continue
    if (slot.start < range.start && slot.start > now) continue
    if (!busy.some((held) => overlaps(held, slot))) yield slot
  }
}

/** The slot that begins at exactly this instant, if the timetable has one. */
export function slotAt(timetable: Timetable, start: Date): Span | undefined {
  const range = { start, end: new Date(start.getTime() + 1) }
  for (const slot of slotsIn(timetable, range)) if (slot.start.getTime() === start.getTime()) return slot
  return undefined
}

export const overlaps = (one: Span, other: Span) => one.start < other.end && other.start < one.end

function* slotsOfDay({ timeZone, slotMinutes, hours }: Timetable, date: LocalDate): Generator<Span> {
  const weekday = weekdayOf(date)
  const today = hours.filter((row) => row.weekday === weekday).sort((a, b) => a.fromMinute - b.fromMinute)
  let taken = Number.NEGATIVE_INFINITY
  for (const row of today) {
    const closes = instantAt(date, row.toMinute, timeZone).getTime()
    let start = instantAt(date, row.fromMinute, timeZone).getTime()
    for (let end = start + slotMinutes * 60_000; end <= closes; end += slotMinutes * 60_000) {
      // Rows that overlap must not offer the same minutes twice.
      if (start >= taken) {
        yield { start: new Date(start), end: new Date(end) }
        taken = end
      }
      start = end
    }
  }
}

function isAfter(date: LocalDate, other: LocalDate) {
  return Date.UTC(date.year, date.month - 1, date.day) > Date.UTC(other.year, other.month - 1, other.day)
}
