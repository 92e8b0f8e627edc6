import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import { participantColumns, sessionColumns, toParticipant, toSession } from './rows.ts'

const dayMs = 24 * 60 * 60_000
const openStatuses = ['WAITING', 'IN_PROGRESS', 'PAUSED']

/** A doctor's sessions of the day it is now in a time zone, and those of any day that are going on; by time, then arrival. */
export async function listSessionsOfDay(
  { q }: Tx,
  doctorId: string,
  now: Date,
  timeZone: string,
): Promise<SessionRecord[]> {
  const rows = await q
    .selectFrom('consultation_sessions')
    .select(sessionColumns)
    .where('doctor_id', '=', doctorId)
    .where((where) =>
      where.or([
        where('status', 'in', openStatuses),
        where.and([
          // The plain range is for the index; the local day decides.
          where('scheduled_start_time', '>', new Date(now.getTime() - 2 * dayMs)),
          where('scheduled_start_time', '<', new Date(now.getTime() + 2 * dayMs)),
          sql<boolean>`(scheduled_start_time at time zone ${timeZone})::date = (${now}::timestamptz at time zone ${timeZone})::date`,
        ]),
      ]),
    )
    .orderBy('scheduled_start_time')
    .orderBy('id')
    .execute()
  return rows.map(toSession)
}

/** A doctor's sessions that are going on: who is ahead of a waiting person, and whether the doctor is with someone. */
export async function listOpenSessions({ q }: Tx, doctorId: string): Promise<SessionRecord[]> {
  const rows = await q
    .selectFrom('consultation_sessions')
    .select(sessionColumns)
    .where('doctor_id', '=', doctorId)
    .where('status', 'in', openStatuses)
    .orderBy('scheduled_start_time')
    .orderBy('id')
    .execute()
  return rows.map(toSession)
}

/** The people of those sessions. */
export async function listOpenParticipants({ q }: Tx, doctorId: string): Promise<ParticipantRecord[]> {
  const rows = await q
    .selectFrom('session_participants')
    .select(participantColumns)
    .where('session_id', 'in', (open) =>
      open
        .selectFrom('consultation_sessions')
        .select('id')
        .where('doctor_id', '=', doctorId)
        .where('status', 'in', openStatuses),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toParticipant)
}
