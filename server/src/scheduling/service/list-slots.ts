import type { Person } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Room } from '../room.ts'
import { freeSlotsIn, type Span } from '../slots.ts'
import { bookingHorizonMs, busyTimes, timetablesOf } from './calendar.ts'

const longestRangeDays = 62

/**
 * A doctor's free slots in a range of at most 62 days.
 * @throws `not_found` for an id that is no doctor's, `invalid_input` for a range that ends before it begins or is longer
 */
export function listSlots(room: Room, person: Person, doctorId: string, range: Span): Promise<Span[]> {
  const lengthMs = range.end.getTime() - range.start.getTime()
  if (lengthMs <= 0) throw wrongEnd('must be later than from')
  if (lengthMs > longestRangeDays * 86_400_000) throw wrongEnd(`at most ${longestRangeDays} days after from`)
  return room.platform.database.asPerson(person, async (tx) => {
    const timetable = (await timetablesOf(room, tx, [doctorId])).get(doctorId)
    if (!timetable) throw new Refusal('not_found')
    const now = room.platform.clock.now()
    // Nothing outside of these bounds is free, however far the asked range reaches.
    const asked = {
      start: new Date(Math.max(range.start.getTime(), now.getTime() - 86_400_000)),
      end: new Date(Math.min(range.end.getTime(), now.getTime() + bookingHorizonMs)),
    }
    if (asked.start >= asked.end) return []
    const busy = (await busyTimes(tx, [doctorId], asked)).get(doctorId) ?? []
    return [...freeSlotsIn(timetable, asked, { busy, now })]
  })
}

const wrongEnd = (detail: string) => new Refusal('invalid_input', { errors: [{ pointer: '/to', detail }] })
