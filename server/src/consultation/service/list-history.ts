import type { RequestValue } from '@bedside/contract'
import { z } from 'zod'
import type { Person } from '../../platform/database/index.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { presentHistoryItem } from '../present/past.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { listPastSessions } from '../store/history-store.ts'
import { listSentSummaries } from '../store/notes-store.ts'
import { listParticipants } from '../store/session-store.ts'
import { factsOf } from './get-summary.ts'

const Place = z.tuple([z.iso.datetime(), z.uuid()])

/** Own past sessions, newest first. */
export const listHistory = (room: Room, caller: Person, query: RequestValue<'listHistory', 'query'>) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const place = decodeCursor(query.cursor, Place)
    const found = await listPastSessions(tx, caller.userId, {
      from: query.from ? new Date(query.from) : null,
      to: query.to ? new Date(query.to) : null,
      status: query.status ?? null,
      consultationMode: query.consultationMode ?? null,
      search: query.search ?? null,
      withUserId: query.withUserId ?? null,
      after: place && [new Date(place[0]), place[1]],
      limit: query.limit + 1,
    })
    const page = found.slice(0, query.limit)
    const ids = page.map(({ id }) => id)
    const people = await listParticipants(tx, ids)
    const summaries = await listSentSummaries(tx, ids)
    const facts = ids.length > 0 ? await factsOf(room, tx, ids) : new Map()
    const doctors = await room.scheduling.doctors(tx, [...new Set(page.map(({ doctorId }) => doctorId))])
    const appointments = await room.scheduling.appointments(
      tx,
      page.map(({ appointmentId }) => appointmentId),
    )
    const last = page.at(-1)
    return {
      items: page.map((session) =>
        presentHistoryItem({
          session,
          otherParty: otherPartyOf(session, caller.userId, people, doctors),
          forWhom: appointments.get(session.appointmentId)?.forWhom ?? null,
          hasSummary: summaries.has(session.id),
          facts: facts.get(session.id) ?? {},
          now: room.platform.clock.now(),
        }),
      ),
      nextCursor:
        found.length > page.length && last
          ? encodeCursor([last.scheduledStartTime.toISOString(), last.id])
          : null,
    }
  })

function otherPartyOf(
  session: SessionRecord,
  userId: string,
  people: readonly ParticipantRecord[],
  doctors: ReadonlyMap<string, { specialization: string }>,
) {
  const isDoctor = session.doctorId === userId
  const otherId = isDoctor ? session.patientId : session.doctorId
  const other = people.find((person) => person.sessionId === session.id && person.userId === otherId)
  return {
    userId: otherId,
    name: other?.displayName ?? '',
    specialization: isDoctor ? null : (doctors.get(otherId)?.specialization ?? null),
  }
}
