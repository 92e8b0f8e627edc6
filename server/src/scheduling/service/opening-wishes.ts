import { limits, type OpeningWish, type RequestValue } from '@bedside/contract'
import { boundedInstant } from '../../platform/clock/bounded-instant.ts'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayAsk } from '../policy.ts'
import { presentSlot, presentWish } from '../present.ts'
import { asPerson, type Room } from '../room.ts'
import { freeSlotsIn, type Span } from '../slots.ts'
import { lockCalendar } from '../store/appointments.ts'
import { findBookableDoctors } from '../store/doctors.ts'
import { listWishesOf, lockWishesOf, putWish, removeOverWishes, removeWish } from '../store/opening-wishes.ts'
import { busyTimes, timetablesOf } from './calendar.ts'

const dayMs = 86_400_000
const offered = 3
const forgetKind = 'scheduling.forget-wishes'
const keyOf = (patientId: string, doctorId: string) => `opening-wish:${patientId}:${doctorId}`

/** The doctors a person waits for. */
export function listOpeningWishes({ platform }: Room, person: Person): Promise<OpeningWish[]> {
  return platform.database.asPerson(person, async (tx) =>
    (await listWishesOf(tx, person.userId, platform.clock.now())).map(presentWish),
  )
}

/**
 * A patient asks to be told when a time of a doctor opens; asking again moves the days.
 * @throws `forbidden` for everyone but patients, `booking_off`, `not_found` for an id that is no doctor's,
 * `invalid_input` for days that are over or too far, `too_many_wishes`, `times_free` with the first of them
 */
export function saveOpeningWish(
  room: Room,
  person: Person,
  doctorId: string,
  range: RequestValue<'saveOpeningWish', 'body'>,
): Promise<OpeningWish> {
  const deed = { action: 'opening-wish.save', subjectId: doctorId }
  return asPerson(room, person, deed, async (tx) => {
    if (!mayAsk(person)) throw new Refusal('forbidden')
    if (room.platform.settings.BOOKING === 'off') throw new Refusal('booking_off')
    const [doctor] = await findBookableDoctors(tx, { ids: [doctorId] })
    if (!doctor) throw new Refusal('not_found')
    const now = room.platform.clock.now()
    const wanted = spanOf(range, now)
    await lockWishesOf(tx, person.userId)
    const others = (await listWishesOf(tx, person.userId, now)).filter((wish) => wish.doctorId !== doctorId)
    if (others.length >= limits.openingWishes) throw new Refusal('too_many_wishes')
    await refuseWhereFree(room, tx, doctorId, wanted)
    const wish = { patientId: person.userId, doctorId, from: wanted.start, to: wanted.end, createdAt: now }
    await putWish(tx, wish)
    await tx.asService('opening-wish', () =>
      room.platform.jobs.schedule(tx, {
        key: keyOf(person.userId, doctorId),
        kind: forgetKind,
        runAt: wanted.end,
        payload: {},
      }),
    )
    return presentWish(wish)
  })
}

/** Takes a wish back; harmless where there is none. */
export function removeOpeningWish({ platform }: Room, person: Person, doctorId: string) {
  return platform.database.asPerson(person, async (tx) => {
    await removeWish(tx, person.userId, doctorId)
    await tx.asService('opening-wish', () => platform.jobs.cancel(tx, keyOf(person.userId, doctorId)))
  })
}

/** Has wishes forgotten once their days are over; called once as the room opens. */
export function forgetOverWishes({ platform: { jobs, database, clock } }: Room) {
  jobs.handle(forgetKind, () =>
    database.asService('forget-wishes', (tx) => removeOverWishes(tx, clock.now())),
  )
}

/**
 * Whoever is to be told must not have missed it: the calendar is held, so that a time that opens meanwhile is either
 * seen here or finds the wish.
 */
async function refuseWhereFree(room: Room, tx: Tx, doctorId: string, wanted: Span) {
  await lockCalendar(tx, doctorId)
  const timetable = (await timetablesOf(room, tx, [doctorId])).get(doctorId)
  if (!timetable) return
  const busy = (await busyTimes(tx, [doctorId], wanted)).get(doctorId) ?? []
  const free: Span[] = []
  for (const slot of freeSlotsIn(timetable, wanted, { busy, now: room.platform.clock.now() })) {
    if (slot.start >= wanted.end) break
    if (free.push(slot) === offered) break
  }
  if (free.length > 0) throw new Refusal('times_free', { alternatives: free.map(presentSlot) })
}

function spanOf({ from, to }: RequestValue<'saveOpeningWish', 'body'>, now: Date): Span {
  const refuse = (pointer: string, detail: string) =>
    new Refusal('invalid_input', { errors: [{ pointer, detail }] })
  const start = new Date(Math.max(boundedInstant(from).getTime(), now.getTime()))
  const end = boundedInstant(to)
  if (end <= start) throw refuse('/to', 'later than from, and not over')
  if (end.getTime() > now.getTime() + limits.openingWishDays * dayMs)
    throw refuse('/to', `at most ${limits.openingWishDays} days ahead`)
  return { start, end }
}
