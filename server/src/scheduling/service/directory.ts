import { type Doctor, type RequestValue, Uuid } from '@bedside/contract'
import { z } from 'zod'
import type { PersonProfile } from '../../identity/index.ts'
import type { Person, Tx } from '../../platform/database/index.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentDoctor } from '../present.ts'
import type { Room } from '../room.ts'
import { freeSlotsIn } from '../slots.ts'
import { type DoctorProfile, findBookableDoctors } from '../store/doctors.ts'
import { busyTimes, timetablesOf } from './calendar.ts'

const lookAheadMs = 31 * 86_400_000

/** A page of the directory by name; `search` looks in name and specialisation. */
export function listDoctors(room: Room, person: Person, query: RequestValue<'listDoctors', 'query'>) {
  const place = decodeCursor(query.cursor, z.tuple([Uuid]))
  return room.platform.database.asPerson(person, async (tx) => {
    const doctors = await findBookableDoctors(tx, { language: query.language })
    const people = await room.identity.profiles(
      tx,
      doctors.map((doctor) => doctor.doctorId),
    )
    const found = doctors
      .filter((doctor) => matches(doctor, people.get(doctor.doctorId), query.search))
      .sort((one, other) => byName(people, one, other))
    const start = place ? found.findIndex((doctor) => doctor.doctorId === place[0]) + 1 : 0
    const page = found.slice(start, start + query.limit)
    const more = found.length > start + query.limit
    return {
      items: await present(room, tx, page, people),
      nextCursor: more ? encodeCursor([page.at(-1)?.doctorId ?? '']) : null,
    }
  })
}

/** One doctor. @throws `not_found` for any id that is no doctor's */
export function getDoctor(room: Room, person: Person, doctorId: string): Promise<Doctor> {
  return room.platform.database.asPerson(person, async (tx) => {
    const people = await room.identity.profiles(tx, [doctorId])
    const [doctor] = await present(room, tx, await findBookableDoctors(tx, { ids: [doctorId] }), people)
    if (!doctor) throw new Refusal('not_found')
    return doctor
  })
}

async function present(
  room: Room,
  tx: Tx,
  doctors: readonly DoctorProfile[],
  people: ReadonlyMap<string, PersonProfile>,
): Promise<Doctor[]> {
  const ids = doctors.map((doctor) => doctor.doctorId)
  const now = room.platform.clock.now()
  const range = { start: now, end: new Date(now.getTime() + lookAheadMs) }
  const timetables = await timetablesOf(room, tx, ids)
  const busy = await busyTimes(tx, ids, range)
  const fees = await room.fees.of(tx, ids)
  return doctors.flatMap((doctor) => {
    const person = people.get(doctor.doctorId)
    const timetable = timetables.get(doctor.doctorId)
    if (!person || !timetable) return []
    const held = { busy: busy.get(doctor.doctorId) ?? [], now }
    const first = freeSlotsIn(timetable, range, held).next()
    const nextFree = first.done ? null : first.value.start
    return [presentDoctor(doctor, person, { fees: fees.get(doctor.doctorId) ?? [], nextFree })]
  })
}

function matches(doctor: DoctorProfile, person: PersonProfile | undefined, search: string | undefined) {
  if (!person) return false
  const text = `${person.name}\n${doctor.specialization}`.toLocaleLowerCase()
  return search === undefined || text.includes(search.toLocaleLowerCase())
}

function byName(people: ReadonlyMap<string, PersonProfile>, one: DoctorProfile, other: DoctorProfile) {
  const [first, second] = [people.get(one.doctorId)?.name ?? '', people.get(other.doctorId)?.name ?? '']
  return first.localeCompare(second) || one.doctorId.localeCompare(other.doctorId)
}
