import type { Session } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { AppointmentRecord } from '../../scheduling/index.ts'
import type { KnownVisit } from '../known-visits.ts'
import { moverOf } from '../policy.ts'
import { presentSession } from '../present/session.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'

type Seen = {
  session: SessionRecord
  participants: readonly ParticipantRecord[]
  me: ParticipantRecord
}

/** What a view shows beside the session and its people. */
export interface Surroundings {
  readonly appointment: AppointmentRecord | undefined
  readonly doctor: Awaited<ReturnType<typeof doctorOf>>
  readonly lastSeq: number
}

/** Reads what stands around a session in one trip; needs no more of it than never changes. */
export async function readSurroundings(
  room: Room,
  tx: Tx,
  visit: KnownVisit,
  known?: AppointmentRecord,
): Promise<Surroundings> {
  const [appointment, doctor, lastSeq] = await Promise.all([
    known ?? appointmentOf(room, tx, visit),
    doctorOf(room, tx, visit.doctorId),
    room.sessionLog.head(tx, visit.id),
  ])
  return { appointment, doctor, lastSeq }
}

/**
 * A session as `me` may see it; under their own role. A guest's rows are read by the house, and mostly left out.
 * @param known its appointment where the transaction has read it
 */
export async function viewSession(room: Room, tx: Tx, of: Seen, known?: AppointmentRecord): Promise<Session> {
  const read = () => readSurroundings(room, tx, of.session, known)
  return presentView(room, of, await (moverOf(of.me) === 'GUEST' ? tx.asFlow(read) : read()))
}

/** A session as `me` may see it, of what has been read. */
export function presentView(
  { platform: { settings, clock } }: Room,
  of: Seen,
  { appointment, doctor, lastSeq }: Surroundings,
): Session {
  return presentSession({
    ...of,
    doctor,
    reason: appointment?.reason ?? '',
    lastSeq,
    emergencyNumber: settings.emergencyNumber,
    clinicPhone: settings.CLINIC_PHONE ?? null,
    now: clock.now(),
  })
}

export async function appointmentOf({ scheduling }: Room, tx: Tx, { appointmentId }: KnownVisit) {
  return (await scheduling.appointments(tx, [appointmentId])).get(appointmentId)
}

/** A doctor's name and standing, as every view of a visit shows them. */
export async function doctorOf(room: Room, tx: Tx, doctorId: string) {
  const doctor = (await room.scheduling.doctors(tx, [doctorId])).get(doctorId)
  const { name = '', specialization = '', registrationNumber = '', consultationModes = [] } = doctor ?? {}
  return { name, specialization, registrationNumber, consultationModes: [...consultationModes] }
}
