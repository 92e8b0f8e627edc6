import type { Tx } from '../../platform/database/index.ts'
import type { ParticipantPatch, ParticipantRecord, SessionRecord } from '../records.ts'
import {
  fromParticipant,
  fromSession,
  participantColumns,
  sessionColumns,
  toParticipant,
  toSession,
} from './rows.ts'

/**
 * Locks a session's row until the transaction ends; every change begins here, so changes of one session are serial.
 * Not the stronger `for update`: a message's log entry, whose foreign key looks at this row while it holds the log's
 * head, would then wait for a change that waits for that head.
 */
export async function lockSession({ q }: Tx, sessionId: string): Promise<SessionRecord | undefined> {
  const row = await q
    .selectFrom('consultation_sessions')
    .select(sessionColumns)
    .where('id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && toSession(row)
}

export async function findSessions({ q }: Tx, sessionIds: readonly string[]): Promise<SessionRecord[]> {
  if (sessionIds.length === 0) return []
  const rows = await q
    .selectFrom('consultation_sessions')
    .select(sessionColumns)
    .where('id', 'in', [...sessionIds])
    .execute()
  return rows.map(toSession)
}

export async function findSessionOf({ q }: Tx, appointmentId: string): Promise<SessionRecord | undefined> {
  const row = await q
    .selectFrom('consultation_sessions')
    .select(sessionColumns)
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst()
  return row && toSession(row)
}

export async function listParticipants(
  { q }: Tx,
  sessionIds: readonly string[],
): Promise<ParticipantRecord[]> {
  if (sessionIds.length === 0) return []
  const rows = await q
    .selectFrom('session_participants')
    .select(participantColumns)
    .where('session_id', 'in', [...sessionIds])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toParticipant)
}

export async function findParticipant(
  { q }: Tx,
  sessionId: string,
  userId: string,
): Promise<ParticipantRecord | undefined> {
  const row = await q
    .selectFrom('session_participants')
    .select(participantColumns)
    .where('session_id', '=', sessionId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row && toParticipant(row)
}

export type NewSession = Pick<
  SessionRecord,
  | 'id'
  | 'appointmentId'
  | 'patientId'
  | 'doctorId'
  | 'consultationMode'
  | 'scheduledStartTime'
  | 'scheduledDurationMinutes'
  | 'roomName'
  | 'segmentOpenedAt'
  | 'noShowAt'
>

/** Adds the session of an appointment. @returns undefined when it is already there */
export async function insertSession(
  { q }: Tx,
  session: NewSession,
  now: Date,
): Promise<SessionRecord | undefined> {
  const row = await q
    .insertInto('consultation_sessions')
    .values({
      id: session.id,
      appointment_id: session.appointmentId,
      patient_id: session.patientId,
      doctor_id: session.doctorId,
      consultation_mode: session.consultationMode,
      scheduled_start_time: session.scheduledStartTime,
      scheduled_duration_minutes: session.scheduledDurationMinutes,
      room_name: session.roomName,
      status: 'SCHEDULED',
      segment_opened_at: session.segmentOpenedAt,
      no_show_at: session.noShowAt,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('appointment_id').doNothing())
    .returning(sessionColumns)
    .executeTakeFirst()
  return row && toSession(row)
}

export async function insertParticipants(
  { q }: Tx,
  people: readonly Pick<
    ParticipantRecord,
    'id' | 'sessionId' | 'userId' | 'role' | 'displayName' | 'visibleFromSeq'
  >[],
  now: Date,
) {
  await q
    .insertInto('session_participants')
    .values(
      people.map((person) => ({
        id: person.id,
        session_id: person.sessionId,
        user_id: person.userId,
        participant_type: person.role,
        display_name: person.displayName,
        visible_from_seq: person.visibleFromSeq,
        created_at: now,
      })),
    )
    .execute()
}

export async function updateSession({ q }: Tx, sessionId: string, patch: Partial<SessionRecord>, now: Date) {
  await q
    .updateTable('consultation_sessions')
    .set({
      ...fromSession(patch),
      ...(patch.billedMs !== undefined && { total_duration_seconds: Math.floor(patch.billedMs / 1000) }),
      updated_at: now,
    })
    .where('id', '=', sessionId)
    .execute()
}

export async function updateParticipant({ q }: Tx, participantId: string, patch: ParticipantPatch) {
  await q
    .updateTable('session_participants')
    .set(fromParticipant(patch))
    .where('id', '=', participantId)
    .execute()
}

/** People whose line the database still calls alive, by session; after a restart none of them is. */
export async function listKnownLines({ q }: Tx) {
  return q
    .selectFrom('session_participants')
    .select(['session_id', 'user_id'])
    .where('presence', '!=', 'disconnected')
    .orderBy('session_id')
    .execute()
}
