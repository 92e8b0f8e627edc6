import type { AppointmentStatus, CallStatus, ConsultationMode, VisitType } from '@bedside/contract'
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { Schema } from '../../platform/database/schema.ts'
import type { AppointmentRecord } from '../door.ts'
import { holdingStatuses } from '../lifecycle.ts'
import type { Span } from '../slots.ts'

/** A whole appointment, as this room knows it. */
export interface Appointment extends AppointmentRecord {
  readonly note: string | null
  readonly previousStartTime: Date | null
  readonly callStatus: CallStatus | null
  readonly holdsTime: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface NewAppointment {
  readonly id: string
  readonly patientId: string
  readonly doctorId: string
  readonly slot: Span
  readonly visitType: VisitType
  readonly consultationMode: ConsultationMode | null
  readonly reason: string
  readonly forWhom?: string | undefined
  readonly status: 'REQUESTED' | 'CONFIRMED'
}

export interface AppointmentChange {
  readonly status?: AppointmentStatus
  readonly slot?: Span
  readonly previousStartTime?: Date
  readonly note?: string | null
  readonly sessionId?: string
  readonly callStatus?: CallStatus
  readonly holdsTime?: boolean
}

export interface AppointmentsFilter {
  readonly personId: string
  readonly status?: AppointmentStatus | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly order: 'asc' | 'desc'
  readonly after: { startTime: Date; id: string } | null
  readonly limit: number
}

/** Writes a new appointment; people may only write requests. Throws SQLSTATE 23P01 when the time is held. */
export async function insertAppointment({ q }: Tx, of: NewAppointment, now: Date): Promise<Appointment> {
  const row = await q
    .insertInto('appointments')
    .values({
      id: of.id,
      patient_id: of.patientId,
      doctor_id: of.doctorId,
      start_time: of.slot.start,
      end_time: of.slot.end,
      appointment_type: of.visitType,
      consultation_mode: of.consultationMode,
      status: of.status,
      reason: of.reason,
      for_whom: of.forWhom ?? null,
      call_status: of.visitType === 'ONLINE' ? 'not_started' : null,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return appointmentOf(row)
}

/** Appointments this role may see, in no order. */
export async function findAppointments({ q }: Tx, ids: readonly string[]): Promise<Appointment[]> {
  if (ids.length === 0) return []
  const rows = await q.selectFrom('appointments').selectAll().where('id', 'in', ids).execute()
  return rows.map(appointmentOf)
}

/** Reads and locks one appointment until the transaction ends; under the flow or service role. */
export async function lockAppointment({ q }: Tx, id: string): Promise<Appointment | undefined> {
  const row = await q
    .selectFrom('appointments')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && appointmentOf(row)
}

/** Changes what is given and nothing else; throws SQLSTATE 23P01 when a new time is held. */
export async function updateAppointment(
  { q }: Tx,
  id: string,
  { status, slot, previousStartTime, note, sessionId, callStatus, holdsTime }: AppointmentChange,
  now: Date,
): Promise<Appointment> {
  const row = await q
    .updateTable('appointments')
    .set({
      updated_at: now,
      ...(status && { status }),
      ...(slot && { start_time: slot.start, end_time: slot.end }),
      ...(previousStartTime && { previous_start_time: previousStartTime }),
      ...(note !== undefined && { note }),
      ...(sessionId && { call_session_id: sessionId }),
      ...(callStatus && { call_status: callStatus }),
      ...(holdsTime !== undefined && { holds_time: holdsTime }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return appointmentOf(row)
}

/** A person's appointments by start time, from after a place on. */
export async function listAppointments({ q }: Tx, filter: AppointmentsFilter): Promise<Appointment[]> {
  const { personId, status, from, to, order, after, limit } = filter
  const rows = await q
    .selectFrom('appointments')
    .selectAll()
    .where((at) => at.or([at('patient_id', '=', personId), at('doctor_id', '=', personId)]))
    .$if(status !== undefined, (query) => query.where('status', '=', status as string))
    .$if(from !== undefined, (query) => query.where('start_time', '>=', from as Date))
    .$if(to !== undefined, (query) => query.where('start_time', '<', to as Date))
    .$if(after !== null, (query) =>
      query.where((at) =>
        at(
          at.refTuple('start_time', 'id'),
          order === 'asc' ? '>' : '<',
          at.tuple(after?.startTime as Date, after?.id as string),
        ),
      ),
    )
    .orderBy('start_time', order)
    .orderBy('id', order)
    .limit(limit)
    .execute()
  return rows.map(appointmentOf)
}

/** Held times of doctors that overlap a range; under the flow role, because they are other people's. */
export async function listBusyTimes({ q }: Tx, doctorIds: readonly string[], range: Span, exceptId?: string) {
  const byDoctor = new Map<string, Span[]>()
  if (doctorIds.length === 0) return byDoctor
  const rows = await q
    .selectFrom('appointments')
    .select(['doctor_id', 'start_time', 'end_time'])
    .where('doctor_id', 'in', doctorIds)
    .where('status', 'in', holdingStatuses)
    .where('holds_time', '=', true)
    .where('start_time', '<', range.end)
    .where('end_time', '>', range.start)
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId as string))
    .orderBy('start_time')
    .execute()
  for (const row of rows) {
    const spans = byDoctor.get(row.doctor_id) ?? []
    spans.push({ start: row.start_time, end: row.end_time })
    byDoctor.set(row.doctor_id, spans)
  }
  return byDoctor
}

/**
 * Lets one booking at a time into a doctor's calendar until the transaction ends. The exclusion constraint alone
 * is enough to be right; without this, writers of one slot may wait for each other in a circle.
 */
export async function lockCalendar({ q }: Tx, doctorId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${doctorId}, 0))`.execute(q)
}

/** The database refused a second holder of one time. */
export const isDoubleBooking = (error: unknown) => (error as { code?: string }).code === '23P01'

function appointmentOf(row: Selectable<Schema['appointments']>): Appointment {
  return {
    id: row.id,
    patientId: row.patient_id,
    doctorId: row.doctor_id,
    startTime: row.start_time,
    endTime: row.end_time,
    visitType: row.appointment_type as VisitType,
    consultationMode: row.consultation_mode as ConsultationMode | null,
    status: row.status as AppointmentStatus,
    reason: row.reason,
    forWhom: row.for_whom,
    note: row.note,
    previousStartTime: row.previous_start_time,
    sessionId: row.call_session_id,
    callStatus: row.call_status as CallStatus | null,
    holdsTime: row.holds_time,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
