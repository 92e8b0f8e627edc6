import type { Slot } from '@bedside/contract'

/** The free times of one day in the reader's zone. */
export interface SlotDay {
  /** `2026-11-21` in the reader's zone. */
  readonly day: string
  readonly slots: readonly Slot[]
}

/** The calendar day of an instant in a zone, as `2026-11-21`. */
export function dayIn(timeZone: string, instant: string | number) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return format.format(new Date(instant))
}

/** Groups free times by day of the reader's zone, days and times rising. */
export function slotsByDay(slots: readonly Slot[], timeZone: string): SlotDay[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const days = new Map<string, Slot[]>()
  const sorted = [...slots].sort((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime))
  for (const slot of sorted) {
    const day = format.format(new Date(slot.startTime))
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days].map(([day, of]) => ({ day, slots: of }))
}

/** The `count` free times nearest to a lost one, in order of time. */
export function nearestSlots(slots: readonly Slot[], startTime: string, count = 3): Slot[] {
  const wanted = Date.parse(startTime)
  return slots
    .filter((slot) => slot.startTime !== startTime)
    .sort((a, b) => Math.abs(Date.parse(a.startTime) - wanted) - Math.abs(Date.parse(b.startTime) - wanted))
    .slice(0, count)
    .sort((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime))
}
