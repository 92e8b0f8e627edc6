import { Instant, type RequestValue, Uuid } from '@bedside/contract'
import { z } from 'zod'
import { boundedInstant } from '../../platform/clock/bounded-instant.ts'
import type { Person } from '../../platform/database/index.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/index.ts'
import type { Room } from '../room.ts'
import { listAppointments as listRows } from '../store/appointments.ts'
import { viewOf, viewsOf } from './appointment-view.ts'

/** A page of the caller's own appointments by start time, on whichever side of them they are. */
export function listAppointments(
  room: Room,
  person: Person,
  { cursor, limit, order, status, from, to }: RequestValue<'listAppointments', 'query'>,
) {
  const place = decodeCursor(cursor, z.tuple([Instant, Uuid]))
  return room.platform.database.asPerson(person, async (tx) => {
    const found = await listRows(tx, {
      personId: person.userId,
      status,
      from: from === undefined ? undefined : boundedInstant(from),
      to: to === undefined ? undefined : boundedInstant(to),
      order,
      after: place && { startTime: boundedInstant(place[0]), id: place[1] },
      limit: limit + 1,
    })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await viewsOf(room, tx, page),
      nextCursor: last && found.length > limit ? encodeCursor([last.startTime.toISOString(), last.id]) : null,
    }
  })
}

/** One appointment of the caller's. @throws `not_found` */
export const getAppointment = (room: Room, person: Person, id: string) =>
  room.platform.database.asPerson(person, (tx) => viewOf(room, tx, id))
