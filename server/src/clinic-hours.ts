import { addDays, instantAt, localDateOf, weekdayOf } from './platform/clock/time-zone.ts'

/** A stretch in which the clinic is open on one weekday (0 = Sunday), in minutes since local midnight. */
export interface ClinicHours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const toldDays = 8
const form = 'Write days and their times, e.g. Sun-Fri 10:00-17:00; Sat 10:00-13:00 15:00-17:00.'

/**
 * Reads `CLINIC_HOURS`: parts between semicolons, each a day or a range of days and its times; days without a part are
 * closed. Null where none are set. What is wrong goes to `mistakes`, as for every setting.
 */
export function readClinicHours(text: string | undefined, mistakes: string[]): readonly ClinicHours[] | null {
  if (text === undefined) return null
  const hours: ClinicHours[] = []
  for (const part of text.split(';').filter((each) => each.trim() !== '')) {
    const [days = '', ...times] = part.trim().split(/\s+/)
    const spans = times.map(spanOf)
    const wrong = times.find((_time, place) => spans[place] === null)
    const named = daysOf(days)
    if (!named) mistakes.push(`CLINIC_HOURS: ${days} is no day or range of days. ${form}`)
    else if (times.length === 0) mistakes.push(`CLINIC_HOURS: ${days} has no times. ${form}`)
    else if (wrong !== undefined)
      mistakes.push(`CLINIC_HOURS: ${wrong} is no time of opening and closing. ${form}`)
    else for (const weekday of named) for (const span of spans) if (span) hours.push({ weekday, ...span })
  }
  const sorted = hours.sort((one, other) => startOf(one) - startOf(other))
  const double = sorted.find((span, place) => isInto(span, sorted[place + 1]))
  if (double) mistakes.push(`CLINIC_HOURS: two times of ${weekdays[double.weekday]} overlap. ${form}`)
  return sorted
}

/** Each stretch the clinic is open in from now to the end of the eighth day, rising; the running one is the first. */
export function openTimesFrom(hours: readonly ClinicHours[], timeZone: string, now: Date) {
  const today = localDateOf(now, timeZone)
  return Array.from({ length: toldDays }, (_, days) => addDays(today, days))
    .flatMap((date) =>
      hours
        .filter(({ weekday }) => weekday === weekdayOf(date))
        .map(({ fromMinute, toMinute }) => ({
          start: instantAt(date, fromMinute, timeZone),
          end: instantAt(date, toMinute, timeZone),
        })),
    )
    .filter(({ end }) => end > now)
}

const startOf = ({ weekday, fromMinute }: ClinicHours) => weekday * 1440 + fromMinute
const isInto = (span: ClinicHours, next: ClinicHours | undefined) =>
  next !== undefined && span.weekday === next.weekday && span.toMinute > next.fromMinute

/** `Sun`, or `Fri-Mon` over the end of the week. */
function daysOf(text: string) {
  const [first = '', last = first, more] = text.toLowerCase().split('-')
  const [from, to] = [weekdays.indexOf(first), weekdays.indexOf(last)]
  if (from < 0 || to < 0 || more !== undefined) return null
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, days) => (from + days) % 7)
}

function spanOf(text: string) {
  const [, from, to] = /^([\d:]{5})-([\d:]{5})$/.exec(text) ?? []
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)]
  return fromMinute !== null && toMinute !== null && fromMinute < toMinute ? { fromMinute, toMinute } : null
}

function minuteOf(text: string | undefined) {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text ?? '') ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return Number.isInteger(minute) && minute <= 1440 ? minute : null
}
