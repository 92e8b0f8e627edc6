import type { Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Room } from '../room.ts'
import { freeSlotsIn, overlaps, type Span, slotAt, type Timetable } from '../slots.ts'
import { isDoubleBooking, listBusyTimes } from '../store/appointments.ts'
import { findBookableDoctors, listHours } from '../store/doctors.ts'

const dayMs = 86_400_000

/** Visits can be booked so far ahead. */
export const bookingHorizonMs = 366 * dayMs

/** How each doctor's days are cut; ids of no bookable doctor are left out. */
export async function timetablesOf({ identity }: Room, tx: Tx, doctorIds: readonly string[]) {
  const doctors = await findBookableDoctors(tx, { ids: doctorIds })
  const ids = doctors.map((doctor) => doctor.doctorId)
  const people = await identity.profiles(tx, ids)
  const hours = await listHours(tx, ids)
  const timetables = new Map<string, Timetable>()
  for (const { doctorId, slotMinutes } of doctors) {
    const timeZone = people.get(doctorId)?.timeZone ?? 'UTC'
    timetables.set(doctorId, { timeZone, slotMinutes, hours: hours.get(doctorId) ?? [] })
  }
  return timetables
}

/** Held times by doctor; other people's appointments, so only their times are read, by the flow role. */
export const busyTimes = (tx: Tx, doctorIds: readonly string[], range: Span, exceptId?: string) =>
  tx.asFlow(() => listBusyTimes(tx, doctorIds, range, exceptId))

/**
 * The slot of this doctor that begins at `start` and is free.
 * @throws `slot_unavailable` where the doctor has no such slot, it is over or too far ahead; `slot_taken` (without
 * alternatives yet) where another holds it
 */
export async function claimSlot(
  room: Room,
  tx: Tx,
  { doctorId, start, exceptId }: { doctorId: string; start: Date; exceptId?: string },
): Promise<Span> {
  const now = room.platform.clock.now()
  const timetable = (await timetablesOf(room, tx, [doctorId])).get(doctorId)
  const near = start.getTime() > now.getTime() - dayMs && start.getTime() < now.getTime() + bookingHorizonMs
  const slot = timetable && near ? slotAt(timetable, start) : undefined
  if (!slot || slot.end <= now) throw new Refusal('slot_unavailable')
  const busy = (await busyTimes(tx, [doctorId], slot, exceptId)).get(doctorId) ?? []
  if (busy.some((held) => overlaps(held, slot))) throw new Refusal('slot_taken')
  return slot
}

/**
 * Runs a booking; where the time turns out to be another's, by our look or by the database's constraint, the
 * refusal carries the three nearest free slots, read afterwards in a transaction of their own.
 */
export async function offeringAlternatives<Result>(
  book: () => Promise<Result>,
  nearest: () => Promise<Span[]>,
): Promise<Result> {
  try {
    return await book()
  } catch (error) {
    const taken = error instanceof Refusal ? error.code === 'slot_taken' : isDoubleBooking(error)
    if (!taken) throw error
    const alternatives = (await nearest()).map(({ start, end }) => ({
      startTime: start.toISOString(),
      endTime: end.toISOString(),
    }))
    throw new Refusal('slot_taken', { alternatives })
  }
}

/** At most three free slots nearest to an instant, rising; looks further only while there are fewer. */
export async function nearestFreeSlots(
  room: Room,
  tx: Tx,
  { doctorId, start, exceptId }: { doctorId: string; start: Date; exceptId?: string },
): Promise<Span[]> {
  const now = room.platform.clock.now()
  const timetable = (await timetablesOf(room, tx, [doctorId])).get(doctorId)
  if (!timetable) return []
  let nearest: Span[] = []
  for (const days of [1, 7, 31]) {
    const range = {
      start: new Date(Math.max(now.getTime(), start.getTime() - days * dayMs)),
      end: new Date(start.getTime() + days * dayMs),
    }
    const busy = (await busyTimes(tx, [doctorId], range, exceptId)).get(doctorId) ?? []
    const distance = (slot: Span) => Math.abs(slot.start.getTime() - start.getTime())
    nearest = [...freeSlotsIn(timetable, range, { busy, now })]
      .sort((one, other) => distance(one) - distance(other))
      .slice(0, 3)
    if (nearest.length === 3) break
  }
  return nearest.sort((one, other) => one.start.getTime() - other.start.getTime())
}
