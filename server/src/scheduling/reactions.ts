import type { DomainEventData } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'
import type { Reactions } from '../platform/outbox/index.ts'
import type { Room } from './room.ts'
import { timetablesOf } from './service/calendar.ts'
import { freeSlotsIn, type Span } from './slots.ts'
import { listBusyTimes, lockCalendar } from './store/appointments.ts'
import { isWaitedFor, takeWishes } from './store/opening-wishes.ts'

type Booking = DomainEventData<'appointment.cancelled'>

/** A visit was declined, called off or moved: whoever waits for a time of that doctor is told, once. */
export function tellWhoWaits(room: Room): Reactions {
  const opens = (tx: Tx, booking: Booking) =>
    tell(room, tx, booking, { start: new Date(booking.startTime), end: new Date(booking.endTime) })
  return {
    'appointment.declined': (tx, data) => opens(tx, { ...data, cancelledBy: null }),
    'appointment.cancelled': opens,
    'appointment.rescheduled': (tx, data) => {
      const start = new Date(data.previousStartTime)
      const lengthMs = Date.parse(data.endTime) - Date.parse(data.startTime)
      return tell(room, tx, data, { start, end: new Date(start.getTime() + lengthMs) })
    },
  }
}

/**
 * Runs in the transaction that opens the time. Holding the calendar first, it sees every wish that did not see this
 * time free; taking the wishes out and telling them commit together, so that nobody is told twice or missed.
 */
async function tell(
  room: Room,
  tx: Tx,
  { doctorId, patientId }: { doctorId: string; patientId: string },
  opened: Span,
) {
  const { clock, events, settings } = room.platform
  const now = clock.now()
  if (opened.end <= now || settings.BOOKING === 'off') return
  await lockCalendar(tx, doctorId)
  if (!(await isWaitedFor(tx, doctorId, now))) return
  const slot = await firstFree(room, tx, doctorId, opened)
  if (!slot) return
  const patientIds = await takeWishes(tx, { doctorId, start: slot.start, exceptId: patientId })
  if (patientIds.length === 0) return
  const [startTime, endTime] = [slot.start.toISOString(), slot.end.toISOString()]
  await events.say(tx, 'appointment.time_opened', doctorId, { doctorId, patientIds, startTime, endTime })
}

/** What of an opened stretch can really be booked: the doctor's hours may have changed, or another may hold a part. */
async function firstFree(room: Room, tx: Tx, doctorId: string, opened: Span) {
  const timetable = (await timetablesOf(room, tx, [doctorId])).get(doctorId)
  if (!timetable) return undefined
  const busy = (await listBusyTimes(tx, [doctorId], opened)).get(doctorId) ?? []
  for (const slot of freeSlotsIn(timetable, opened, { busy, now: room.platform.clock.now() }))
    if (slot.start < opened.end) return slot
  return undefined
}
